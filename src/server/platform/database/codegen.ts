/** Table types come from the migrated database, never by hand. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectionUrl, type Connection } from '#server/platform/database/connection.ts';

/** Where the generated types live. */
export const tablesFile = join(import.meta.dirname, 'tables.ts');

/** The text of tables.ts for a migrated database. */
export async function generateTables(connection: Connection): Promise<string> {
  const out = join(tmpdir(), `taizhang-tables-${process.pid}-${Date.now()}.ts`);
  const types = { int8: 'number', timestamptz: 'string', jsonb: 'Jsonb' };
  try {
    await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, '../../../../node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect',
      'postgres',
      '--url',
      connectionUrl(connection),
      '--out-file',
      out,
      '--date-parser',
      'string',
      '--exclude-pattern',
      '{schema_migration,tenant_key,key_fingerprint}',
      '--type-mapping',
      JSON.stringify(types),
    ]);
    const text = await readFile(out, 'utf8');
    return text.replace(/^import type .*$/m, (line) => `${line}\nimport type { Jsonb } from "#server/platform/database/jsonb.ts";`);
  } finally {
    await rm(out, { force: true });
  }
}
