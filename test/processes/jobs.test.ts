/**
 * Nodes that do jobs, killed with -9 in the middle, two at once, while their database is killed and restarted under them: what was to be done is done,
 * once, and the trail is whole.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { openConfiguredDatabase } from '#server/platform/database/open-database.ts';
import { runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import { ensureJurisdictions, homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { createLog } from '#server/platform/log.ts';
import { systemContext } from '#server/platform/system-context.ts';
import { awaited, planted, plantTable } from '#test/jobs/planted-jobs.ts';
import { postmasterOf, startServerProcess, until } from '#test/server-process.ts';

const home = homeJurisdiction.id;
/** Steps of the planted walk. */
const length = 400;

/** An act that jobs wait for, tried once: whether it was done is asked of the trail. */
async function act(source: ActSource): Promise<void> {
  await runWrite(source, systemContext(home), async ({ audit }) => {
    audit({ act: awaited, objects: [] });
    return success(undefined);
  }).catch(() => {});
}

it('do each thing once, whatever is killed under them', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-jobs-'));
  const cluster = await startCluster(join(folder, 'cluster'));
  if (!cluster.ok) throw new Error(cluster.code);
  const connection = cluster.value.connection('postgres');
  if (!('host' in connection)) throw new Error('the embedded cluster has a socket');
  const env = {
    DATABASE_URL: `postgresql://${connection.user}:${connection.password}@localhost/postgres?host=${encodeURIComponent(connection.host)}`,
    KEY_DIR: join(folder, 'keys'),
  };
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.code);
  const opened = await openConfiguredDatabase(config.value, systemClock.now(), createLog('silent'), [
    ({ kysely }) => ensureJurisdictions(kysely, systemClock.now()),
    async ({ pool }) => {
      await pool.query('update jurisdiction set set_up_at = now() where id = $1', [home]);
      await plantTable(pool);
    },
  ]);
  if (!opened.ok) throw new Error(opened.code);
  const { database, keys } = opened.value;
  const source: ActSource = {
    database,
    clock: systemClock,
    installation: { keys, files: openFolderStore(`${folder}/files`), oidc: undefined, demo: false },
  };
  const owner = openDatabase(connection, () => {});
  const done = (): Promise<readonly string[]> => planted(owner.pool).catch(() => []);
  const steps = async (): Promise<number> => (await done()).filter((what) => what.startsWith('step')).length;
  const startNode = () => startServerProcess(folder, { command: ['test/jobs/planted-node.ts'], env });
  try {
    for (const killed of [1, 2]) {
      const node = startNode();
      const before = await steps();
      await act(source);
      await until(async () => (await steps()) > before + 10 * killed);
      node.child.kill('SIGKILL');
      await node.exit;
    }
    expect(await steps()).toBeLessThan(length);
    await using first = startNode();
    await using second = startNode();
    const before = await steps();
    await act(source);
    await until(async () => (await steps()) > before);
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const postmaster = await postmasterOf(join(folder, 'cluster'));
      process.kill(postmaster, signal);
      await until(async () => ![0, postmaster].includes(await postmasterOf(join(folder, 'cluster'))));
      await act(source);
    }
    second.child.kill('SIGKILL');
    await second.exit;
    await until(async () => (await steps()) === length);
    await act(source);
    const events = async (): Promise<readonly string[]> => {
      const { rows } = await owner.pool.query<{ seq: number }>("select seq from audit_event where act = $1 and outcome = 'done'", [
        awaited,
      ]);
      return rows.map(({ seq }) => `event ${seq}`).toSorted();
    };
    await until(async () => (await done()).length >= length + (await events()).length);
    // No step and no event is there twice, and none is missing.
    const walked = Array.from({ length }, (_, index) => `step ${index}`);
    expect(await done()).toEqual([...(await events()), ...walked].toSorted());
    expect(first.child.exitCode, first.text()).toBeNull();
    const report = await owner.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((db) => verifyChain(db, home, { keys }));
    expect(report.finding).toBeUndefined();
  } finally {
    await owner.close();
    await database.close();
    await cluster.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
