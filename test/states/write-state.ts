/**
 * `node test/states/write-state.ts <name>` writes test/fixtures/states/<nnnn>-<name>.sql: a small installation at the newest migration, made
 * by the server itself, as plain SQL (test/fixtures/README.md).
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#server/platform/database/connection.ts';
import { ensureAppRole } from '#server/platform/database/app-role.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { writeTenantKey } from '#server/platform/database/tenant.ts';
import { ensureJurisdictions } from '#server/platform/jurisdiction.ts';
import { testKeysOf } from '#test/keys.ts';
import { startTestServer } from '#test/server.ts';
import { exportRows } from '#test/states/export-state.ts';
import { furnish } from '#test/states/furnish.ts';

const root = join(import.meta.dirname, '../..');
const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z-]*$/.test(name)) throw new Error('usage: node test/states/write-state.ts <name-of-the-state>');

const newest = (await readdir(join(root, 'migrations')))
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .at(-1);
if (newest === undefined) throw new Error('there are no migrations');
const folder = await mkdtemp(join(tmpdir(), 'taizhang-state-'));
const cluster = await startCluster(folder, {});
if (!cluster.ok) throw new Error(cluster.code);
try {
  const connection = cluster.value.connection('postgres');
  const owner = openDatabase(connection, () => {});
  const now = new Date().toISOString();
  const migrated = await migrate(owner.pool, now);
  if (!migrated.ok) throw new Error(migrated.code);
  await ensureJurisdictions(owner.kysely, now);
  const signingKey = generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const keys = testKeysOf(signingKey);
  await writeTenantKey(owner.pool, keys);
  const app = await ensureAppRole(owner.pool, connection, keys);
  if (!app.ok) throw new Error(app.code);
  const server = await startTestServer({
    filesDir: join(folder, 'files'),
    over: { name: 'postgres', owner: connection, app: app.value, keys, drop: () => Promise.resolve() },
  });
  await furnish(server);
  await server.stop();
  const path = join(root, 'test/fixtures/states', `${newest.slice(0, 4)}-${name}.sql`);
  const head = `-- Made by test/states/write-state.ts after ${newest}; all keys are those of the tests. Never changed once it has landed.\n`;
  await writeFile(path, head + (await exportRows(owner.pool)));
  await owner.close();
  process.stdout.write(`${path}\n`);
} finally {
  await cluster.value.stop();
  await rm(folder, { recursive: true, force: true });
}
