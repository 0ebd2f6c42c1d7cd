/**
 * Running servers under load while everything under them is killed. Counted is what was acknowledged: none of it is lost, none of it done
 * twice, nothing was done that was refused, and the trail is whole. The order of faults follows from a seed, which is printed: FAULT_SEED=… runs
 * the same again.
 */
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Connection } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { openExisting } from '#server/platform/database/open-existing.ts';
import { takeAccount } from '#test/faults/account.ts';
import { startLoad, type Load } from '#test/faults/load.ts';
import { chance, endDatabase, freePort, ownerOf, RunningNode, shuffled } from '#test/faults/running-node.ts';
import { answers, root, startServerProcess, until } from '#test/server-process.ts';

const run = promisify(execFile);
const seed = Number(process.env['FAULT_SEED'] ?? randomInt(1_000_000));
const command = ['src/cli/taizhang.ts', 'serve', '--demo'];
/** The whole suite is bounded: three cases of a minute at most. */
const bound = 60_000;
/** So many acts of each kind between two faults. */
const between = 4;

let home: string;
let firstData: string;
beforeAll(async () => {
  console.log(`FAULT_SEED=${seed}`);
  home = await mkdtemp(join(tmpdir(), 'taizhang-faults-'));
  firstData = join(home, 'first');
  await using server = startServerProcess(firstData, { command });
  expect(await answers(await server.address)).toBe(true);
}, bound);
afterAll(() => rm(home, { recursive: true, force: true }));

/** Ends some connections of the application, as an administrator or a firewall would. */
async function breakConnections(connection: Connection, next: () => number): Promise<void> {
  const database = openDatabase(connection, () => {}, 1);
  try {
    const { rows } = await database.pool.query<{ pid: number }>(
      "select pid from pg_stat_activity where usename like 'taizhang_app%' and datname = current_database() order by pid",
    );
    for (const { pid } of shuffled(rows, next).slice(0, 3)) await database.pool.query('select pg_terminate_backend($1)', [pid]);
  } finally {
    await database.close();
  }
}

/** Kills one of PostgreSQL's processes: it takes all connections down and recovers. */
async function killBackend(connection: Connection): Promise<void> {
  const database = openDatabase(connection, () => {}, 1);
  const { rows } = await database.pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where usename like 'taizhang_app%' order by random() limit 1",
  );
  if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  await database.close().catch(() => {});
}

