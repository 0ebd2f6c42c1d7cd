/**
 * The file of an export while it is made and for a day after: who may have it, how many are kept, and when they go. What left the house stays
 * in the table `export`.
 */
import { sql } from 'kysely';
import type { exportStates } from '#contract/ledger/export-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock } from '#server/platform/jobs/job.ts';

export const keptHours = 24;
/** Of one person; the oldest go first. A file has a few megabytes. */
const keptFiles = 20;
/** Of all in a jurisdiction. */
const keptOfAll = 500;
/** Longer than reading, waiting for a child and its work may take together: what is not made by then was lost with its server. */
const longestMinutes = 5;

/** Whose file it is: the person's, in the post that it was made in, whose reach decided what stands in it. */
export function ownExport(act: Act) {
  const subject = act.subject;
  return sql<boolean>`${inJurisdiction(act, 'export_file')} and export_file.account_id = ${subject?.accountId ?? null}
    and export_file.post_id = ${subject?.postId ?? null} and export_file.begun_at > ${act.now}::timestamptz - make_interval(hours => ${keptHours})`;
}

/** What is told of a stored state. */
export function stateOf(act: Act) {
  return sql<(typeof exportStates)[number]>`case when export_file.state <> 'made'
    and export_file.begun_at < ${act.now}::timestamptz - make_interval(mins => ${longestMinutes}) then 'broken-off' else export_file.state end`;
}

/** Says that it is being made. Whoever has as many under way as are kept comes later. */
export async function announceExport(act: Act, format: 'xlsx' | 'csv'): Promise<Outcome<string, 'server.busy'>> {
  if (act.subject === null) throw new Error('only a person exports');
  const { rows } = await sql<{ making: number }>`select count(*)::int as making from export_file
    where ${ownExport(act)} and ${stateOf(act)} in ('reading', 'making')`.execute(act.db);
  if ((rows[0]?.making ?? 0) >= keptFiles) return failure('server.busy');
  const id = act.newId();
  const { accountId, postId } = act.subject;
  await act.db
    .insertInto('export_file')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      account_id: accountId,
      post_id: postId,
      format,
      state: 'reading',
      begun_at: act.now,
    })
    .execute();
  return success(id);
}

/** Whether it was not cancelled meanwhile. */
export async function isAnnounced(act: Act, id: string): Promise<boolean> {
  const row = await act.db.selectFrom('export_file').select('id').where(inJurisdiction(act)).where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** The rows have been read; false when it was cancelled meanwhile. */
export async function noteMaking(act: Act, id: string, rows: number): Promise<boolean> {
  const noted = await act.db
    .updateTable('export_file')
    .set({ state: 'making', row_count: rows })
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .executeTakeFirst();
  return noted.numUpdatedRows > 0n;
}

/** Nobody is told of it any more. */
export async function forgetExport(act: Act, id: string): Promise<void> {
  await act.db.deleteFrom('export_file').where(inJurisdiction(act)).where('id', '=', id).execute();
}

interface MadeFile {
  readonly name: string;
  /** Strong: of the bytes alone. */
  readonly tag: string;
  readonly size: number;
  /** Null: the content of the export. */
  readonly bytes: Uint8Array | null;
}

/** Keeps the file; false when it was cancelled meanwhile. Those beyond what is kept make room. */
export async function keepFile(act: Act, id: string, { name, tag, size, bytes }: MadeFile): Promise<boolean> {
  const kept = await act.db
    .updateTable('export_file')
    .set({
      state: 'made',
      made_at: act.now,
      name,
      tag,
      size,
      bytes: bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) return false;
  await makeRoom(act);
  return true;
}

async function makeRoom(act: Act): Promise<void> {
  // What another one removes at this moment is left to it.
  await sql`delete from export_file where ${inJurisdiction(act, 'export_file')} and id in (
    select id from export_file where ${inJurisdiction(act, 'export_file')} and id in (
      select id from (
        select id, begun_at, state, row_number() over (partition by account_id order by begun_at desc, id desc) as own,
          row_number() over (order by begun_at desc, id desc) as of_all
        from export_file where ${inJurisdiction(act, 'export_file')}) each
       where begun_at <= ${act.now}::timestamptz - make_interval(hours => ${keptHours})
          or state = 'made' and (own > ${keptFiles} or of_all > ${keptOfAll}))
    for update skip locked)`.execute(act.db);
}

/** Files whose day is over. */
export const sweepExports = byClock({
  name: 'sweepExports',
  cron: '11 * * * *',
  chunk: async (act) => {
    await makeRoom(act);
    act.unchanged();
    return 'done';
  },
});
