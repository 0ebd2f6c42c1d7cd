/** Responsibilities that the next version says again go on; the others end, and those that are new begin. So with what it prints and does not stand. */
import { sql, type Insertable } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { addResponsibilities, decisionOn, endMembers, type SingleDecisions } from '#server/ledger/responsibility-unit/write-decision.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { UnitText } from '#server/plan/unit-text/unit-texts.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

type Row = Insertable<DB['responsibility']>;

/** What must be the same for a responsibility to be the one that stands: all that is said of it but its place. */
type Said = Pick<
  Row,
  | 'task_id'
  | 'unit_text'
  | 'role'
  | 'basis'
  | 'open_list'
  | 'own_part'
  | 'accountable'
  | 'resolution'
  | 'resolved_by'
  | 'resolved_at'
  | 'resolved_singly'
  | 'valid_to'
>;
const keyOf = (row: Said): string =>
  JSON.stringify([
    row.valid_to === null,
    row.task_id,
    row.unit_text,
    row.role,
    row.basis,
    row.open_list,
    row.own_part ?? null,
    row.accountable,
    // Of what does not stand nobody asks whom it means.
    ...(row.valid_to === null ? [row.resolution, row.resolved_by ?? null, row.resolved_at ?? null, row.resolved_singly] : []),
  ]);

/**
 * Writes the responsibilities (`rows`) of one plan's tasks as a version says them, of which `continued` had some before. A row for each version
 * would double the ledger with each, though most versions say of most tasks what was said.
 */
export async function continueResponsibilities(
  act: Act,
  continued: readonly string[],
  rows: readonly Row[],
  texts: ReadonlyMap<string, UnitText>,
  single: SingleDecisions,
): Promise<void> {
  const standing = new Map((await standingOf(act, continued)).map((row) => [keyOf(row), row]));
  const begun: Row[] = [];
  const kept: Placed[] = [];
  for (const row of rows) {
    const { state, by, at, singly } = decisionOn(row, texts, single);
    const key = keyOf({ ...row, resolution: state, resolved_by: by, resolved_at: at, resolved_singly: singly });
    const same = standing.get(key);
    if (same === undefined) begun.push(row);
    else kept.push({ id: same.id, seq: row.seq, position: row.task_position, printed: row.printed === true });
    standing.delete(key);
  }
  const gone = [...standing.values()];
  const ends = gone.filter((row) => row.valid_to === null).map(({ id }) => id);
  await notPrinted(
    act,
    gone.map(({ id }) => id),
  );
  await end(act, ends, continued);
  await place(act, kept);
  await addResponsibilities(act, begun, texts, single);
}

/** Of leads that a plan prints and people replaced, by task: the role that they have now; null: people put them out of the task. */
export async function readFormerLeads(
  act: Act,
  printed: readonly { readonly taskId: string; readonly unit: string }[],
): Promise<ReadonlyMap<string, ResponsibilityRole | null>> {
  if (printed.length === 0) return new Map();
  const { rows } = await sql<{ task_id: string; role: ResponsibilityRole | null }>`
    select distinct on (duty.task_id) duty.task_id, case when duty.valid_to is null then duty.role end as role
      from responsibility duty
      join unnest(${printed.map(({ taskId }) => taskId)}::uuid[], ${printed.map(({ unit }) => unit)}::text[]) as asked (task_id, unit)
        on asked.task_id = duty.task_id and asked.unit = duty.unit_text
     where ${inJurisdiction(act, 'duty')} and (duty.valid_to is null or duty.printed)
     order by duty.task_id, duty.valid_to nulls first`.execute(act.db);
  return new Map(rows.map(({ task_id, role }) => [task_id, role]));
}

async function standingOf(act: Act, taskIds: readonly string[]): Promise<readonly (Said & { readonly id: string })[]> {
  if (taskIds.length === 0) return [];
  const { rows } = await sql<Said & { readonly id: string }>`
    select id, task_id, unit_text, role, basis, open_list, own_part, accountable, resolution, resolved_by, resolved_at, resolved_singly, valid_to
      from responsibility where ${inJurisdiction(act)} and task_id = any(${taskIds}::uuid[]) and valid_to is null
    union all
    select id, task_id, unit_text, role, basis, open_list, own_part, accountable, resolution, resolved_by, resolved_at, resolved_singly, valid_to
      from responsibility where ${inJurisdiction(act)} and task_id = any(${taskIds}::uuid[])
       and valid_to is not null and (printed or resolved_singly) and printed`.execute(act.db);
  return rows;
}

async function end(act: Act, ids: readonly string[], taskIds: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update responsibility set valid_to = ${act.today} where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
  await endMembers(act, taskIds);
}

async function notPrinted(act: Act, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update responsibility set printed = false where ${inJurisdiction(act)} and id = any(${ids}::uuid[]) and printed`.execute(
    act.db,
  );
}

interface Placed {
  readonly id: string;
  readonly seq: number;
  readonly position: Row['task_position'];
  readonly printed: boolean;
}

/** In each version tasks have places of their own. */
async function place(act: Act, kept: readonly Placed[]): Promise<void> {
  if (kept.length === 0) return;
  const ids = kept.map(({ id }) => id);
  await sql`
    update responsibility set seq = placed.seq, task_position = placed.position, printed = placed.printed
      from unnest(${ids}::uuid[], ${kept.map(({ seq }) => seq)}::integer[], ${kept.map(({ position }) => position)}::bigint[],
        ${kept.map(({ printed }) => printed)}::boolean[]) as placed (id, seq, position, printed)
     where ${inJurisdiction(act, 'responsibility')} and responsibility.id = placed.id`.execute(act.db);
  await sql`
    update responsibility_unit member set task_position = responsibility.task_position
      from responsibility
     where ${inJurisdiction(act, 'responsibility')} and responsibility.id = any(${ids}::uuid[])
       and ${inJurisdiction(act, 'member')} and member.task_id = responsibility.task_id
       and member.responsibility_id = responsibility.id and member.current`.execute(act.db);
}
