import { describe, expect, it } from 'vitest';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { advance, replay } from '#core/plan/draft/replay.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { at, lakeTask, logOf, mechanismTask, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';

const lead = (unit: string): Operation => ({ type: 'set-lead', tasks: [stationTask], unit });
const undo = (seq: number): Operation => ({ type: 'undo', seq });
function fail(): never {
  throw new Error('not in the sample');
}
const leadAfter = (...operations: Operation[]) => leadOf(replay(samplePlan, logOf(...operations)).tasks[1] ?? { responsibilities: [] });

describe('undo', () => {
  it.each([
    ['undo takes back', [lead('甲'), undo(1)], null],
    ['undo of an undo is a redo', [lead('甲'), undo(1), undo(2)], '甲'],
    ['undo after a redo', [lead('甲'), undo(1), undo(2), undo(1)], null],
    ['an undo twice counts once', [lead('甲'), undo(1), undo(1), undo(2)], '甲'],
    ['an earlier one can go while a later one stays', [lead('甲'), lead('乙'), undo(1)], '乙'],
    ['an undo of nothing is nothing', [lead('甲'), undo(9)], '甲'],
    ['an undo of itself is nothing', [lead('甲'), undo(2)], '甲'],
  ])('%s', (_, operations, expected) => expect(leadAfter(...operations)).toBe(expected));

  it('walks back and forth by the buttons, and a new deed ends the way forth', () => {
    const log = logOf(lead('甲'), lead('乙'));
    const flip = (seq: number | undefined): Operation | null => (seq === undefined ? null : { type: 'undo', seq });
    const undoLast = ({ applied }: Draft) => flip(applied.at(-1)?.seq);
    const redoLast = ({ undone }: Draft) => flip(undone.at(-1)?.undoneBy);
    const press = (operation: Operation | null) => {
      if (operation === null) throw new Error('nothing to press');
      const draft = replay(samplePlan, log);
      expect(checkOperation(draft, operation)).toBeNull();
      log.push({ seq: log.length + 1, operation, actor: '本机', at: '' });
      return replay(samplePlan, log);
    };
    expect(leadOf(press(undoLast(replay(samplePlan, log))).tasks[1] ?? { responsibilities: [] })).toBe('甲');
    const start = press(undoLast(replay(samplePlan, log)));
    expect(start.applied).toEqual([]);
    expect(start.undone.map(({ seq, undoneBy }) => [seq, undoneBy])).toEqual([
      [2, 3],
      [1, 4],
    ]);
    expect(undoLast(start)).toBeNull();
    const forth = press(redoLast(start));
    expect(forth.applied.map(({ seq }) => seq)).toEqual([1]);
    expect(forth.undone.map(({ seq }) => seq)).toEqual([2]);
    const other = press(lead('丙'));
    expect(other.undone).toEqual([]);
    expect(redoLast(other)).toBeNull();
  });
});

describe('checkOperation', () => {
  const nowhere = { ranges: [{ start: 0, end: 3 }] };
  const gap = place('这一句没有人认领');
  it.each<[string | undefined, Operation]>([
    [undefined, { type: 'edit-task', task: roadTask, set: { title: '甲' } }],
    ['task-not-found', { type: 'edit-task', task: nowhere, set: { title: '甲' } }],
    ['task-not-found', { type: 'set-lead', tasks: [roadTask, nowhere], unit: '甲' }],
    ['task-not-found', { type: 'move-task', task: roadTask, path: '二', before: nowhere }],
    ['path-unknown', { type: 'move-task', task: roadTask, path: '九', before: null }],
    ['path-unknown', { type: 'add-task', ranges: [gap], path: '九', title: '甲' }],
    [undefined, { type: 'add-task', ranges: [gap], path: '', title: '甲' }],
    ['range-taken', { type: 'add-task', ranges: [place('甲Rl线')], path: '一', title: '甲' }],
    ['range-invalid', { type: 'add-task', ranges: [gap, place('没有')], path: '二', title: '甲' }],
    ['range-invalid', { type: 'add-task', ranges: [{ start: 5, end: 5 }], path: '二', title: '甲' }],
    ['range-taken', { type: 'mark', range: place('线建设'), as: 'none', reason: '' }],
    ['range-invalid', { type: 'mark', range: { start: 0, end: 9999 }, as: 'none', reason: '' }],
    ['range-taken', { type: 'mark-assignment', range: place('线建设'), lead: [], responsible: ['甲'], support: [], local: [] }],
    ['range-invalid', { type: 'accept-gap', range: { start: 4, end: 2 }, reason: '甲' }],
    ['split-outside', { type: 'split-task', task: roadTask, at: [0] }],
    ['split-outside', { type: 'split-task', task: roadTask, at: [place('公路方面').start] }],
    ['split-outside', { type: 'split-task', task: stationTask, at: [place('设。（').start + 1] }],
    ['merge-too-few', { type: 'merge-tasks', tasks: [roadTask, roadTask] }],
    ['task-not-found', { type: 'merge-tasks', tasks: [roadTask, nowhere] }],
    ['doubt-not-found', { type: 'settle-doubt', doubt: { code: 'misprint', ...gap }, answer: { kind: 'as-printed' }, note: '' }],
    ['undo-impossible', { type: 'undo', seq: 1 }],
  ])('%s: %o', (code, operation) => expect(checkOperation(replay(samplePlan, []), operation)?.code).toBe(code));

  it('a cut that leaves only punctuation on one side is outside', () => {
    const draft = replay(samplePlan, []);
    expect(checkOperation(draft, { type: 'split-task', task: roadTask, at: [place('，推动乙路').start] })).toBeNull();
    const comma = place('，推动乙路').start;
    expect(checkOperation(draft, { type: 'split-task', task: roadTask, at: [comma, comma + 1] })?.code).toBe('split-outside');
  });
});

