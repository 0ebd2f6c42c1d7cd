/** All rows of a database as plain SQL: what an upgrade test starts from. */
import type pg from 'pg';

/** What the migrations themselves record. */
const leftOut = ['schema_migration'];

/** Inserts of every row of schema public, tables and rows in a fixed order. Loaded past triggers and foreign keys: by a superuser. */
export async function exportRows(owner: pg.Pool): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string; columns: string[]; key: string[] }>(
    `select relname::text as name,
            array(select quote_ident(attname) from pg_attribute
                   where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
            array(select quote_ident(attname) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                   where i.indrelid = t.oid and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)) as key
       from pg_class t where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1) order by 1`,
    [leftOut],
  );
  const parts = ["set session_replication_role = 'replica';\n"];
  for (const { name, columns, key } of tables) {
    const values = columns.map((column) => `coalesce(quote_literal(${column}::text), 'null')`).join(" || ', ' || ");
    const { rows } = await owner.query<{ row: string }>(`select ${values} as row from ${name} order by ${key.join(', ')}`);
    if (rows.length === 0) continue;
    parts.push(`insert into ${name} (${columns.join(', ')}) values\n${rows.map(({ row }) => `(${row})`).join(',\n')};\n`);
  }
  parts.push("set session_replication_role = 'origin';\n");
  return parts.join('\n');
}
