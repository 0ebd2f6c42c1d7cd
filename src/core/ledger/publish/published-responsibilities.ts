/** The responsibilities that a publication prints and begins for a task. */
import { sameUnit, type TaskUnit } from '#core/ledger/correct-units.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { PublishedTask } from '#core/plan/draft/publish.ts';
import { openPattern } from '#core/unit/open-list.ts';

type Published = PublishedTask['responsibilities'][number];

/**
 * A unit stands once, in its first role. `lead` is the accountable unit: the one that the draft names, or, when people named another in the
 * ledger, that one alone; the draft's is then what people made of it (`becomes`; null: it is out of the task).
 */
export function publishedResponsibilities(
  task: Pick<PublishedTask, 'lead' | 'responsibilities'>,
  lead: string | null,
  becomes: ResponsibilityRole | null = 'responsible',
): Published[] {
  const given = new Map<string, Published>();
  for (const row of task.responsibilities) if (!given.has(row.unit)) given.set(row.unit, row);
  const printed = task.lead === null ? undefined : given.get(task.lead);
  if (printed !== undefined && lead !== task.lead) {
    if (becomes === null) given.delete(printed.unit);
    else given.set(printed.unit, { ...printed, role: becomes, basis: 'changed' });
  }
  if (lead !== null && lead !== task.lead) {
    const ownPart = given.get(lead)?.ownPart ?? null;
    given.set(lead, { unit: lead, role: 'lead', basis: 'changed', openList: false, ownPart, seq: 0, accountable: true });
  }
  return [...given.values()].map((row) => ({ ...row, accountable: row.unit === lead }));
}

/** What the plan prints of the units of a task, each once, before anybody says anything else of them. */
export function printedUnits(task: Pick<PublishedTask, 'lead' | 'responsibilities'>): TaskUnit[] {
  return publishedResponsibilities(task, task.lead).map(({ unit, role, ownPart, accountable }) => ({ unit, role, ownPart, accountable }));
}

/** The responsibilities of corrected units: what stands as the plan prints it has its basis, the rest is 改定. `printed`: those of the plan. */
export function correctedResponsibilities(units: readonly TaskUnit[], printed: readonly Omit<Published, 'seq'>[]): Published[] {
  const known = new Map(printed.map((row) => [row.unit, row]));
  return units.map((unit, place): Published => {
    const row = known.get(unit.unit);
    return {
      ...unit,
      seq: place + 1,
      basis: row !== undefined && sameUnit(row, unit) ? row.basis : 'changed',
      openList: row?.openList ?? openPattern(unit.unit) !== null,
    };
  });
}
