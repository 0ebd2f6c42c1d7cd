import { describe, expect, it } from 'vitest';
import type { PowerId } from '#core/domains.ts';
import { coveragePercent, fitsSearch, isDiscarded, versionActs } from '#web/plan/version-acts.ts';
import { planOf, versionOf } from '#test/sample-version.ts';

const all = () => true;
const none = () => false;

describe('versionActs', () => {
  const draft = versionOf();
  const published = versionOf({ state: 'published' });
  const second = versionOf({ number: 2, state: 'published' });
  const discarded = versionOf({ state: 'discarded' });
  it.each([
    ['of a draft', draft, true, all, ['original', 'label', 'discard']],
    ['of a published version', published, true, all, ['original', 'label', 'version']],
    ['of a second one', second, true, all, ['diff', 'original', 'label', 'version']],
    ['of an older one', published, false, all, ['original', 'label']],
    ['of a discarded one', discarded, true, all, ['original', 'label', 'restore']],
    ['of a post that may nothing', second, true, none, ['original']],
  ])('%s', (_case, version, newest, may, acts) => expect(versionActs(planOf([version]), version, newest, may)).toEqual(acts));

  it('has no new version while there is a draft', () => {
    expect(versionActs(planOf([published, draft]), published, true, all)).toEqual(['original', 'label']);
  });

  it.each([
    ['diffVersion', second, 'diff'],
    ['uploadPlan', second, 'version'],
    ['labelVersion', second, 'label'],
    ['restoreVersion', discarded, 'restore'],
    ['discardVersion', draft, 'discard'],
  ] as const)('%s is asked for its act', (power: PowerId, version, act) => {
    expect(versionActs(planOf([version]), version, true, (id) => id === power)).toContain(act);
    expect(versionActs(planOf([version]), version, true, (id) => id !== power)).not.toContain(act);
  });
});

it('knows a plan of which nothing is left', () => {
  expect(isDiscarded(planOf([versionOf({ state: 'discarded' })]))).toBe(true);
  expect(isDiscarded(planOf([versionOf({ state: 'discarded' }), versionOf()]))).toBe(false);
});

it.each([
  ['', true],
  [' 测试 ', true],
  ['泰发', true],
  ['方案.docx', true],
  ['教育', false],
])('finds by “%s”: %s', (find, found) => expect(fitsSearch(planOf([versionOf({ docNumber: '泰发〔2026〕3号' })]), find)).toBe(found));

it('finds a plan without a document number by the rest', () => expect(fitsSearch(planOf([versionOf()]), '泰发')).toBe(false));

it.each([
  [0, '0.0'],
  [5_000, '50.0'],
  [9_985, '99.8'],
  [9_996, '99.9'],
  [9_999, '99.9'],
  [10_000, '100'],
])('%i is %s percent', (bp, percent) => expect(coveragePercent(bp)).toMatch(percent));
