/** Responsibilities that people begin, of tasks of any plans. */
import type { Insertable } from 'kysely';
import type { BegunResponsibility } from '#core/ledger/set-lead.ts';
import type { DraftResponsibility } from '#core/plan/draft/draft.ts';
import { addResponsibilities, type SingleDecisions } from '#server/ledger/responsibility-unit/write-decision.ts';
import { issuedOnOf } from '#server/plan/rows.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface Beginning extends BegunResponsibility {
  readonly seq: number;
  readonly basis: DraftResponsibility['basis'];
  /** Whether the text leaves open who is meant; null: as its row among the plan's texts says. */
  readonly openList: boolean | null;
}

/**
 * Finds what the texts mean, and answers what adds the rows. A unit that the plan does not print gets its row among the plan's texts, as if it did; one after the
 * other and in order, so that two who name units of the same plans do not wait for each other in a circle.
 */
export async function beginResponsibilities(
  act: Act,
  tasks: readonly { readonly id: string; readonly plan_id: string; readonly position: number }[],
  begunOf: ReadonlyMap<string, readonly Beginning[]>,
  single: SingleDecisions,
): Promise<() => Promise<void>> {
  const plans = [...Map.groupBy(tasks, (task) => task.plan_id)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const added: (() => Promise<void>)[] = [];
  for (const [planId, own] of plans) {
    const begun = own.flatMap((task) => (begunOf.get(task.id) ?? []).map((row) => ({ ...row, task })));
    if (begun.length === 0) continue;
    const units = [...new Set(begun.map(({ unit }) => unit))].toSorted();
    const texts = await keepUnitTexts(act, { id: planId, issuedOn: () => issuedOnOf(act, planId) }, units);
    const rows = begun.map(({ task, unit, role, basis, openList, ownPart, accountable, seq }): Insertable<DB['responsibility']> => ({
      jurisdiction_id: act.jurisdictionId,
      id: act.newId(),
      task_id: task.id,
      seq,
      unit_text: unit,
      role,
      basis,
      open_list: openList ?? texts.get(unit)?.openList ?? false,
      own_part: ownPart,
      accountable,
      valid_from: act.today,
      valid_to: null,
      task_position: task.position,
    }));
    added.push(() => addResponsibilities(act, rows, texts, single));
  }
  return async () => {
    for (const add of added) await add();
  };
}
