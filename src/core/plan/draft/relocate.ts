/** Carries what people decided on one version of a document over to the next. */
import { readHistory } from '#core/plan/draft/history.ts';
import { proportional, rangeFinder } from '#core/plan/draft/find-range.ts';
import type { LoggedOperation, Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

export interface RelocatedLog {
  /** The operations in force, numbered anew from 1, with their ranges in the new text. */
  readonly log: readonly LoggedOperation[];
  /** Those of `log` of which a range was not found. It stands in the log as an empty range at the nearest place: replay makes a doubt of it. */
  readonly lost: readonly LoggedOperation[];
}

/**
 * Moves a log to a new text. The data of the document itself (title, number, day of issue) are left behind: the new version prints its
 * own. Undone operations are left out.
 */
export function relocateLog(log: readonly LoggedOperation[], oldText: string, newText: string): RelocatedLog {
  const find = rangeFinder(oldText, newText);
  const lost: LoggedOperation[] = [];
  const moved: LoggedOperation[] = [];
  for (const entry of readHistory(log).applied) {
    if (staysBehind(entry.operation)) continue;
    let missing = 0;
    const place = (range: Range): Range => {
      const found = find(range);
      if (found !== null) return { start: found.start, end: found.end };
      missing++;
      const at = proportional(oldText, newText, range.start);
      return { start: at, end: at };
    };
    const operation = movedOperation(entry.operation, place, (offset, anchor) => movedOffset(oldText, newText, find, offset, anchor));
    const next = { ...entry, seq: moved.length + 1, operation };
    moved.push(next);
    if (missing > 0) lost.push(next);
  }
  return { log: moved, lost };
}

function staysBehind(operation: Operation): boolean {
  if (operation.type === 'edit-plan') return true;
  return operation.type === 'settle-doubt' && (operation.answer.kind === 'dated' || operation.doubt.code === 'operation-lost');
}

type Place = (range: Range) => Range;

function movedAnchor(anchor: TaskAnchor, place: Place): TaskAnchor {
  const ranges = anchor.ranges.map(place);
  const found = ranges.filter(({ start, end }) => start < end);
  return { ranges: found.length > 0 ? found : ranges.slice(0, 1) };
}

function movedOperation(operation: Operation, place: Place, offsetIn: (offset: number, anchor: TaskAnchor) => number): Operation {
  const anchored = (anchor: TaskAnchor) => movedAnchor(anchor, place);
  switch (operation.type) {
    case 'edit-task':
    case 'set-deadline':
    case 'set-objects':
    case 'remove-task':
      return { ...operation, task: anchored(operation.task) };
    case 'set-lead':
    case 'lead-first':
    case 'add-unit':
    case 'drop-unit':
    case 'merge-tasks':
      return { ...operation, tasks: operation.tasks.map(anchored) };
    case 'split-task':
      return { ...operation, task: anchored(operation.task), at: operation.at.map((offset) => offsetIn(offset, operation.task)) };
    case 'move-task':
      return { ...operation, task: anchored(operation.task), before: operation.before === null ? null : anchored(operation.before) };
    case 'add-task':
      return { ...operation, ranges: operation.ranges.map(place) };
    case 'mark':
    case 'mark-assignment':
    case 'accept-gap':
      return { ...operation, range: place(operation.range) };
    case 'settle-doubt':
      return { ...operation, doubt: { code: operation.doubt.code, ...place(operation.doubt) } };
    case 'edit-plan':
    case 'undo':
      break;
  }
  return operation;
}

/** A cut moves with the words behind it inside of its range. */
function movedOffset(oldText: string, newText: string, find: (range: Range) => Range | null, offset: number, anchor: TaskAnchor): number {
  const range = anchor.ranges.find(({ start, end }) => start < offset && offset < end);
  const found = range === undefined ? null : find(range);
  if (range === undefined || found === null) return proportional(oldText, newText, offset);
  if (found.end - found.start === range.end - range.start) return found.start + offset - range.start;
  const behind = oldText.slice(offset, Math.min(offset + 6, range.end));
  const at = newText.indexOf(behind, found.start);
  return at >= 0 && at < found.end
    ? at
    : found.start + proportional(oldText.slice(range.start, range.end), newText.slice(found.start, found.end), offset - range.start);
}
