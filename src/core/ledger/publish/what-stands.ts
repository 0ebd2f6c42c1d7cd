/** What a version's publication leaves standing of the tasks that it goes on from, as it is told before. */
import { isUnits, sameValue, type ContinuedCorrection } from '#core/ledger/correct-tasks.ts';
import { leadAmong } from '#core/ledger/correct-units.ts';
import { mergeLead } from '#core/ledger/merge-lead.ts';
import type { LedgerTask } from '#core/ledger/publish/continue-tasks.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';

type Continued = ReadonlyMap<string, Pick<LedgerTask, 'id' | 'lead'>>;

/**
 * Who will lead each task of a draft, by key: of one that goes on, whom people named in the ledger or in a correction of its units, unless
 * the document itself names another. `before`: the tasks of the version before as its draft had them, by id.
 */
export function leadsThatStand(
  tasks: readonly DraftTask[],
  before: ReadonlyMap<string, DraftTask>,
  continued: Continued,
  corrections: readonly ContinuedCorrection[],
): Map<string, string | null> {
  const corrected = new Map(
    corrections.flatMap(({ taskId, field, value, printed, now }) =>
      field === 'units' && isUnits(now) && !sameValue(value, printed) ? [[taskId, leadAmong(now)] as const] : [],
    ),
  );
  return new Map(
    tasks.map((task) => {
      const old = continued.get(task.key);
      if (old === undefined) return [task.key, leadOf(task)];
      const named = corrected.get(old.id);
      if (named !== undefined) return [task.key, named];
      const drafted = before.get(old.id);
      return [task.key, mergeLead(drafted === undefined ? null : leadOf(drafted), old.lead, leadOf(task))];
    }),
  );
}

/** Printed names that people decided for each task that prints them: there is nothing to ask of them. `single`: task id and text of each decision. */
export function textsDecidedSingly(
  tasks: readonly DraftTask[],
  continued: Continued,
  single: readonly (readonly [taskId: string, text: string])[],
): string[] {
  const decided = Map.groupBy(single, ([, text]) => text);
  return [...decided].flatMap(([text, of]) => {
    const ids = new Set(of.map(([taskId]) => taskId));
    const printing = tasks.filter(({ responsibilities }) => responsibilities.some(({ unit }) => unit === text));
    return printing.length > 0 && printing.every(({ key }) => ids.has(continued.get(key)?.id ?? '')) ? [text] : [];
  });
}

/** Of tasks that are withdrawn: those of which people had corrected something, which goes with them. */
export function withCorrections(ids: readonly string[], corrections: readonly ContinuedCorrection[]): Set<string> {
  const corrected = new Set(corrections.flatMap(({ taskId, value, printed }) => (sameValue(value, printed) ? [] : [taskId])));
  return new Set(ids.filter((id) => corrected.has(id)));
}
