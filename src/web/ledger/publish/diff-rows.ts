/** What is shown of a comparison of two versions. */
import type { diffVersion } from '#contract/ledger/publish-endpoints.ts';
import type { Answer } from '#web/ui/call.ts';

export type DiffClause = Answer<typeof diffVersion>['clauses'][number];
type Relation = DiffClause['relation'];

/** How many clauses are new, gone, as they were, and anything else. */
export function diffCounts(clauses: readonly { readonly relation: Relation }[]) {
  const count = (relation: Relation) => clauses.filter((one) => one.relation === relation).length;
  const numbers = { added: count('added'), dropped: count('dropped'), same: count('same') };
  return { ...numbers, changed: clauses.length - numbers.added - numbers.dropped - numbers.same };
}

/** Runs of clauses that stayed become one number: how many they are. */
export function foldSame<C extends { readonly relation: Relation }>(clauses: readonly C[]): (C | number)[] {
  const runs: (C | number)[] = [];
  for (const clause of clauses) {
    const last = runs.at(-1);
    if (clause.relation !== 'same') runs.push(clause);
    else if (typeof last === 'number') runs[runs.length - 1] = last + 1;
    else runs.push(1);
  }
  return runs;
}

/** The tasks to show, and how many that stayed are left out; those that rest (withdrawn, split or merged by hand) are counted apart. */
export function shownTasks<T extends { readonly relation: Relation; readonly rests: boolean }>(tasks: readonly T[], onlyChanges: boolean) {
  const shown = onlyChanges ? tasks.filter(({ relation }) => relation !== 'same') : tasks;
  const resting = onlyChanges ? tasks.filter(({ relation, rests }) => relation === 'same' && rests).length : 0;
  return { shown, same: tasks.length - shown.length - resting, resting };
}

/** The look of a relation: new is green, gone is red, what changed asks to be read. */
export function relationTone(relation: Relation): string {
  if (relation === 'same') return '';
  return relation === 'added' ? 'l' : relation === 'dropped' ? 'r' : 'w';
}

/** Of several rows of one task of the draft the one that says what it goes on from: there that is changed. */
export function changeable<T extends { readonly key: string | null; readonly continues: boolean }>(tasks: readonly T[]): ReadonlySet<T> {
  const byKey = new Map<string, T>();
  for (const task of tasks) if (task.key !== null && (task.continues || !byKey.has(task.key))) byKey.set(task.key, task);
  return new Set(byKey.values());
}
