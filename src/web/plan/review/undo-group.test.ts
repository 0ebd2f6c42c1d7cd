import { describe, expect, it } from 'vitest';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { redoStep, undoStep } from '#web/plan/review/undo-group.ts';

const range = { start: 0, end: 4 };
const task = { ranges: [range] };
const split: Operation = { type: 'split-task', task, at: [2] };
const remove: Operation = { type: 'remove-task', task, reason: '' };
const mark: Operation = { type: 'mark', range, as: 'none', reason: '' };
type Settle = Extract<Operation, { type: 'settle-doubt' }>;
const settle = (start: number, answer: Settle['answer'] = { kind: 'as-printed' }): Operation => ({
  type: 'settle-doubt',
  doubt: { start, end: start + 1, code: 'open-list' },
  answer,
  note: '',
});
const log = (...entries: readonly (readonly [Operation, string])[]): LoggedOperation[] =>
  entries.map(([operation, at], index) => ({ seq: index + 1, operation, actor: '', at }));

describe('undoStep', () => {
  it('has nothing to take back in an empty log', () => expect(undoStep({ applied: [] })).toBeNull());

  it('takes one deed of several operations back as one, newest first', () => {
    const applied = log([remove, 'a'], [split, 'b'], [remove, 'b'], [mark, 'b']);
    expect(undoStep({ applied })?.operations).toEqual([4, 3, 2].map((seq) => ({ type: 'undo', seq })));
  });

  it('takes the same answer in several places as one', () => {
    expect(undoStep({ applied: log([settle(1), 'a'], [settle(2), 'a'], [settle(3), 'a']) })?.count).toBe(3);
  });

  it('takes one deadline of several tasks as one, two deadlines as two', () => {
    const due = (text: string | null): Operation => ({
      type: 'set-deadline',
      task,
      deadline: text === null ? null : { text, from: null, to: '2026-12-31' },
    });
    expect(undoStep({ applied: log([due('年底'), 'a'], [due('年底'), 'a'], [due('年底'), 'a']) })?.count).toBe(3);
    expect(undoStep({ applied: log([due('年底'), 'a'], [due(null), 'a']) })?.count).toBe(1);
  });

  it('keeps apart what was done at two times', () => {
    expect(undoStep({ applied: log([settle(1), 'a'], [settle(2), 'b']) })?.operations).toHaveLength(1);
  });

  it.each([
    ['two marks', mark, mark],
    ['an answer after a mark', mark, settle(1)],
    ['another answer', settle(1, { kind: 'named', units: ['甲局'] }), settle(2)],
    ['a removal with a reason after a split', split, { type: 'remove-task' as const, task, reason: '重复' }],
    ['a mark after a split', split, mark],
  ])('keeps apart two deeds that were only sent together: %s', (_name, first, second) => {
    expect(undoStep({ applied: log([first, 'a'], [second, 'a']) })?.operations).toHaveLength(1);
  });
});

describe('redoStep', () => {
  it('has nothing to bring back where nothing was undone', () => expect(redoStep({ undone: [] })).toBeNull());

  it('brings a deed back in the order in which it was done', () => {
    const undone = log([split, 'b'], [remove, 'b'], [mark, 'b'])
      .toReversed()
      .map((entry, index) => ({ ...entry, undoneBy: 10 + index }));
    expect(redoStep({ undone })?.operations).toEqual([12, 11, 10].map((seq) => ({ type: 'undo', seq })));
  });
});
