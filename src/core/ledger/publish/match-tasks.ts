/** Which task of a new version continues which published one. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { diffClauses, type Relation } from '#core/ledger/publish/diff.ts';
import { dice, pairsOf } from '#core/plan/draft/similarity.ts';

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

function plain(text: string): string {
  return text.replace(/\s/gu, '');
}

/** Every old and every new task occurs; one that was split or merged occurs in several matches, of which the likest continues. */
export function matchTasks(oldTasks: readonly PublishedTaskText[], newTasks: readonly Pick<DraftTask, 'key' | 'text'>[]): TaskMatch[] {
  return diffClauses(oldTasks, newTasks).flatMap(({ relation, before, after }): TaskMatch[] => {
    if (before.length === 0) return after.map(({ key }) => ({ key, taskId: null, relation, continues: false }));
    if (after.length === 0) return before.map(({ id }) => ({ key: null, taskId: id, relation, continues: false }));
    // Taken apart once: of one long task that became thousands it was the whole text again for each.
    const parts = after.map((task) => ({ task, words: pairsOf(task.text) }));
    const pairs = before.flatMap((old) => {
      const whole = pairsOf(old.text);
      return parts.map(({ task, words }) => ({ old, task, alike: dice(whole, words) }));
    });
    const best = pairs.reduce((a, b) => (b.alike > a.alike ? b : a));
    return pairs.map((pair) => ({ key: pair.task.key, taskId: pair.old.id, relation, continues: pair === best }));
  });
}
