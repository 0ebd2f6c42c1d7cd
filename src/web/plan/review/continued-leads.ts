/** Leads that tasks of a new version bring from the ledger, though the document does not print them. */
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';

interface ContinuedLead {
  /** Who led in the draft when it was told; else a person has named another since, who comes before. */
  readonly drafted: string | null;
  readonly lead: string | null;
}

/** By key of the task. */
export type ContinuedLeads = ReadonlyMap<string, ContinuedLead>;

/** `rows`: who leads each task of the draft once it is published. Only those of whom the draft itself says otherwise are kept. */
export function continuedLeads(
  draft: Pick<Draft, 'tasks'>,
  rows: readonly { readonly key: string | null; readonly lead: string | null }[],
): ContinuedLeads {
  const leads = new Map(rows.map(({ key, lead }) => [key, lead]));
  return new Map(
    draft.tasks.flatMap((task) => {
      const [drafted, lead] = [leadOf(task), leads.get(task.key)];
      return lead === undefined || lead === drafted ? [] : [[task.key, { drafted, lead }] as const];
    }),
  );
}

/** Who will lead the task, and whether the ledger brings that. */
export function leadThatStands(leads: ContinuedLeads, task: Pick<DraftTask, 'key' | 'responsibilities'>) {
  const own = leadOf(task);
  const brought = leads.get(task.key);
  return brought === undefined || brought.drafted !== own ? { lead: own, continued: false } : { lead: brought.lead, continued: true };
}

/** The tasks that nobody will lead. */
export function leaderlessOf({ tasks }: Pick<Draft, 'tasks'>, leads: ContinuedLeads): readonly DraftTask[] {
  return tasks.filter((task) => leadThatStands(leads, task).lead === null);
}
