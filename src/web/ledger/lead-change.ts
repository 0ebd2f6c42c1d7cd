/** Setting a lead, and undoing it from the state that the page showed before. */
import type { z } from 'zod';
import type { setLead, TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';

/** What the page knows of a task whose lead is named, from its row or its record. */
export type TaskBefore = Pick<TaskRow, 'id' | 'revision' | 'lead'> & {
  readonly responsibilities: readonly { readonly unit: string; readonly role: ResponsibilityRole }[];
};

export type LeadChange = z.output<typeof setLead.body>;

/** The change that names `lead` for all tasks as they were seen. The former lead stays responsible. */
export function leadChange(tasks: readonly TaskBefore[], lead: string | null, reason: string): LeadChange {
  return {
    tasks: tasks.map(({ id, revision }) => ({ id, revision })),
    lead,
    reason: reason.trim(),
    formerLeadBecomes: 'responsible',
  };
}

/**
 * The changes that put every task back: one for each former lead and former role of the unit that leads now. Each names the
 * revision that the change left behind, so that a task that somebody changed since then refuses.
 */
export function leadUndo(tasks: readonly TaskBefore[], leadNow: string | null): LeadChange[] {
  const changes = new Map<string, LeadChange>();
  for (const { id, revision, lead, responsibilities } of tasks) {
    if (lead === leadNow) continue;
    const role = responsibilities.find(({ unit }) => unit === leadNow)?.role ?? null;
    const key = JSON.stringify([lead, role]);
    const change = changes.get(key) ?? { tasks: [], lead, reason: '', formerLeadBecomes: role };
    change.tasks.push({ id, revision: revision + 1 });
    changes.set(key, change);
  }
  return [...changes.values()];
}
