import { describe, expect, it } from 'vitest';
import { lakeTask, mechanismTask, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';
import { extendDraft } from './extend-draft.ts';
import type { Operation } from './operation.ts';
import { replay } from './replay.ts';

const stamp = { revision: 4, actor: '王敏', at: '2026-03-01T00:00:00.000Z' };
const opened = { parsed: samplePlan, log: [], draft: replay(samplePlan, []) };
const extend = (...operations: Operation[]) => extendDraft(opened, operations, stamp);

const title = (set: string): Operation => ({ type: 'edit-task', task: lakeTask, set: { title: set } });

describe('operations that fit', () => {
  it('are numbered on from the revision, and each is made on the one before it', () => {
    const extended = extend(title('编制湖区规划'), { type: 'remove-task', task: stationTask, reason: '重复' });
    if (!extended.ok) throw new Error(extended.code);
    const { added, draft } = extended.value;
    expect(added.map(({ seq, actor }) => [seq, actor])).toEqual([
      [5, '王敏'],
      [6, '王敏'],
    ]);
    expect(draft.tasks.map((task) => task.title)).toEqual(['公路方面，加快甲Rl线建设，推动乙路年内开工', '编制湖区规划', '完善戊机制']);
    expect(draft).toEqual(replay(samplePlan, added));
  });

  it('can take back what came with them', () => {
    const extended = extend(title('改过'), { type: 'undo', seq: 5 });
    expect(extended.ok && extended.value.draft.tasks.map((task) => task.title)).toContain('编制《丁湖保护规划》');
  });
});

describe('operations that do not fit', () => {
  const gone = { ranges: [{ start: 0, end: 4 }] };
  it.each<[string, Operation, string]>([
    ['a task that is not there', { type: 'edit-task', task: gone, set: { title: '无' } }, 'task-not-found'],
    ['a range outside of the text', { type: 'mark', range: { start: 0, end: 99_999 }, as: 'none', reason: '' }, 'range-invalid'],
    ['text that a task has', { type: 'mark', range: place('推进丙站建设'), as: 'none', reason: '' }, 'range-taken'],
    ['a cut outside of the task', { type: 'split-task', task: stationTask, at: [0] }, 'split-outside'],
    ['one task to merge', { type: 'merge-tasks', tasks: [stationTask, stationTask] }, 'merge-too-few'],
    ['a chapter that is not there', { type: 'move-task', task: mechanismTask, path: '九', before: null }, 'path-unknown'],
    ['a step that nobody made', { type: 'undo', seq: 99 }, 'undo-impossible'],
    [
      'a doubt that nobody has',
      { type: 'settle-doubt', doubt: { code: 'misprint', start: 0, end: 1 }, answer: { kind: 'as-printed' }, note: '' },
      'doubt-not-found',
    ],
  ])('are refused with all that came with them: %s', (_case, operation, code) => {
    expect(extend(title('不应留下'), operation)).toMatchObject({ ok: false, code });
  });

  it('are judged by what the ones before them made', () => {
    expect(
      extend({ type: 'remove-task', task: roadTask, reason: '重复' }, { type: 'remove-task', task: roadTask, reason: '重复' }),
    ).toMatchObject({ code: 'task-not-found' });
  });
});
