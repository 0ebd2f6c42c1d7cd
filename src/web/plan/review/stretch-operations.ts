/** From a selected stretch of text to the operations that make it what a person says it is. */
import { clauseAt } from '#core/plan/draft/clause-marks.ts';
import { titleOf } from '#core/plan/draft/describe-task.ts';
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { contains, overlaps, trimmed } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';
import { inOneLine } from '#core/platform/printed-words.ts';
import { readUnitList } from '#core/plan/unit-list.ts';

/** What a stretch can be made without further questions; an assignment asks for its units first. */
export const stretchKinds = ['task', 'goal', 'principle', 'heading', 'none'] as const;
export type StretchKind = (typeof stretchKinds)[number];

/** Null where the stretch cannot become that: it is one already, or it reaches over the edge of a task. */
export function stretchOperations(draft: Draft, range: Range, kind: StretchKind, reason = ''): Operation[] | null {
  const free = freed(draft, range);
  if (free === null) return null;
  if (kind !== 'task') return [...free.before, ...removal(free), { type: 'mark', range, as: kind, reason }];
  if (free.task !== null) return free.before.length > 0 ? free.before : null;
  return [addition(draft, range)];
}

/** The stretch as an assignment, with the units that it names. */
export function assignmentOperations(
  draft: Draft,
  range: Range,
  units: { lead: readonly string[]; responsible: readonly string[]; support: readonly string[]; local: readonly string[] },
): Operation[] | null {
  const free = freed(draft, range);
  return free === null ? null : [...free.before, ...removal(free), { type: 'mark-assignment', range, ...units }];
}

/** The stretch as a part of a task: it becomes one and is merged at once. */
export function joinOperations(draft: Draft, range: Range, into: DraftTask): Operation[] | null {
  const inside = trimmed(draft.text, range);
  if (inside === null) return null;
  return [addition(draft, inside, into.path), { type: 'merge-tasks', tasks: [{ ranges: into.ranges }, { ranges: [inside] }] }];
}

/** The tasks right before and after a stretch, within its chapter. */
export function neighboursOf(draft: Draft, range: Range): { before: DraftTask | undefined; after: DraftTask | undefined } {
  const path = pathAt(draft, range.start);
  const own = draft.tasks.filter((task) => task.path === path);
  return {
    before: own.findLast(({ ranges }) => (ranges.at(-1)?.end ?? 0) <= range.start),
    after: own.find(({ ranges }) => (ranges[0]?.start ?? 0) >= range.end),
  };
}

/** The chapter that a place of the text belongs to. */
export function pathAt(draft: Draft, offset: number): string {
  return clauseAt(draft.clauses, offset)?.path ?? '';
}

/** The units of a printed assignment: （责任单位：甲、乙） → 甲, 乙. */
export function bareUnits(text: string): readonly string[] {
  const list = text
    .replace(/^[（(〔［[\s]*/u, '')
    .replace(/^[^：:]{0,12}[：:]/u, '')
    .replace(/(?<![）)〕］\]。\s])[）)〕］\]。\s]+$/u, '');
  return readUnitList(list).names.map(inOneLine);
}

interface Freed {
  /** Cuts the stretch out of the task that it is a part of. */
  readonly before: Operation[];
  /** The ranges of the task that the stretch is after the cuts; null where no task has it. */
  readonly task: readonly Range[] | null;
}

function freed(draft: Draft, range: Range): Freed | null {
  const tasks = draft.tasks.filter(({ ranges }) => ranges.some((own) => overlaps(own, range)));
  const task = tasks[0];
  if (task === undefined) return { before: [], task: null };
  const own = task.ranges.find((one) => overlaps(one, range));
  const inside = trimmed(draft.text, range);
  if (tasks.length > 1 || own === undefined || inside === null || !contains(own, inside)) return null;
  const at = [inside.start, range.end].filter(
    (cut) =>
      own.start < cut &&
      cut < own.end &&
      trimmed(draft.text, { start: own.start, end: cut }) !== null &&
      trimmed(draft.text, { start: cut, end: own.end }) !== null,
  );
  if (at.length === 0) return { before: [], task: task.ranges };
  return { before: [{ type: 'split-task', task: { ranges: task.ranges }, at }], task: [inside] };
}

function removal({ task }: Freed): Operation[] {
  return task === null ? [] : [{ type: 'remove-task', task: { ranges: task }, reason: '' }];
}

function addition(draft: Draft, range: Range, path = pathAt(draft, range.start)): Operation {
  const inside = trimmed(draft.text, range) ?? range;
  return { type: 'add-task', ranges: [inside], path, title: titleOf(draft.text.slice(inside.start, inside.end)) };
}
