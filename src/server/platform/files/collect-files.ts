/**
 * Takes away the files that nothing refers to: what was removed after a day, and what no row knows of, of uploads that were refused or killed, after
 * thirty. A file is collected under its lock, so that whoever stores the same bytes at that moment finds them gone and puts them again (stored-file.ts).
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { lockFile } from '#server/platform/files/stored-file.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock } from '#server/platform/jobs/job.ts';

/** Longer than any upload, and long enough to copy all files after the database was backed up (docs/decisions/030). */
const keptMs = 86_400_000;

/**
 * Of a file without a row, from when it was put. To a database that was restored, or to a copy of it, what was uploaded after the dump looks like
 * this: long enough to put a newer dump back, or to see that two databases use one folder.
 */
const strayMs = 30 * keptMs;

/** So many go in one transaction; each holds the lock of its digest until the end. */
const mostAtOnce = 100;

export const collectFiles = byClock<readonly string[]>({
  name: 'collectFiles',
  cron: '37 * * * *',
  // Of the folder, which is asked outside of a transaction: files that no row knows of, and what killed uploads left behind.
  prepare: async ({ jurisdictionId, leaving, read }) => {
    const { files, now } = await read(async (act) => ({ files: act.installation.files, now: act.now }));
    const before = longAgo(now, strayMs);
    const found: string[] = [];
    for await (const digests of files.list(jurisdictionId)) {
      if (leaving.aborted) break;
      for (const digest of await read((act) => withoutRow(act, digests))) {
        const file = await files.find(jurisdictionId, digest);
        if (file !== null && file.storedAt <= before) found.push(digest);
      }
      if (found.length >= mostAtOnce) break;
    }
    await files.dropAbandoned(jurisdictionId, longAgo(now, keptMs));
    return found.slice(0, mostAtOnce);
  },
  chunk: async (act, _turn, strays) => {
    const unused = await unusedSince(act);
    for (const digest of [...new Set([...strays, ...unused])].toSorted()) await collect(act, digest);
    act.unchanged();
    return strays.length === mostAtOnce || unused.length === mostAtOnce ? { next: 'more' } : 'done';
  },
});

const longAgo = (now: string, ms: number): string => new Date(Date.parse(now) - ms).toISOString();

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
async function unusedSince(act: Act): Promise<readonly string[]> {
  const used = await isUsed(act.db);
  await sql`update stored_file set unused_since = case when ${used} then null else ${act.now}::timestamptz end
     where ${inJurisdiction(act)} and (unused_since is not null) = ${used}`.execute(act.db);
  const rows = await act.db
    .selectFrom('stored_file')
    .select('digest')
    .where(inJurisdiction(act))
    .where('unused_since', '<=', longAgo(act.now, keptMs))
    .limit(mostAtOnce)
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

/** Takes one away, unless somebody stored or referred to it meanwhile. */
async function collect(act: Act, digest: string): Promise<void> {
  const { files } = act.installation;
  await lockFile(act, digest);
  const used = await isUsed(act.db);
  const { rows } = await sql<{ due: boolean }>`
    select coalesce(unused_since <= ${longAgo(act.now, keptMs)} and not ${used}, false) as due from stored_file
     where ${inJurisdiction(act)} and digest = ${digest}`.execute(act.db);
  const [row] = rows;
  const found = row === undefined ? await files.find(act.jurisdictionId, digest) : null;
  const due = row === undefined ? found !== null && found.storedAt <= longAgo(act.now, strayMs) : row.due;
  if (!due) return;
  await act.db.deleteFrom('stored_file').where(inJurisdiction(act)).where('digest', '=', digest).execute();
  // Under the lock. Should the transaction break off now, a row is left that nothing refers to, and goes next time.
  await files.remove(act.jurisdictionId, digest);
}
