/**
 * Takes away the files that nothing refers to for a day: of uploads that were refused or killed, and of what was removed. Every node looks; a file is
 * collected under its lock, so that whoever stores the same bytes at that moment finds them gone and puts them again (stored-file.ts).
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { success } from '#core/failure.ts';
import { systemActor } from '#server/platform/actor.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { lockFile } from '#server/platform/files/stored-file.ts';
import type { Act } from '#server/platform/http/act.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';

/** Longer than any upload, and long enough to copy all files after the database was backed up (docs/decisions/030). */
const keptMs = 86_400_000;

/** Answers how many files went. */
export async function collectFiles(source: ActSource, isStopped: () => boolean = () => false): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from jurisdictions_set_up() id`.execute(source.database.kysely);
  const { files } = source.installation;
  let total = 0;
  for (const { id: jurisdictionId } of rows) {
    const before = new Date(Date.parse(source.clock.now()) - keptMs).toISOString();
    const context: ActContext = { jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() };
    const inTenant = async <T>(work: (act: Act) => Promise<T>): Promise<T> => {
      const done = await runWrite(source, context, async (act) => {
        act.unchanged();
        return success(await work(act));
      });
      if (!done.ok) throw new Error('nothing refuses here');
      return done.value;
    };
    for (const digest of await inTenant((act) => unusedSince(act, before))) {
      if (isStopped()) return total;
      total += await inTenant((act) => collect(act, digest, before));
    }
    for await (const digests of files.list(jurisdictionId)) {
      if (isStopped()) return total;
      for (const digest of await inTenant((act) => withoutRow(act, digests)))
        total += await inTenant((act) => collect(act, digest, before));
    }
    await files.dropAbandoned(jurisdictionId, before);
  }
  return total;
}

/** That a row of stored_file is referred to, by whichever table: a foreign key says so, and nobody has to be asked. */
async function isUsed(db: Kysely<DB>): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select conrelid::regclass::text as "table",
           array(select attname::text from unnest(confkey, conkey) as key (target, own)
                   join pg_attribute on attrelid = conrelid and attnum = own
                  order by (select attname from pg_attribute where attrelid = confrelid and attnum = target) = 'digest') as columns
      from pg_constraint where contype = 'f' and confrelid = 'stored_file'::regclass order by conname`.execute(db);
  const uses = rows.map(
    ({ table, columns: [jurisdiction = '', digest = ''] }) =>
      sql`exists (select from ${sql.table(table)} as user_row
        where ${sql.ref(`user_row.${jurisdiction}`)} = stored_file.jurisdiction_id and ${sql.ref(`user_row.${digest}`)} = stored_file.digest)`,
  );
  return sql<boolean>`(${sql.join(uses, sql` or `)})`;
}

/** Notes which files nothing refers to any more, and which are referred to again; answers the first ones for long enough. */
async function unusedSince(act: Act, before: string): Promise<readonly string[]> {
  const used = await isUsed(act.db);
  await sql`update stored_file set unused_since = case when ${used} then null else ${act.now}::timestamptz end
     where ${inJurisdiction(act)} and (unused_since is not null) = ${used}`.execute(act.db);
  const rows = await act.db
    .selectFrom('stored_file')
    .select('digest')
    .where(inJurisdiction(act))
    .where('unused_since', '<=', before)
    .execute();
  return rows.map(({ digest }) => digest);
}

/** Of these files, those of which no row knows. */
async function withoutRow(act: Act, digests: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ digest: string }>`
    select digest from unnest(${[...digests]}::text[]) as digest
     where not exists (select from stored_file known where ${inJurisdiction(act, 'known')} and known.digest = digest.digest)`.execute(
    act.db,
  );
  return rows.map(({ digest }) => digest);
}

async function collect(act: Act, digest: string, before: string): Promise<number> {
  const { files } = act.installation;
  await lockFile(act, digest);
  const used = await isUsed(act.db);
  const { rows } = await sql<{ due: boolean }>`
    select coalesce(unused_since <= ${before} and not ${used}, false) as due from stored_file
     where ${inJurisdiction(act)} and digest = ${digest}`.execute(act.db);
  const [row] = rows;
  const found = row === undefined ? await files.find(act.jurisdictionId, digest) : null;
  const due = row === undefined ? found !== null && found.storedAt <= before : row.due;
  if (!due) return 0;
  await act.db.deleteFrom('stored_file').where(inJurisdiction(act)).where('digest', '=', digest).execute();
  // Under the lock. Should the transaction break off now, a row is left that nothing refers to, and goes next time.
  await files.remove(act.jurisdictionId, digest);
  return 1;
}
