/** Before the database tests: one PostgreSQL in a temporary folder, with a migrated template that each test file clones. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/platform/zh.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { writeTenantKey } from '#server/platform/database/tenant.ts';
import { ensureJurisdictions } from '#server/platform/jurisdiction.ts';
import { testKeysOf } from '#test/keys.ts';
import { markFolder } from '#test/mark-folder.ts';
import { unnamedFields } from '#test/recorded-fields.ts';
import { missingRefusals } from '#test/refusal-ledger.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's address as the owner, database left out; `template` is the migrated database. */
    readonly cluster: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
    /** The application's login, one for all databases of the test. */
    readonly appLogin: { readonly user: string; readonly password: string };
    /** PEM of the key that signs the heads of the audit chain. */
    readonly signingKey: string;
    /** The file in which tests note the refusals that they met. */
    readonly refusals: string;
    /** The folder of files of all servers: what databases refer to that are cloned from others is there. */
    readonly filesDir: string;
    /** The file in which tests note the fields that their acts recorded. */
    readonly recorded: string;
  }
}

/** vitest calls this once per project and the answer at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-test-'));
  const cluster = await startCluster(folder, {
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=128MB', 'max_connections=200'],
  });
  if (!cluster.ok) throw new Error(message(zh, cluster.code, cluster.data));
  const admin = openDatabase(cluster.value.connection('postgres'), () => {});
  await admin.pool.query('create database template');
  await admin.close();
  const template = openDatabase(cluster.value.connection('template'), () => {});
  const now = new Date().toISOString();
  const migrated = await migrate(template.pool, now);
  if (!migrated.ok) throw new Error(message(zh, migrated.code, migrated.data));
  await ensureJurisdictions(template.kysely, now);
  const signingKey = generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeTenantKey(template.pool, testKeysOf(signingKey));
  const appLogin = { user: 'taizhang_app_test', password: 'test' };
  await template.pool.query(`create role ${appLogin.user} login password '${appLogin.password}'`);
  await template.pool.query(`grant taizhang_app to ${appLogin.user}`);
  await template.close();

  const connection = cluster.value.connection('');
  if ('connectionString' in connection) throw new Error('the embedded cluster has a socket');
  const { host, port, user, password } = connection;
  project.provide('cluster', { host, port, user, password });
  project.provide('appLogin', appLogin);
  project.provide('signingKey', signingKey);
  const refusals = join(folder, 'refusals.txt');
  await writeFile(refusals, '');
  project.provide('refusals', refusals);
  await markFolder(join(folder, 'files'));
  project.provide('filesDir', join(folder, 'files'));
  const recorded = join(folder, 'recorded.txt');
  await writeFile(recorded, '');
  project.provide('recorded', recorded);
  return async () => {
    const missing = project.name === 'server' ? await missingRefusals(refusals, project) : [];
    const unnamed = await unnamedFields(recorded);
    await cluster.value.stop();
    await rm(folder, { recursive: true, force: true });
    complain('declared refusals that no test met', missing);
    complain('recorded fields without words (audit.field.…): act, object, depth, field', unnamed);
  };
}

function complain(of: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  process.stderr.write(`\n${lines.length} ${of}:\n${lines.join('\n')}\n`);
  process.exitCode = 1;
}
