import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { Range } from '#core/plan/parsed-plan.ts';
import { checkOperation } from '#core/plan/draft/check-operation.ts';
import { assignmentOperations, bareUnits, joinOperations, neighboursOf, stretchOperations } from '#web/plan/review/stretch-operations.ts';
import { logOf, place, samplePlan } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const after = (operations: readonly Operation[] | null) => {
  if (operations === null) throw new Error('not possible');
  let now = draft;
  for (const [index, operation] of operations.entries()) {
    expect(checkOperation(now, operation)).toBeNull();
    now = replay(samplePlan, logOf(...operations.slice(0, index + 1)));
  }
  return now;
};
const gap = place('这一句没有人认领');
const kindAt = (now: typeof draft, { start }: Range) => now.clauses.find((clause) => clause.start <= start && start < clause.end)?.kind;

describe('stretchOperations', () => {
  it('makes a gap a task of its chapter', () => {
    const made = after(stretchOperations(draft, gap, 'task'));
    expect(made.coverage.gaps).toEqual([]);
    expect(made.tasks.find(({ ranges }) => ranges[0]?.start === gap.start)).toMatchObject({ path: '二', title: '这一句没有人认领' });
  });

  it('cuts a part out of a task and marks it', () => {
    const part = place('推动乙路年内开工');
    const made = after(stretchOperations(draft, part, 'goal'));
    expect(kindAt(made, part)).toBe('goal');
    expect(made.tasks).toHaveLength(draft.tasks.length);
    expect(made.tasks[0]?.text).not.toContain('乙路');
  });

  it('makes a part of a task a task of its own', () => {
    expect(after(stretchOperations(draft, place('推动乙路年内开工'), 'task')).tasks).toHaveLength(draft.tasks.length + 1);
  });

  it('marks a whole task as none', () => {
    const whole = place('推进丙站建设');
    const made = after(stretchOperations(draft, whole, 'none'));
    expect(made.tasks).toHaveLength(draft.tasks.length - 1);
    expect(kindAt(made, whole)).toBe('none');
  });

  it('has nothing to do for what is a task already, nor over the edge of one', () => {
    expect(stretchOperations(draft, place('推进丙站建设'), 'task')).toBeNull();
    expect(stretchOperations(draft, place('年内开工。推进丙站'), 'none')).toBeNull();
  });
});

describe('joinOperations', () => {
  it('gives a gap to the task before it', () => {
    const { before, after: next } = neighboursOf(draft, gap);
    expect(next).toBeUndefined();
    if (before === undefined) throw new Error('完善戊机制 stands before the gap');
    const made = after(joinOperations(draft, gap, before));
    expect(made.tasks).toHaveLength(draft.tasks.length);
    expect(made.tasks.at(-1)?.ranges).toContainEqual(gap);
    expect(made.tasks.at(-1)?.title).toBe(before.title);
  });
});

describe('assignmentOperations', () => {
  it('assigns the tasks since the last assignment', () => {
    const made = after(assignmentOperations(draft, gap, { lead: ['市戊局'], responsible: [], support: [], local: [] }));
    expect(made.tasks.at(-1)?.responsibilities.map(({ unit, role }) => [unit, role])).toEqual([['市戊局', 'lead']]);
  });
});

describe('bareUnits', () => {
  it.each([
    ['（责任单位：市甲局、市乙局）', ['市甲局', '市乙局']],
    ['市甲局、市乙局', ['市甲局', '市乙局']],
  ])('%s', (text, units) => expect(bareUnits(text)).toEqual(units));
});
