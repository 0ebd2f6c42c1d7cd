import { describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import { reconcile, withoutUndo } from '#web/plan/review/pending-operations.ts';
import { lakeTask, logOf, roadTask } from '#test/draft-sample.ts';

const lead: Operation = { type: 'set-lead', tasks: [roadTask], unit: '市甲局' };
const other: Operation = { type: 'set-lead', tasks: [lakeTask], unit: '市丙局' };
const undo: Operation = { type: 'undo', seq: 3 };
// As jsonb gives it back: the same fields in another order.
const turned: Operation = {
  unit: '市甲局',
  tasks: [{ ranges: roadTask.ranges.map(({ start, end }) => ({ end, start })) }],
  type: 'set-lead',
};
const edit: Operation = { type: 'edit-task', task: roadTask, set: { title: '甲', kind: undefined } };
const plainEdit: Operation = { type: 'edit-task', task: roadTask, set: { title: '甲' } };

describe('reconcile', () => {
  it.each<[string, Operation[], Operation[], Operation[], Operation[]]>([
    ['nothing arrived', [lead, other], [], [lead, other], []],
    ['all arrived', [lead, other], [lead, other], [], []],
    ['the first arrived', [lead, other], [lead], [other], []],
    ['it arrived, with its fields in another order', [lead], [turned], [], []],
    ['it arrived without the fields that were not set', [edit], [plainEdit], [], []],
    ['somebody else was faster', [lead], [other], [lead], [other]],
    ['ours arrived, then somebody else’s', [lead], [lead, other], [], [other]],
    ['the order counts', [lead, other], [other, lead], [lead, other], [other, lead]],
  ])('%s', (_case, kept, logged, unsent, others) => {
    const result = reconcile(kept, logOf(...logged));
    expect(result.unsent).toEqual(unsent);
    expect(result.others.map(({ operation }) => operation)).toEqual(others);
  });
});

it('takes no undo over somebody else’s change', () => {
  expect(withoutUndo([lead, undo, other])).toEqual([lead, other]);
});
