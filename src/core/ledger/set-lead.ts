/** Naming the one accountable lead of tasks: whose responsibility ends, whose begins. A responsibility is never changed: it ends, and a new one begins. */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { openPattern } from '#core/unit/open-list.ts';

export interface LeadTask {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly state: string;
  readonly lead: string | null;
}

/** A responsibility in force. */
export interface StandingResponsibility {
  readonly id: string;
  readonly taskId: string;
  /** As printed. */
  readonly unit: string;
  readonly openList: boolean;
  readonly accountable: boolean;
  readonly ownPart: string | null;
}

interface LeadChange {
  /** As the caller saw them. */
  readonly tasks: readonly {
    readonly id: string;
    readonly revision: number;
    /** Where it is not that of all. */
    readonly lead?: string | null | undefined;
    readonly formerLeadBecomes?: ResponsibilityRole | null | undefined;
  }[];
  /** Who leads from now on; null: nobody. */
  readonly lead: string | null;
  /** What the unit that led until now is from here on; null: it is out of the task. */
  readonly formerLeadBecomes: ResponsibilityRole | null;
}

export interface BegunResponsibility {
  readonly taskId: string;
  readonly unit: string;
  readonly role: ResponsibilityRole;
  readonly accountable: boolean;
  /** It stays with the unit in whatever role. */
  readonly ownPart: string | null;
}

interface LeadDecision<Task> {
  readonly changed: readonly { readonly task: Task; readonly lead: string | null }[];
  /** Ids of the responsibilities that end. */
  readonly ends: readonly string[];
  readonly begins: readonly BegunResponsibility[];
}

/** All tasks or none. Those that the unit leads already stay as they are. `standing`: all that stand for the tasks. */
export function setLead<Task extends LeadTask>(
  found: readonly Task[],
  standing: readonly StandingResponsibility[],
  { tasks, lead: common, formerLeadBecomes: commonRole }: LeadChange,
): Outcome<LeadDecision<Task>, 'task-not-found' | 'task-changed' | 'task-withdrawn' | 'task-asked-twice' | 'lead-is-open-list'> {
  const byId = new Map(found.map((task) => [task.id, task]));
  const seen = new Set<string>();
  for (const { id, revision } of tasks) {
    const task = byId.get(id);
    if (task === undefined) return failure('task-not-found');
    if (seen.has(id)) return failure('task-asked-twice', { code: task.code });
    seen.add(id);
    if (task.revision !== revision) return failure('task-changed', { code: task.code });
    if (task.state === 'withdrawn') return failure('task-withdrawn', { code: task.code });
  }
  const wanted = new Map(tasks.map(({ id, lead = common, formerLeadBecomes = commonRole }) => [id, { lead, formerLeadBecomes }] as const));
  const changed = found.flatMap((task) => {
    const to = wanted.get(task.id);
    return to === undefined || to.lead === task.lead ? [] : [{ task, ...to }];
  });
  const ids = new Map(changed.map(({ task, lead }) => [task.id, lead]));
  const touched = standing.filter(({ taskId }) => ids.has(taskId));
  const rowsOf = Map.groupBy(touched, ({ taskId }) => taskId);
  // Nobody in particular (有关县市区, …等) could be asked to answer for a task.
  for (const { task, lead: unit } of changed) {
    if (unit === null) continue;
    if (openPattern(unit) !== null || (rowsOf.get(task.id) ?? []).some((row) => row.openList && row.unit === unit))
      return failure('lead-is-open-list', { unit });
  }
  const ownPart = (task: Task, of: string): string | null =>
    rowsOf.get(task.id)?.find((row) => row.unit === of && row.ownPart !== null)?.ownPart ?? null;
  const former = changed.flatMap(({ task, formerLeadBecomes }): BegunResponsibility[] =>
    task.lead === null || formerLeadBecomes === null
      ? []
      : [{ taskId: task.id, unit: task.lead, role: formerLeadBecomes, accountable: false, ownPart: ownPart(task, task.lead) }],
  );
  const named = changed.flatMap(({ task, lead: unit }): BegunResponsibility[] =>
    unit === null ? [] : [{ taskId: task.id, unit, role: 'lead', accountable: true, ownPart: ownPart(task, unit) }],
  );
  return success({
    changed: changed.map(({ task, lead }) => ({ task, lead })),
    ends: touched.filter((row) => row.accountable || row.unit === ids.get(row.taskId)).map(({ id }) => id),
    begins: [...former, ...named],
  });
}
