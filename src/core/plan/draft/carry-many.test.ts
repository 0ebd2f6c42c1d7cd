/** What thousands of acts of people on one version take to be carried over: in proportion to their number, counted without a clock. */
import { describe, expect, it } from 'vitest';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import { assignmentFinder } from '#core/plan/draft/follow-assignments.ts';
import { chapterMap } from '#core/plan/draft/follow-chapters.ts';
import { parsedDraft } from '#core/plan/draft/parsed-draft.ts';
import { applyOperation } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Assignment } from '#core/plan/parsed-plan.ts';

const plan = (count: number, opening: string) =>
  parsePlan(
    `某市方案\n${opening}\n一、主要任务\n${Array.from({ length: count }, (_, at) => `${at + 1}.完善第${at + 1}号工作机制。（责任单位：市财政局等）`).join('\n')}\n`,
  );

describe('assignments of the same words', () => {
  it('are followed each to its own', () => {
    const [old, next] = [plan(300, ''), plan(300, '为落实部署，制定本方案。')];
    const follow = assignmentFinder(old, next, chapterMap(old, next));
    expect(old.assignments.map((each) => follow(each)?.start)).toEqual(next.assignments.map(({ start }) => start));
  });

  it('are looked at as often in a long list as in a short one', () => {
    const looksAtEach = (count: number): number => {
      let looks = 0;
      const [old, next] = [plan(count, ''), plan(count, '为落实部署，制定本方案。')];
      const counted = ({ path, ...assignment }: Assignment): Assignment => ({
        ...assignment,
        get path() {
          looks += 1;
          return path;
        },
      });
      const [before, after] = [old, next].map((each) => ({ ...each, assignments: each.assignments.map(counted) }));
      if (before === undefined || after === undefined) throw new Error('two versions');
      const follow = assignmentFinder(before, after, chapterMap(before, after));
      before.assignments.forEach((each) => follow(each));
      return looks / count;
    };
    expect(looksAtEach(400)).toBe(looksAtEach(100));
  });
});

describe('a task that is changed', () => {
  it('is looked for among as few in a long plan as in a short one', () => {
    const looksForEach = (count: number): number => {
      let looks = 0;
      const parsed = parsedDraft(plan(count, ''));
      const counted = ({ ranges, ...task }: DraftTask): DraftTask => ({
        ...task,
        get ranges() {
          looks += 1;
          return ranges;
        },
      });
      const anchors = parsed.tasks.map(({ ranges }) => ({ ranges }));
      let state: DraftState = { ...parsed, tasks: parsed.tasks.map(counted) };
      for (const [at, task] of anchors.entries()) {
        const operations = [
          { type: 'edit-task', task, set: { title: `题${at}` } },
          { type: 'set-lead', tasks: [task], unit: '市审计局' },
        ] as const;
        for (const operation of operations) state = applyOperation(state, { seq: at, actor: '甲', at: '', operation }).state;
      }
      expect(state.tasks.every(({ title }, at) => title === `题${at}`)).toBe(true);
      return looks / count;
    };
    expect(looksForEach(400)).toBeLessThan(looksForEach(100) * 1.1);
  });
});
