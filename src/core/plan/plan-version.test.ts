import { describe, expect, it } from 'vitest';
import { checkDraft, checkRestore, checkUpload, type SameFile, type VersionState } from './plan-version.ts';

const same: SameFile = { title: '方案', number: 1, planId: 'p', versionId: 'v' };
const plan = (...states: VersionState[]) => ({ title: '方案', versions: states.map((state) => ({ state })) });

describe('a change of a draft', () => {
  it.each<[string, VersionState, number, number, string | undefined]>([
    ['on what its maker saw', 'draft', 3, 3, undefined],
    ['after somebody else was faster', 'draft', 4, 3, 'draft-moved-on'],
    ['on a later revision than there is', 'draft', 3, 4, 'draft-moved-on'],
    ['of a version that was published', 'published', 3, 3, 'version-not-draft'],
    ['of one that was discarded, whatever the revision', 'discarded', 4, 3, 'version-not-draft'],
  ])('%s', (_case, state, draftRevision, revision, code) => {
    expect(checkDraft({ state, draftRevision }, revision)?.code).toBe(code);
  });
});

describe('a file that comes in', () => {
  it.each<[string, SameFile | null, ReturnType<typeof plan> | null | undefined, string | undefined]>([
    ['as a new plan', null, null, undefined],
    ['as the next version', null, plan('published', 'superseded', 'discarded'), undefined],
    ['beside a draft', null, plan('draft', 'published'), 'plan-has-draft'],
    ['for a plan that is not there', null, undefined, 'plan-not-found'],
    ['that is there already', same, null, 'document-duplicate'],
    ['that is the draft which there is', same, plan('draft'), 'document-duplicate'],
  ])('%s', (_case, known, into, code) => {
    expect(checkUpload(known, into)?.code).toBe(code);
  });
});

describe('a version that comes back', () => {
  it.each<[string, VersionState, ReturnType<typeof plan>, SameFile | null, string | undefined]>([
    ['where no draft is', 'discarded', plan('discarded', 'published'), null, undefined],
    ['that was not discarded', 'published', plan('published'), null, 'version-not-discarded'],
    ['that is the draft itself', 'draft', plan('draft'), null, 'version-not-discarded'],
    ['beside a draft', 'discarded', plan('draft', 'discarded'), null, 'plan-has-draft'],
    ['whose file was taken in since', 'discarded', plan('discarded'), same, 'document-duplicate'],
  ])('%s', (_case, state, own, known, code) => {
    expect(checkRestore(state, own, known)?.code).toBe(code);
  });
});

it('a refusal says what stands in the way', () => {
  expect(checkDraft({ state: 'draft', draftRevision: 4 }, 3)?.data).toEqual({ revision: 4 });
  expect(checkDraft({ state: 'published', draftRevision: 4 }, 4)?.data).toEqual({ state: 'published' });
  expect(checkUpload(null, plan('draft'))?.data).toEqual({ title: '方案' });
  expect(checkUpload(same, null)?.data).toEqual(same);
});
