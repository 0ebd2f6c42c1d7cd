/** Setting leads, and undoing it from the state that the page showed before. */
import type { z } from 'zod';
import type { setLead, TaskRow } from '#contract/ledger/task-endpoints.ts';
import { firstLeads } from '#web/plan/lead/first-leads.ts';
import type { LeadChoice } from '#web/plan/lead/lead-dialog.tsx';
import type { NamesUnits } from '#web/plan/lead/unit-offers.ts';

/** What the page knows of a task whose lead is named, from its row or its record. */
export type TaskBefore = Pick<TaskRow, 'id' | 'revision' | 'lead' | 'title'> & NamesUnits;

export type LeadChange = z.output<typeof setLead.body>;

/** The change that a choice makes of the tasks as they were seen. The former lead stays responsible. */
export function leadChange(tasks: readonly TaskBefore[], choice: LeadChoice, reason: string): LeadChange {
  const common = { reason: reason.trim(), formerLeadBecomes: 'responsible' as const };
  if (choice !== 'first-listed') return { ...common, tasks: tasks.map(({ id, revision }) => ({ id, revision })), lead: choice.unit };
  const named = firstLeads(tasks).given.flatMap(({ unit, tasks: own }) => own.map(({ id, revision }) => ({ id, revision, lead: unit })));
  return { ...common, tasks: named, lead: null };
}

/**
 * The change that takes another one back, whole or not at all: every task under its former lead, the unit that leads now in its former role.
 * It names the revisions that the change left behind, so that a task that somebody changed since then refuses. Null where nothing changed.
 */
export function leadUndo(tasks: readonly TaskBefore[], change: LeadChange): LeadChange | null {
  const leadNow = new Map(change.tasks.map(({ id, lead = change.lead }) => [id, lead]));
  const back = tasks.flatMap(({ id, revision, lead, responsibilities }) => {
    const now = leadNow.get(id);
    if (now === undefined || now === lead) return [];
    const role = responsibilities.find(({ unit }) => unit === now)?.role ?? null;
    return [{ id, revision: revision + 1, lead, formerLeadBecomes: role }];
  });
  return back.length === 0 ? null : { tasks: back, lead: null, reason: '', formerLeadBecomes: null };
}
