/** One deed of a person may be several operations: the same answer in nine places, cut out and mark. Undo and redo take it as one. */
import type { Draft } from '#core/plan/draft/draft.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';

/** What the undo and redo buttons do, and the operation that names it. */
export interface HistoryStep {
  readonly operations: readonly Operation[];
  /** The operation that the step is named by, and how many of its kind it holds. */
  readonly named: Operation;
  readonly count: number;
}

/** What undo takes back next, the newest operation first. */
export function undoStep({ applied }: Pick<Draft, 'applied'>): HistoryStep | null {
  const group = groupFrom(applied, (before, after) => belongTogether(before, after));
  const [newest] = group;
  return newest === undefined ? null : step(group, newest, ({ seq }) => seq);
}

/** What redo brings back next, in the order in which it was done. */
export function redoStep({ undone }: Pick<Draft, 'undone'>): HistoryStep | null {
  const group = groupFrom(undone, (before, after) => belongTogether(after, before));
  const last = group.at(-1);
  return last === undefined ? null : step(group, last, ({ undoneBy }) => undoneBy);
}

function step<T extends LoggedOperation>(group: readonly T[], named: T, seqOf: (entry: T) => number): HistoryStep {
  return {
    operations: group.map((entry) => ({ type: 'undo', seq: seqOf(entry) })),
    named: named.operation,
    count: group.filter(({ operation }) => operation.type === named.operation.type).length,
  };
}

/** The last entry and those before it that belong to it, last first. */
function groupFrom<T extends LoggedOperation>(entries: readonly T[], together: (before: T, after: T) => boolean): T[] {
  const group: T[] = [];
  for (const entry of entries.toReversed()) {
    const after = group.at(-1);
    if (after !== undefined && !together(entry, after)) break;
    group.push(entry);
  }
  return group;
}

/** Operations of one deed are stored in one request, at one instant, and follow each other in one of these ways. */
function belongTogether(first: LoggedOperation, second: LoggedOperation): boolean {
  if (first.at !== second.at || second.seq !== first.seq + 1) return false;
  const [a, b] = [first.operation, second.operation];
  switch (b.type) {
    case 'settle-doubt':
      return a.type === 'settle-doubt' && a.doubt.code === b.doubt.code && JSON.stringify(a.answer) === JSON.stringify(b.answer);
    case 'set-deadline':
      return a.type === 'set-deadline' && JSON.stringify(a.deadline) === JSON.stringify(b.deadline);
    case 'mark':
    case 'mark-assignment':
      return a.type === 'remove-task';
    case 'remove-task':
      return a.type === 'split-task' && b.reason === '';
    case 'merge-tasks':
      return a.type === 'add-task';
    default:
      return false;
  }
}
