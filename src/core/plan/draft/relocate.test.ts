import { describe, expect, it } from 'vitest';
import { chapterMap } from '#core/plan/draft/follow-chapters.ts';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import { rangeFinder } from '#core/plan/draft/find-range.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { at, lakeTask, logOf, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';

const chapterless = (text: string) => ({ text, clauses: [], headings: [], tasks: [] });
const finder = (oldText: string, newText: string) => {
  const [old, next] = [chapterless(oldText), chapterless(newText)];
  return rangeFinder(old, next, chapterMap(old, next)).find;
};

const find = (oldText: string, words: string, newText: string) => {
  const start = oldText.indexOf(words);
  const found = finder(oldText, newText)({ start, end: start + words.length });
  return found === null ? null : newText.slice(found.start, found.end);
};

describe('rangeFinder', () => {
  const text = '一、加快甲路建设；二、推进乙站建设，打造丙园。三、加快甲路建设，完善丁制度。';
  it.each([
    ['moved', '推进乙站建设', `新的前言，很长很长。${text}`, '推进乙站建设'],
    ['reworded', '推进乙站建设，打造丙园', '一、完善戊制度。加快推进乙站建设，全力打造丙园。三、其他。', '加快推进乙站建设，全力打造丙园'],
    ['gone', '完善丁制度', '完全不同的另一份文件，没有相同的话。', null],
    ['too short to tell', '站', '车站很多，站台也多。', null],
  ])('%s', (_, words, newText, expected) => expect(find(text, words, newText)).toBe(expected));

  it('tells equal words apart by what stands around them', () => {
    const last = text.lastIndexOf('加快甲路建设');
    const newText = `三、加快甲路建设，完善丁制度。一、加快甲路建设；`;
    expect(finder(text, newText)({ start: last, end: last + 6 })?.start).toBe(2);
  });
});

describe('relocateLog', () => {
  const shift = '为落实上级部署，制定本方案。\n';
  const newText = shift + samplePlan.text;
  const move = <T extends { start: number; end: number }>(range: T): T => ({
    ...range,
    start: range.start + shift.length,
    end: range.end + shift.length,
  });
  const newPlan: ParsedPlan = {
    ...samplePlan,
    text: newText,
    clauses: [{ path: '', kind: 'preamble', start: 0, end: shift.length }, ...samplePlan.clauses.map(move)],
    headings: samplePlan.headings.map(move),
    tasks: samplePlan.tasks.map(move),
    assignments: samplePlan.assignments.map(move),
    deadlines: samplePlan.deadlines.map(move),
    projects: samplePlan.projects.map(move),
    doubts: samplePlan.doubts.map(move),
  };

  it('carries every kind of anchor over', () => {
    const operations: Operation[] = [
      { type: 'set-lead', tasks: [roadTask, stationTask], unit: '市甲局' },
      { type: 'split-task', task: roadTask, at: [place('推动乙路').start] },
      { type: 'merge-tasks', tasks: [lakeTask, stationTask] },
      { type: 'move-task', task: at('推动乙路年内开工'), path: '二', before: null },
      { type: 'settle-doubt', doubt: { code: 'misprint', ...place('Rl线') }, answer: { kind: 'corrected', text: 'R1线' }, note: '' },
      { type: 'mark', range: place('这一句没有人认领'), as: 'none', reason: '' },
    ];
    const old = replay(samplePlan, logOf(...operations));
    const log = relocateLog(logOf(...operations), samplePlan, newPlan);
    const draft = replay(newPlan, log);
    expect(draft.doubts.filter(({ code }) => code === 'operation-lost')).toEqual([]);
    const view = (tasks: typeof draft.tasks) => tasks.map((task) => [task.title, task.text, task.path, leadOf(task)]);
    expect(view(draft.tasks)).toEqual(view(old.tasks));
    expect(draft.coverage.gaps).toEqual([]);
  });

  it('leaves behind what was undone and what belongs to the old document', () => {
    const made = logOf(
      { type: 'edit-plan', set: { issuedOn: '2020-01-01' } },
      { type: 'set-lead', tasks: [roadTask], unit: '市甲局' },
      { type: 'undo', seq: 2 },
      { type: 'settle-doubt', doubt: { code: 'undated-year', ...place('年内') }, answer: { kind: 'dated', day: '2020-01-01' }, note: '' },
      { type: 'edit-task', task: stationTask, set: { title: '建站' } },
    );
    const log = relocateLog(made, samplePlan, newPlan);
    expect(log.map(({ seq, operation }) => [seq, operation.type])).toEqual([[1, 'edit-task']]);
  });

  it('what has no place any more becomes a doubt in the new draft', () => {
    const gone = '取消全部安排';
    const tasks = newPlan.tasks.map((task) => (task.text === '推进丙站建设' ? { ...task, text: gone, title: gone } : task));
    const without = { ...newPlan, text: newText.replace('推进丙站建设', gone), tasks };
    const log = relocateLog(logOf({ type: 'set-lead', tasks: [roadTask, stationTask], unit: '市甲局' }), samplePlan, without);
    const draft = replay(without, log);
    expect(draft.tasks.map(leadOf)).toEqual(['市甲局', null, '市丙局', null]);
    const doubt = draft.doubts.find(({ code }) => code === 'operation-lost');
    expect(doubt?.message).toContain('把“市甲局”定为牵头单位');
    expect(Math.abs((doubt?.start ?? 0) - (stationTask.ranges[0]?.start ?? 0) - shift.length)).toBeLessThan(20);
    expect(
      checkOperation(draft, {
        type: 'settle-doubt',
        doubt: doubt ?? { code: 'misprint', start: 0, end: 0 },
        answer: { kind: 'as-printed' },
        note: '',
      }),
    ).toBeNull();
  });
});
