import { beforeAll, describe, expect, it } from 'vitest';
import { afterStep, chosenFile, foundNothing, uploadActs, type Upload } from '#web/plan/upload-state.ts';
import { words } from '#web/plan/words.ts';
import { RequestFailure, unreachable } from '#web/ui/request-failure.ts';
import { versionOf } from '#test/sample-version.ts';

beforeAll(() => words.load());

const chosen = (name = '方案.docx') => chosenFile(1, new File([], name), null);
const refused = (code: string, status: number, data = {}) => new RequestFailure(code, status, data, code, null);
const failed = (error: unknown): Upload => afterStep(chosen(), { type: 'failed', error });

describe('a file that was chosen', () => {
  it('waits', () => expect(chosen()).toMatchObject({ state: 'waiting', failure: null, final: false }));
  it.each([
    ['图.PNG', 'png'],
    ['没有结尾', '没有结尾'],
  ])('%s is refused at once', (name, told) => {
    const upload = chosen(name);
    expect(upload).toMatchObject({ state: 'failed', final: true });
    expect(upload.failure).toContain(told);
  });
});

describe('a file that is called as a published plan', () => {
  const asked = failed(refused('plan-title-known', 409, { planId: 'p', title: '方案', number: 2 }));
  it('is asked about, and can be put away', () => {
    expect(asked).toMatchObject({ state: 'asked', failure: null, alike: { id: 'p', title: '方案', number: 2 } });
    expect(uploadActs(asked)).toEqual({ again: false, dismiss: true });
  });
  it('goes to that plan, or is another one', () => {
    expect(afterStep(asked, { type: 'answered', asVersion: true })).toMatchObject({
      state: 'waiting',
      plan: { id: 'p' },
      separate: false,
      alike: null,
    });
    expect(afterStep(asked, { type: 'answered', asVersion: false })).toMatchObject({
      state: 'waiting',
      plan: null,
      separate: true,
      alike: null,
    });
  });
});

describe('the steps of a file', () => {
  it.each([
    [0, 'sending'],
    [0.99, 'sending'],
    [1, 'reading'],
  ])('%f sent is %s', (share, state) => expect(afterStep(chosen(), { type: 'sent', share })).toMatchObject({ share, state }));

  it('end with the version', () => {
    const version = versionOf();
    expect(afterStep(chosen(), { type: 'done', version })).toMatchObject({ state: 'done', version });
  });

  it('end with a warning where no task was found', () => {
    const done = (taskCount: number) => afterStep(chosen(), { type: 'done', version: versionOf({ taskCount }) });
    expect([done(0), done(1), chosen()].map(foundNothing)).toEqual([true, false, false]);
  });

  it('begin anew without what went wrong before', () => {
    const before = failed(refused('document-duplicate', 409, { planId: 'p', versionId: 'v' }));
    expect(afterStep({ ...before, share: 1 }, { type: 'begun' })).toMatchObject({
      state: 'sending',
      share: 0,
      failure: null,
      existing: null,
    });
  });

  it.each([
    ['nobody answered', unreachable(), false],
    ['the server broke', refused('internal', 500), false],
    ['it cannot be read', refused('document-unreadable', 422), true],
    ['a draft stands in its way', refused('plan-has-draft', 409), false],
    ['something of ours went wrong', new Error('x'), false],
  ])('fail because %s', (_case, error, final) => {
    expect(failed(error)).toMatchObject({ state: 'failed', final, existing: null });
    expect(failed(error).failure).not.toBeNull();
  });

  it('lead to the version that has the same bytes', () => {
    const place = { planId: 'p', versionId: 'v' };
    expect(failed(refused('document-duplicate', 409, place)).existing).toEqual(place);
    expect(failed(refused('document-duplicate', 409, { planId: 'p' })).existing).toBeNull();
    expect(failed(refused('other', 409, place)).existing).toBeNull();
  });
});

it.each([
  ['waiting', false, { again: false, dismiss: false }],
  ['reading', false, { again: false, dismiss: false }],
  ['done', false, { again: false, dismiss: true }],
  ['failed', false, { again: true, dismiss: true }],
  ['failed', true, { again: false, dismiss: true }],
] as const)('%s (final %s) can be %j', (state, final, acts) => expect(uploadActs({ state, final })).toEqual(acts));
