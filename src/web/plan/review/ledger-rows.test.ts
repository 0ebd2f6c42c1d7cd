import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { rowsOf, unitsOf, type TaskFilter } from '#web/plan/review/ledger-rows.ts';
import { logOf, roads, samplePlan } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const shown = (filter: Partial<TaskFilter>, from = draft) =>
  rowsOf(from, { withoutLead: false, text: '', ...filter }).map((row) => (row.type === 'chapter' ? row.path : row.number));

describe('rowsOf', () => {
  it('heads each chapter and numbers its tasks', () => {
    expect(shown({})).toEqual(['一', '1.1', '1.2', '二', '2.1', '2.2']);
  });

  it('counts what a chapter holds, each object once', () => {
    const [first] = rowsOf(draft, { withoutLead: false, text: '' });
    expect(first?.type === 'chapter' && [first.tasks.length, first.objects]).toEqual([2, 2]);
  });

  it.each([
    ['the words of a title', { text: '丙站' }, ['一', '1.2']],
    ['a unit', { text: '市丙局' }, ['二', '2.1']],
    ['nothing', { text: '没有这个' }, []],
    ['those that nobody leads', { withoutLead: true }, ['一', '1.1', '1.2', '二', '2.2']],
    ['both at once', { withoutLead: true, text: '市丙局' }, []],
  ])('keeps the numbers when it filters by %s', (_case, filter, rows) => expect(shown(filter)).toEqual(rows));

  it('leaves out a task that has a lead now', () => {
    const led = replay(samplePlan, logOf({ type: 'set-lead', tasks: [roads], unit: '市甲局' }));
    expect(shown({ withoutLead: true }, led)).toEqual(['一', '1.2', '二', '2.2']);
  });
});

it('offers the units of the draft, those with most tasks first, and no open list', () => {
  expect(unitsOf(draft)).toEqual(['市甲局', '市乙局', '市丙局', '市丁局']);
});
