/** The draft's tasks as rows of a virtual list: a row for each chapter, then its tasks. */
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import { leadThatStands, type ContinuedLeads } from '#web/plan/review/continued-leads.ts';
import { taskNumber } from '#web/plan/review/chapter-name.ts';

export interface TaskFilter {
  readonly withoutLead: boolean;
  readonly text: string;
}

export type LedgerRow =
  | {
      readonly type: 'chapter';
      readonly key: string;
      readonly path: string;
      readonly tasks: readonly DraftTask[];
      readonly objects: number;
    }
  | { readonly type: 'task'; readonly key: string; readonly number: string; readonly task: DraftTask };

/** Whether parts of a text hold words (core/platform/search-text.ts). */
type HoldsText = (parts: readonly string[], text: string) => boolean;

/** Rows of the tasks that pass the filter; a task keeps its number whatever is filtered. Without `holdsText` words narrow nothing. */
export function rowsOf(draft: Draft, filter: TaskFilter, holdsText: HoldsText | null, leads: ContinuedLeads = new Map()): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let path: string | null = null;
  let chapter: DraftTask[] = [];
  const ordinals = new Map<string, number>();
  for (const task of draft.tasks) {
    const ordinal = (ordinals.get(task.path) ?? 0) + 1;
    ordinals.set(task.path, ordinal);
    if ((filter.withoutLead && leadThatStands(leads, task).lead !== null) || !passes(task, filter, holdsText)) continue;
    if (task.path !== path) {
      path = task.path;
      chapter = [];
      rows.push({ type: 'chapter', key: `c${task.key}`, path, tasks: chapter, objects: 0 });
    }
    chapter.push(task);
    rows.push({ type: 'task', key: task.key, number: taskNumber(task.path, ordinal), task });
  }
  return rows.map((row) => (row.type === 'chapter' ? { ...row, objects: countObjects(row.tasks) } : row));
}

/** Units in the draft, those with most tasks first: what a picker offers. Open lists are nobody to pick. */
export function unitsOf(draft: Draft): string[] {
  const counts = new Map<string, number>();
  for (const task of draft.tasks)
    for (const { unit, openList } of task.responsibilities) if (!openList) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([unit]) => unit);
}

function passes(task: DraftTask, { text }: TaskFilter, holdsText: HoldsText | null): boolean {
  return text === '' || holdsText === null || holdsText([task.title, task.text, ...task.responsibilities.map(({ unit }) => unit)], text);
}

function countObjects(tasks: readonly DraftTask[]): number {
  return new Set(tasks.flatMap(({ objects }) => objects.map(({ name }) => name))).size;
}
