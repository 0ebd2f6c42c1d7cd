/** Carries what people decided on one version of a document over to the next. */
import { carryOver } from '#core/plan/draft/carry-over.ts';
import { readHistory } from '#core/plan/draft/history.ts';
import { placesIn } from '#core/plan/draft/follow-places.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { parsedDraft } from '#core/plan/draft/parsed-draft.ts';
import { applyOperation } from '#core/plan/draft/replay.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';

/**
 * Moves a log to a new version: the operations in force, numbered anew from 1, with their ranges in the new text. A place that was not found stands as an
 * empty range at the nearest one: replay makes a doubt of it. Left behind is what was undone, what did not fit the version before (it was asked about there), the data of the
 * document itself, of which the new version prints its own, and what the new text contains.
 */
export function relocateLog(log: readonly LoggedOperation[], old: ParsedPlan, next: ParsedPlan): readonly LoggedOperation[] {
  let before = parsedDraft(old);
  const steps = readHistory(log).applied.map((entry) => {
    const { state: after, misfits } = applyOperation(before, entry);
    const step = { entry, before, after, isRefused: after === before && misfits.length > 0 };
    before = after;
    return step;
  });
  const end = before;
  const places = placesIn(old, next, end);
  let now = parsedDraft(next);
  const moved: LoggedOperation[] = [];
  for (const { entry, isRefused, ...step } of steps) {
    if (isRefused) continue;
    for (const operation of carryOver({ ...step, end, now, places }, entry.operation)) {
      const carriedEntry = { ...entry, seq: moved.length + 1, operation };
      moved.push(carriedEntry);
      now = applyOperation(now, carriedEntry).state;
    }
  }
  return moved;
}
