import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { rowsOf } from '#web/plan/review/ledger-rows.ts';
import { mergeOperation, stepBack, taskBeside, tasksMeant, taskSpan } from '#web/plan/review/tasks-meant.ts';
import { openReview, type ReviewState } from '#web/plan/review/review-state.ts';
import { samplePlan } from '#test/draft-sample.ts';
import { versionOf } from '#test/sample-version.ts';

const { text, ...ledger } = samplePlan;
const opened = openReview(
  { version: versionOf(), plan: { id: 'p', number: 1, title: '测试方案' }, ledger: { ...ledger }, text, anchors: [], operations: [] },
  null,
);
const keys = opened.draft.tasks.map(({ key }) => key);
const [a = '', b = '', c = '', d = ''] = keys;
const state = (selected: string | null, ...chosen: string[]): ReviewState => ({ ...opened, selected, chosen: new Set(chosen) });
const rows = rowsOf(replay(samplePlan, []), { withoutLead: false, text: '' }, null);
const [firstChapter, , , secondChapter] = rows.map(({ key }) => key);

it.each([
  ['the chosen ones', state(a, c, b), [b, c]],
  ['the selected one', state(a), [a]],
  ['none', state(null), []],
])('means %s', (_case, of, meant) => expect(tasksMeant(of).map(({ key }) => key)).toEqual(meant));

describe('mergeOperation', () => {
  const merged = (of: ReviewState) => {
    const operation = mergeOperation(of);
    return operation?.type === 'merge-tasks'
      ? operation.tasks.map(({ ranges }) => opened.draft.tasks.find((task) => task.ranges[0]?.start === ranges[0]?.start)?.key)
      : null;
  };
  it.each([
    ['the chosen ones, in the order of the ledger', state(null, d, a), [a, d]],
    ['the selected one into the one before', state(b), [a, b]],
    ['the selected one although one is chosen', state(b, d), [a, b]],
    ['nothing over the end of a chapter', state(c), null],
    ['nothing before the first', state(a), null],
    ['nothing when nothing is selected', state(null), null],
  ])('takes %s', (_case, of, expected) => expect(merged(of)).toEqual(expected));
});

it('takes back the stretch, then what was chosen, then what was selected', () => {
  const all = { ...state(a, b), stretch: { start: 0, end: 1 } };
  const once = stepBack(all);
  expect([once.stretch, once.chosen.size, once.selected]).toEqual([null, 1, a]);
  const twice = stepBack(once);
  expect([twice.chosen.size, twice.selected]).toEqual([0, a]);
  expect(stepBack(twice).selected).toBeNull();
});

it.each([
  [null, 1, a],
  [null, -1, d],
  [a, 1, b],
  [b, 1, c],
  [c, -1, b],
  [a, -1, null],
  [d, 1, null],
] as const)('from %s by %i comes to %s', (from, by, to) => expect(taskBeside(rows, from, by)).toBe(to));

it.each([
  ['one alone', null, b, [b]],
  ['one that is far from what is not there', 'x', b, [b]],
  ['down over a chapter', b, c, [b, c]],
  ['up', d, b, [b, c, d]],
  ['from a chapter', secondChapter ?? null, c, [c]],
  ['nothing of a chapter', null, firstChapter ?? '', []],
])('spans %s', (_case, from, to, span) => expect(taskSpan(rows, from, to)).toEqual(span));
