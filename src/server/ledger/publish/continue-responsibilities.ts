/** Responsibilities that the next version says again go on; the others end, and those that are new begin. */
import { sql, type Insertable } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { addResponsibilities, decisionOn, endMembers, type SingleDecisions } from '#server/ledger/responsibility-unit/write-decision.ts';
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
>;
const keyOf = (row: Said): string =>
  JSON.stringify([
    row.task_id,
    row.unit_text,
    row.role,
    row.basis,
    row.open_list,
    row.own_part ?? null,
    row.accountable,
    row.resolution,
    row.resolved_by ?? null,
    row.resolved_at ?? null,
    row.resolved_singly,
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
  const standing = new Map((await standingOf(act, continued)).map((row) => [keyOf(row), row.id]));
  const begun: Row[] = [];
  const kept: { readonly id: string; readonly seq: number; readonly position: Row['task_position'] }[] = [];
  for (const row of rows) {
    const { state, by, at, singly } = decisionOn(row, texts, single);
    const key = keyOf({ ...row, resolution: state, resolved_by: by, resolved_at: at, resolved_singly: singly });
    const id = standing.get(key);
    if (id === undefined) begun.push(row);
    else kept.push({ id, seq: row.seq, position: row.task_position });
    standing.delete(key);
  }
  await end(act, [...standing.values()], continued);
  await place(act, kept);
  await addResponsibilities(act, begun, texts, single);
}

async function standingOf(act: Act, taskIds: readonly string[]): Promise<readonly (Said & { readonly id: string })[]> {
  if (taskIds.length === 0) return [];
  const { rows } = await sql<Said & { readonly id: string }>`
    select id, task_id, unit_text, role, basis, open_list, own_part, accountable, resolution, resolved_by, resolved_at, resolved_singly
      from responsibility where ${inJurisdiction(act)} and task_id = any(${taskIds}::uuid[]) and valid_to is null`.execute(act.db);
  return rows;
}

async function end(act: Act, ids: readonly string[], taskIds: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update responsibility set valid_to = ${act.today} where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
  await endMembers(act, taskIds);
}

/** In each version tasks have places of their own. */
async function place(
  act: Act,
  kept: readonly { readonly id: string; readonly seq: number; readonly position: Row['task_position'] }[],
): Promise<void> {
  if (kept.length === 0) return;
  const ids = kept.map(({ id }) => id);
  await sql`
    update responsibility set seq = placed.seq, task_position = placed.position
      from unnest(${ids}::uuid[], ${kept.map(({ seq }) => seq)}::integer[], ${kept.map(({ position }) => position)}::bigint[])
        as placed (id, seq, position)
     where ${inJurisdiction(act, 'responsibility')} and responsibility.id = placed.id`.execute(act.db);
  await sql`
    update responsibility_unit member set task_position = responsibility.task_position
      from responsibility
     where ${inJurisdiction(act, 'responsibility')} and responsibility.id = any(${ids}::uuid[])
       and ${inJurisdiction(act, 'member')} and member.task_id = responsibility.task_id
       and member.responsibility_id = responsibility.id and member.current`.execute(act.db);
}
