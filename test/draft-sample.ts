/** A small plan with one of each: for tests of drafts. Anchors are given by the words at which a task stands. */
import type { LoggedOperation, Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';
import { makeParsedPlan } from '#test/make-parsed-plan.ts';

export const samplePlan: ParsedPlan = makeParsedPlan([
  { text: '测试方案\n', kind: 'title' },
  { text: '一、交通\n', path: '一', heading: '交通' },
  {
    text: '公路方面，加快甲Rl线建设，推动乙路年内开工。推进丙站建设。',
    path: '一',
    tasks: [
      { kind: 'project', named: ['甲Rl线', '乙路'], due: { raw: '年内', kind: 'year' }, assignments: [0] },
      { kind: 'platform', assignments: [0] },
    ],
    doubts: [
      { code: 'misprint', of: 'Rl线' },
      { code: 'undated-year', of: '年内' },
    ],
  },
  {
    text: '（责任单位：市甲局、市乙局等，有关县市区）\n',
    path: '一',
    assignment: { responsible: ['市甲局', '市乙局'], local: ['有关县市区'], othersOpen: true },
    doubts: [{ code: 'open-list' }],
  },
  { text: '二、生态\n', path: '二', heading: '生态' },
  { text: '编制《丁湖保护规划》。', path: '二', tasks: [{ kind: 'policy', commitment: 'deliver', assignments: [1] }] },
  { text: '（牵头单位：市丙局；配合单位：市丁局）', path: '二', assignment: { lead: ['市丙局'], support: ['市丁局'] } },
  { text: '完善戊机制。', path: '二', tasks: [{}] },
  { text: '这一句没有人认领。\n', path: '二', kind: 'other' },
  { text: '——\n', path: '二', kind: 'other' },
]);

/** Where words stand in the sample (their first occurrence). */
export function place(words: string, plan: ParsedPlan = samplePlan): Range {
  const start = plan.text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

/** The anchor of the task that stands at these words. */
export function at(...words: readonly string[]): TaskAnchor {
  return { ranges: words.map((each) => place(each)) };
}

export const roadTask = at('公路方面，加快甲Rl线建设，推动乙路年内开工');
export const stationTask = at('推进丙站建设');
export const lakeTask = at('编制《丁湖保护规划》');
export const mechanismTask = at('完善戊机制');

/** A log of operations, numbered from 1. */
export function logOf(...operations: readonly Operation[]): LoggedOperation[] {
  return operations.map((operation, index) => ({ seq: index + 1, operation, actor: '本机', at: '2026-01-01T00:00:00.000Z' }));
}
