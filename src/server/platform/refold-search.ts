/** Texts of search are folded as this program folds what people type; those that another one folded are folded anew at start. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { foldText } from '#core/platform/fold-text.ts';
import { searchText } from '#core/platform/search-text.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Log } from '#server/platform/log.ts';

const rowsPerTransaction = 5000;

/** By the owner's connection. A start that breaks off begins again at the next one; what is folded already is not written. */
export async function refoldSearch({ kysely }: Pick<Database, 'kysely'>, log: Log): Promise<void> {
  const digest = foldingDigest();
  const known = await sql<{ digest: string }>`select digest from search_folding`.execute(kysely);
  if (known.rows[0]?.digest === digest) return;
  let written = 0;
  let after: Key | null = null;
  for (;;) {
    const rows: readonly Entry[] = await entriesAfter(kysely, after);
    after = rows.at(-1) ?? null;
    if (after === null) break;
    const changed = rows.flatMap((row) => {
      const text = searchText(row.text.split('\u0001'));
      return text === row.text ? [] : [{ ...row, was: row.text, text }];
    });
    // What another node has written meanwhile stays.
    await sql`
      update search_entry set text = new.text
        from unnest(${changed.map((row) => row.jurisdiction_id)}::uuid[], ${changed.map((row) => row.kind)}::text[],
               ${changed.map((row) => row.object_id)}::uuid[], ${changed.map((row) => row.was)}::text[], ${changed.map((row) => row.text)}::text[])
          as new (jurisdiction_id, kind, object_id, was, text)
       where search_entry.jurisdiction_id = new.jurisdiction_id and search_entry.kind = new.kind
         and search_entry.object_id = new.object_id and search_entry.text = new.was`.execute(kysely);
    written += changed.length;
  }
  await sql`insert into search_folding (digest) values (${digest}) on conflict (single) do update set digest = excluded.digest`.execute(
    kysely,
  );
  if (written > 0) log.info({ entries: written }, 'texts of search were folded anew');
}

interface Key {
  readonly jurisdiction_id: string;
  readonly kind: string;
  readonly object_id: string;
}
type Entry = Key & { readonly text: string };

async function entriesAfter(kysely: Database['kysely'], after: Key | null): Promise<readonly Entry[]> {
  return kysely
    .selectFrom('search_entry')
    .select(['jurisdiction_id', 'kind', 'object_id', 'text'])
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(jurisdiction_id, kind, object_id) > (${after?.jurisdiction_id}::uuid, ${after?.kind}::text, ${after?.object_id}::uuid)`,
      ),
    )
    .orderBy('jurisdiction_id')
    .orderBy('kind')
    .orderBy('object_id')
    .limit(rowsPerTransaction)
    .execute();
}

/** What becomes of each character of the basic plane: another runtime may know other characters, another version of the table others. */
function foldingDigest(): string {
  const characters = Array.from({ length: 0x1_0000 }, (_none, code) => String.fromCharCode(code)).filter((one) => one.isWellFormed());
  return createHash('sha256')
    .update(foldText(characters.join('|')))
    .digest('hex');
}
