/** Which task of a new version continues which published one. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { diffClauses, type Relation } from '#core/ledger/publish/diff.ts';
import { byLikeness, likenessOf, wordsOf } from '#core/ledger/publish/likeness.ts';

export interface PublishedTaskText {
  readonly id: string;
  readonly text: string;
}

export interface TaskMatch {
  /** Of the draft's task; null for a dropped one. */
  readonly key: string | null;
  /** Of the published task; null for an added one. */
  readonly taskId: string | null;
  readonly relation: Relation;
  /** The new task keeps identity, code and reports of the old one: one new task for each old one at most. */
  readonly continues: boolean;
}

/** Tasks that were withdrawn and whose very words a new task has: it is the old one again. Each old task once. */
export function matchWithdrawn(
  matches: readonly TaskMatch[],
  withdrawn: readonly PublishedTaskText[],
  newTasks: readonly Pick<DraftTask, 'key' | 'text'>[],
): TaskMatch[] {
  const idsOf = Map.groupBy(withdrawn, ({ text }) => plain(text));
  const textOf = new Map(newTasks.map(({ key, text }) => [key, plain(text)]));
  return matches.map((match) => {
    if (match.key === null || match.taskId !== null) return match;
    const back = idsOf.get(textOf.get(match.key) ?? '')?.pop();
    return back === undefined ? match : { key: match.key, taskId: back.id, relation: 'same', continues: true };
  });
}

/**
 * The same with what people said of tasks of the draft: by key, the published task that it is, or null for a new one. Who was thought to go on from a
 * task that is somebody else's is new, and a published task that nothing is left of is dropped.
 */
export function withChoices(
  matches: readonly TaskMatch[],
  said: ReadonlyMap<string, string | null>,
  alike: (key: string, taskId: string) => boolean,
): TaskMatch[] {
  if (said.size === 0) return [...matches];
  const taken = new Set([...said.values()].filter((taskId) => taskId !== null));
  const placed = new Set<string>();
  const rows = matches.flatMap((match): TaskMatch[] => {
    const { key, taskId, relation } = match;
    if (key === null) return taskId !== null && taken.has(taskId) ? [] : [match];
    const choice = said.get(key);
    if (choice !== undefined) {
      if (placed.has(key)) return [];
      placed.add(key);
      return choice === null
        ? [{ key, taskId: null, relation: 'added', continues: false }]
        : [{ key, taskId: choice, relation: alike(key, choice) ? 'same' : 'changed', continues: true }];
    }
    if (taskId === null || !taken.has(taskId)) return [match];
    return relation === 'same' || relation === 'changed'
      ? [{ key, taskId: null, relation: 'added', continues: false }]
      : [{ ...match, continues: false }];
  });
  const left = new Set(rows.map(({ taskId }) => taskId));
  const dropped = new Set(matches.flatMap(({ taskId }) => (taskId === null || left.has(taskId) ? [] : [taskId])));
  return [...rows, ...[...dropped].map((taskId): TaskMatch => ({ key: null, taskId, relation: 'dropped', continues: false }))];
}

/** Whether two texts differ in white space alone. */
export function sameWords(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text.replace(/\s/gu, '');
}

/** Every old and every new task occurs; one that was split or merged occurs in several matches, of which the likest continues. */
export function matchTasks(oldTasks: readonly PublishedTaskText[], newTasks: readonly Pick<DraftTask, 'key' | 'text'>[]): TaskMatch[] {
  return diffClauses(oldTasks, newTasks).flatMap(({ relation, before, after }): TaskMatch[] => {
    if (before.length === 0) return after.map(({ key }) => ({ key, taskId: null, relation, continues: false }));
    if (after.length === 0) return before.map(({ id }) => ({ key: null, taskId: id, relation, continues: false }));
    // Taken apart once: of one long task that became thousands it was the whole text again for each.
    const parts = after.map((task) => ({ task, words: wordsOf(task.text) }));
    const pairs = before.flatMap((old) => {
      const whole = wordsOf(old.text);
      return parts.map(({ task, words }) => ({ old, task, likeness: likenessOf(whole, words) }));
    });
    const best = pairs.reduce((a, b) => (byLikeness(a.likeness, b.likeness) > 0 ? b : a));
    return pairs.map((pair) => ({ key: pair.task.key, taskId: pair.old.id, relation, continues: pair === best }));
  });
}