/** Nothing lost, nothing doubled, no refusal untrue, no kept count wrong, and the chain whole, by the command that an auditor uses. */
async function check(load: Load, config: { readonly dataDir: string; readonly databaseUrl?: string }): Promise<void> {
  const { dataDir, databaseUrl } = config;
  const opened = await openExisting({ dataDir, databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const account = await takeAccount(opened.value.database, load.entries).finally(() => opened.value.close());
  expect(account).toMatchObject({ lost: [], doubled: [], untrue: [], miscounted: [] });
  const { done, refused, unknown } = account.counts;
  console.log(`acknowledged ${done}, refused ${refused}, not known ${unknown}: 0 lost, 0 doubled, 0 miscounted`);
  const env = {
    PATH: process.env['PATH'],
    DATA_DIR: dataDir,
    AUDIT_HEADS_DIR: join(dataDir, 'audit-heads'),
    KEY_DIR: join(dataDir, 'keys'),
    FILES_DIR: join(dataDir, 'files'),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const verified = await run(process.execPath, ['src/cli/taizhang.ts', 'verify-audit'], { cwd: root, env }).catch(
    (error: unknown) => error,
  );
  expect(verified).not.toBeInstanceOf(Error);
}

async function copyData(target: string): Promise<void> {
  await run('cp', ['-a', `${firstData}-demo`, `${target}-demo`]);
}

describe('a server with its own database', () => {
  it('loses nothing while it, its database and its connections are killed', { timeout: bound }, async () => {
    const next = chance(seed);
    const dataDir = join(home, 'own');
    await copyData(dataDir);
    await using node = new RunningNode(await freePort(), (port) => startServerProcess(dataDir, { command, env: { PORT: String(port) } }));
    await node.serves();
    const load = await startLoad('甲', [node.origin], { unit: 3, lead: 2, login: 1 });
    const owner = await ownerOf(`${dataDir}-demo`);
    const faults = [
      () => breakConnections(owner, next),
      () => breakConnections(owner, next),
      () => killBackend(owner),
      () => endDatabase(`${dataDir}-demo`, 'SIGKILL'),
      () => endDatabase(`${dataDir}-demo`, 'SIGINT'),
      () => node.kill(),
      () => node.kill(),
    ];
    for (const fault of shuffled(faults, next)) {
      await load.more(between);
      await fault();
      node.goesOn();
    }
    await load.more(between);
    await load.stop();
    await node.stop();
    await check(load, { dataDir: `${dataDir}-demo` });
  });
});

describe('two servers on one database', () => {
  it('lose nothing while one of them, the database and connections are killed', { timeout: bound }, async () => {
    const next = chance(seed + 1);
    const dataDir = join(home, 'nodes');
    const cluster = await startCluster(join(home, 'cluster'));
    if (!cluster.ok) throw new Error(JSON.stringify(cluster));
    try {
      const owner = cluster.value.connection('postgres');
      if (!('host' in owner)) throw new Error('the embedded cluster has a socket');
      const databaseUrl = `postgresql://${owner.user}:${owner.password}@localhost/postgres?host=${encodeURIComponent(owner.host)}`;
      // What nodes share stands beside the data of a demonstration, which each keeps apart.
      const shared = { KEY_DIR: join(dataDir, 'keys'), AUDIT_HEADS_DIR: join(dataDir, 'audit-heads'), FILES_DIR: join(dataDir, 'files') };
      const env = { DATABASE_URL: databaseUrl, ...shared };
      const start = (port: number) => startServerProcess(dataDir, { command, env: { ...env, PORT: String(port) } });
      await using first = new RunningNode(await freePort(), start);
      await first.serves();
      await using second = new RunningNode(await freePort(), start);
      await second.serves();
      const load = await startLoad('乙', [first.origin, second.origin], { unit: 2, lead: 1, login: 1 });
      const faults = [
        () => breakConnections(owner, next),
        () => endDatabase(join(home, 'cluster'), 'SIGKILL'),
        () => endDatabase(join(home, 'cluster'), 'SIGINT'),
        () => (next() < 0.5 ? first : second).kill(),
        () => second.kill(),
      ];
      for (const fault of shuffled(faults, next)) {
        await load.more(between);
        await fault();
        first.goesOn();
        second.goesOn();
      }
      await load.more(between);
      await load.stop();
      // Who logged in at one is known at the other.
      const session = load.entries.flatMap(({ wrote, answer }) => ('cookie' in wrote && answer === 'done' ? [wrote.cookie] : [])).at(-1);
      for (const node of [first, second]) {
        const answer = await fetch(`${node.origin()}/api/tasks`, { headers: { cookie: session ?? '' } });
        expect(answer.status).toBe(200);
      }
      await first.stop();
      await second.stop();
      await check(load, { dataDir, databaseUrl });
    } finally {
      await cluster.value.stop();
    }
  });
});

describe('a disk that becomes full', () => {
  it('refuses what needs room, and goes on when there is some', { timeout: bound }, async ({ skip }) => {
    const disk = await mkdtemp(join(tmpdir(), 'taizhang-full-'));
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'taizhang-faults', disk]).catch((error: unknown) => error);
    if (mounted instanceof Error) {
      await rm(disk, { recursive: true });
      console.warn(`not tried: this machine lets us mount no small disk (${mounted.message.split('\n')[0]})`);
      skip('no small disk can be mounted here');
    }
    try {
      const dataDir = join(disk, 'data');
      await copyData(dataDir);
      await using node = new RunningNode(await freePort(), (port) => startServerProcess(dataDir, { command, env: { PORT: String(port) } }));
      await node.serves();
      const load = await startLoad('丙', [node.origin], { unit: 3, lead: 1, login: 0 });
      await load.more(between);
      await run('sh', ['-c', `cat /dev/zero > ${disk}/ballast || true`]);
      const failed = (): number => load.entries.filter(({ answer }) => answer !== 'done').length;
      const before = failed();
      await until(() => failed() > before + 20);
      node.goesOn();
      await rm(`${disk}/ballast`);
      await load.more(between);
      await load.stop();
      const codes = new Set(load.entries.map(({ code }) => code));
      for (const code of codes) {
        expect([
          null,
          'server.disk-full',
          'server.database-away',
          'server.database-busy',
          'server.outcome-unknown',
          'task-changed',
        ]).toContain(code);
      }
      await node.stop();
      await check(load, { dataDir: `${dataDir}-demo` });
    } finally {
      await run('umount', ['-l', disk]);
      await rm(disk, { recursive: true });
    }
  });
});
