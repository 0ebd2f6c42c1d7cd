/** Who answers for tasks, as rows: what stands and what is printed, and what corrected units write. */
import { sql } from 'kysely';
import { sameUnit, type TaskUnit } from '#core/ledger/correct-units.ts';
import type { DraftResponsibility } from '#core/plan/draft/draft.ts';
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { beginResponsibilities, type Beginning } from '#server/ledger/responsibility-unit/begin-responsibilities.ts';
import {
  endMembers,
  keepOpenLists,
  singleDecision,
  type Resolved,
  type SingleDecisions,
} from '#server/ledger/responsibility-unit/write-decision.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

interface UnitRow extends TaskUnit {
  readonly id: string;
  readonly taskId: string;
  readonly seq: number;
  readonly basis: DraftResponsibility['basis'];
  readonly openList: boolean;
  readonly stands: boolean;
  readonly printed: boolean;
  /** What was decided for this task alone. */
  readonly singly: Resolved | null;
}

export type UnitRows = ReadonlyMap<string, readonly UnitRow[]>;

/** Of each task what stands, what is printed, and what was decided of units that are out of it. */
export async function unitRowsOf(act: Act, taskIds: readonly string[]): Promise<UnitRows> {
  const columns = sql`id, task_id, seq, unit_text, role, own_part, accountable, basis, open_list, valid_to, printed,
    case when resolved_singly then json_build_object('state', resolution, 'by', resolved_by, 'at', resolved_at, 'unitIds',
      array(select unit_id from responsibility_unit member where member.jurisdiction_id = responsibility.jurisdiction_id
              and member.task_id = responsibility.task_id and member.responsibility_id = responsibility.id)) end as singly`;
  const ofTasks = sql`${inJurisdiction(act)} and task_id = any(${taskIds}::uuid[])`;
  const { rows } = await sql<{
    id: string;
    task_id: string;
    seq: number;
    unit_text: string;
    role: TaskUnit['role'];
    own_part: string | null;
    accountable: boolean;
    basis: DraftResponsibility['basis'];
    open_list: boolean;
    valid_to: string | null;
    printed: boolean;
    singly: { state: PlanUnit['state']; by: string | null; at: string | null; unitIds: string[] } | null;
  }>`
    select ${columns} from responsibility where ${ofTasks} and valid_to is null
    union all
    select ${columns} from responsibility where ${ofTasks} and valid_to is not null and (printed or resolved_singly)`.execute(act.db);
  const sorted = rows.toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  return Map.groupBy(
    sorted.map((row): UnitRow => ({
      id: row.id,
      taskId: row.task_id,
      seq: row.seq,
      unit: row.unit_text,
      role: row.role,
      ownPart: row.own_part,
      accountable: row.accountable,
      basis: row.basis,
      openList: row.open_list,
      stands: row.valid_to === null,
      printed: row.printed,
      singly: row.singly,
    })),
    ({ taskId }) => taskId,
  );
}

/** Who answers for a task. */
export function standingUnits(rows: readonly UnitRow[]): TaskUnit[] {
  return rows.filter(({ stands }) => stands).map(unitOf);
}

/** Whom the newest version prints. */
export function printedUnitsIn(rows: readonly UnitRow[]): TaskUnit[] {
  return rows.filter(({ printed }) => printed).map(unitOf);
}

const unitOf = ({ unit, role, ownPart, accountable }: TaskUnit): TaskUnit => ({ unit, role, ownPart, accountable });

interface CorrectedTask {
  readonly id: string;
  readonly plan_id: string;
  readonly position: number;
  readonly units: readonly TaskUnit[];
}

/** Finds what the names mean, and answers what writes the units of these tasks: those that stand as before go on, the others end, new ones begin. */
export async function writingUnits(act: Act, tasks: readonly CorrectedTask[], rows: UnitRows): Promise<() => Promise<void>> {
  if (tasks.length === 0) return async () => {};
  const ends: string[] = [];
  const placed: { readonly id: string; readonly seq: number }[] = [];
  const begunOf = new Map<string, Beginning[]>();
  const single = new Map<string, Resolved>();
  for (const { id: taskId, units } of tasks) {
    const own = rows.get(taskId) ?? [];
    const begun: Beginning[] = [];
    const kept = new Set<string>();
    for (const [place, unit] of units.entries()) {
      const seq = place + 1;
      const same = own.find((row) => row.stands && sameUnit(row, unit));
      if (same === undefined) begun.push({ ...unit, taskId, seq, ...saidOf(unit, own) });
      else {
        kept.add(same.id);
        if (same.seq !== seq) placed.push({ id: same.id, seq });
      }
    }
    ends.push(...own.filter(({ stands, id }) => stands && !kept.has(id)).map(({ id }) => id));
    begunOf.set(taskId, begun);
    for (const { unit } of begun) {
      const decided = decidedFor(unit, own);
      if (decided !== null) single.set(...singleDecision(taskId, unit, decided));
    }
  }
  const begin = await beginResponsibilities(act, tasks, begunOf, single satisfies SingleDecisions);
  const ids = tasks.map(({ id }) => id);
  return async () => {
    await Promise.all([
      sql`update responsibility set valid_to = ${act.today} where ${inJurisdiction(act)} and id = any(${ends}::uuid[])`.execute(act.db),
      endMembers(act, ids),
      sql`
        update responsibility set seq = placed.seq
          from unnest(${placed.map(({ id }) => id)}::uuid[], ${placed.map(({ seq }) => seq)}::integer[]) as placed (id, seq)
         where ${inJurisdiction(act, 'responsibility')} and responsibility.id = placed.id`.execute(act.db),
      begin(),
    ]);
    await keepOpenLists(act, ids);
  };
}

/** What stands as it is printed has the basis of the print. */
function saidOf(unit: TaskUnit, own: readonly UnitRow[]): Pick<Beginning, 'basis' | 'openList'> {
  const known = own.filter((row) => row.unit === unit.unit);
  return {
    basis: known.find((row) => row.printed && sameUnit(row, unit))?.basis ?? 'changed',
    openList: known[0]?.openList ?? null,
  };
}

/** What was decided of the unit for this task alone goes on, and comes back with a unit that comes back. */
function decidedFor(unit: string, own: readonly UnitRow[]): Resolved | null {
  const known = own.filter((row) => row.unit === unit);
  const stands = known.find((row) => row.stands);
  // Ids are given in the order of time.
  return (stands ?? known.filter(({ singly }) => singly !== null).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0])?.singly ?? null;
}