describe('replay over another parse', () => {
  const moved = (change: (tasks: ParsedPlan['tasks']) => ParsedPlan['tasks']): ParsedPlan => ({
    ...samplePlan,
    tasks: change(samplePlan.tasks),
  });

  it('finds a task whose edges moved', () => {
    const parsed = moved((tasks) => tasks.map((task, index) => (index === 0 ? { ...task, start: task.start + 5 } : task)));
    const draft = replay(parsed, logOf({ type: 'set-lead', tasks: [roadTask], unit: '市甲局' }));
    expect(draft.tasks.map(leadOf)).toEqual(['市甲局', null, '市丙局', null]);
    expect(draft.doubts.map(({ code }) => code)).not.toContain('operation-lost');
  });

  it('takes a task for the one that was meant only when they share half of what both are', () => {
    const { start, end } = stationTask.ranges[0] ?? { start: 0, end: 0 };
    const found = (range: { start: number; end: number }) =>
      replay(samplePlan, logOf({ type: 'edit-task', task: { ranges: [range] }, set: { title: '建站' } })).tasks[1]?.title === '建站';
    expect(found({ start, end: end - 3 })).toBe(true);
    expect(found({ start, end: end - 4 })).toBe(false);
    expect(found({ start: start - 7, end })).toBe(false);
  });

  it('says how many of the tasks are gone', () => {
    const nowhere = { ranges: [{ start: 0, end: 3 }] };
    const operation: Operation = { type: 'set-lead', tasks: [roadTask, nowhere, nowhere], unit: '市甲局' };
    const messages = replay(samplePlan, logOf(operation)).doubts.flatMap(({ code, message }) =>
      code === 'operation-lost' ? [message] : [],
    );
    expect(messages).toEqual(['本机所作的修改未能放回原处：把“市甲局”定为牵头单位（原来的事项已找不到或另有规定，共2处）']);
  });

  it('gives no text to two tasks, whatever the parser says', () => {
    const overlapping = moved((tasks) => tasks.map((task, index) => (index === 1 ? { ...task, start: task.start - 4 } : task)));
    const { tasks } = replay(overlapping, []);
    expect(tasks[1]?.ranges).toEqual([{ start: tasks[0]?.ranges[0]?.end, end: stationTask.ranges[0]?.end }]);
    const inside = moved((tasks) => [
      ...tasks,
      { ...(tasks[0] ?? fail()), start: (tasks[0]?.start ?? 0) + 2, end: (tasks[0]?.start ?? 0) + 5 },
    ]);
    expect(replay(inside, []).tasks).toHaveLength(samplePlan.tasks.length);
  });

  it('makes a doubt of what no longer fits, saying what was lost and why', () => {
    const parsed = moved((tasks) => tasks.filter((_, index) => index !== 1));
    const draft = replay(
      parsed,
      logOf(
        { type: 'set-lead', tasks: [roadTask, stationTask], unit: '市甲局' },
        { type: 'edit-task', task: stationTask, set: { title: '建站' } },
      ),
    );
    expect(draft.tasks.map(leadOf)).toEqual(['市甲局', '市丙局', null]);
    const lost = draft.doubts.filter(({ code }) => code === 'operation-lost');
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({
      ...stationTask.ranges[0],
      settled: null,
      message:
        '本机所作的修改未能放回原处：把“市甲局”定为牵头单位（原来的事项已找不到或另有规定）\n本机所作的修改未能放回原处：把事项改为“建站”（原来的事项已找不到或另有规定）',
    });
  });

  it('such a doubt can be settled like any other, and is no loss once the operation fits again', () => {
    const log = logOf(lead('甲'), {
      type: 'settle-doubt',
      doubt: { code: 'operation-lost', start: stationTask.ranges[0]?.start ?? 0, end: stationTask.ranges[0]?.end ?? 0 },
      answer: { kind: 'as-printed' },
      note: '',
    });
    const lost = replay(
      moved((tasks) => tasks.slice(0, 1)),
      log,
    );
    expect(lost.doubts.filter(({ code, settled }) => code === 'operation-lost' && settled !== null)).toHaveLength(1);
    expect(replay(samplePlan, log).doubts.filter(({ code }) => code === 'operation-lost')).toEqual([]);
  });

  it('loses an answer that had a consequence, not one that had none', () => {
    const settle = (answer: Extract<Operation, { type: 'settle-doubt' }>['answer']): Operation => ({
      type: 'settle-doubt',
      doubt: { code: 'misprint', ...place('Rl线') },
      answer,
      note: '',
    });
    const parsed = { ...samplePlan, doubts: [] };
    expect(replay(parsed, logOf(settle({ kind: 'as-printed' }))).doubts).toEqual([]);
    expect(replay(parsed, logOf(settle({ kind: 'corrected', text: 'R1线' }))).doubts.map(({ message }) => message)).toEqual([
      '本机所作的修改未能放回原处：回答存疑（更正为“R1线”）（原来的存疑已不存在）',
    ]);
  });
});

describe('advance', () => {
  it('is the replay of the longer log', () => {
    const log = logOf(
      { type: 'split-task', task: roadTask, at: [place('推动乙路').start] },
      { type: 'edit-plan', set: { issuedOn: '2020-01-01' } },
      { type: 'set-lead', tasks: [at('推动乙路年内开工'), lakeTask, mechanismTask], unit: '市甲局' },
      { type: 'edit-task', task: { ranges: [{ start: 0, end: 1 }] }, set: { title: '无' } },
    );
    for (const [index, entry] of log.entries()) {
      expect(advance(replay(samplePlan, log.slice(0, index)), entry)).toEqual(replay(samplePlan, log.slice(0, index + 1)));
    }
  });
});
