/** The responsibilities that a publication begins for a task. */
import type { PublishedTask } from '#core/plan/draft/publish.ts';

type Published = PublishedTask['responsibilities'][number];

/**
 * A unit stands once, in its first role. `lead` is the accountable unit: the one that the draft names, or, when people named another in the
 * ledger, that one alone; the draft's is then responsible.
 */
export function publishedResponsibilities(task: Pick<PublishedTask, 'lead' | 'responsibilities'>, lead: string | null): Published[] {
  const given = new Map<string, Published>();
  for (const row of task.responsibilities) if (!given.has(row.unit)) given.set(row.unit, row);
  const printed = task.lead === null ? undefined : given.get(task.lead);
  if (printed !== undefined && lead !== task.lead) given.set(printed.unit, { ...printed, role: 'responsible', basis: 'changed' });
  if (lead !== null && lead !== task.lead) {
    const ownPart = given.get(lead)?.ownPart ?? null;
    given.set(lead, { unit: lead, role: 'lead', basis: 'changed', openList: false, ownPart, seq: 0, accountable: true });
  }
  return [...given.values()].map((row) => ({ ...row, accountable: row.unit === lead }));
}
