/** `taizhang codegen`: table types and the OpenAPI document, from what they are made of. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/platform/zh.ts';
import { generateTables, tablesFile } from '#server/platform/database/codegen.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { migrate } from '#server/platform/database/migrate.ts';

/** Writes tables.ts, from a throw-away database with all migrations, and docs/openapi.json; answers the exit code. */
export async function codegenCommand(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-codegen-'));
  try {
    const cluster = await startCluster(folder, { settings: ['fsync=off'] });
    if (!cluster.ok) return printFailure(cluster);
    const connection = cluster.value.connection('postgres');
    const database = openDatabase(connection, () => {});
    try {
      const migrated = await migrate(database.pool, new Date().toISOString());
      if (!migrated.ok) return printFailure(migrated);
      await writeFile(tablesFile, await generateTables(connection));
    } finally {
      await database.close();
      await cluster.value.stop();
    }
    // Loaded only now: the routes need tables.ts.
    const { openApiFile, openApiText } = await import('#server/openapi-file.ts');
    await writeFile(openApiFile, openApiText());
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function printFailure(refusal: { readonly code: string; readonly data: Readonly<Record<string, string | number>> }): number {
  process.stderr.write(`${message(zh, refusal.code, refusal.data)}\n`);
  return 1;
}
