/**
 * npm run bench: what the parser and the ledger cost. Each request goes over HTTP and stands beside the bare SQL that it runs, sent through
 * the driver in the same run: machines differ and are shared, the ratio is what is compared. Both run as the application's role, behind
 * row-level security; who asks is the office, and a contact of the unit with the most tasks, each with a session of their own.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import type { Outcome } from '#core/failure.ts';
import { benchParser } from '#core/plan/parse-plan.bench.ts';
import { createGate } from '#server/session/authenticate.ts';
import { systemActor } from '#server/platform/actor.ts';
import { systemClock } from '#server/platform/clock.ts';
import { ensureAppRole } from '#server/platform/database/app-role.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { tenantToken, writeTenantKey } from '#server/platform/database/tenant.ts';
import { buildApp } from '#server/platform/http/app.ts';
import type { Act } from '#server/platform/http/act.ts';
import { runWrite } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { ensureJurisdictions, homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { keysOf, type InstallationKeys } from '#server/platform/keys.ts';
import { createLog } from '#server/platform/log.ts';
import { routes } from '#server/domains.ts';
import { appoint } from '#test/appoint.ts';
import { benchAudit } from '#test/bench/bench-audit.ts';
import { benchGrowth } from '#test/bench/bench-growth.ts';
import { benchWriters } from '#test/bench/bench-writers.ts';
import { corpusTasks, seedTasks } from '#test/bench/seed-tasks.ts';

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly sqlP50: number;
  readonly sqlP95: number;
}

const sizes = [1000, 10_000, 100_000];

/** Milliseconds of each run, sorted. */
async function time(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  await work();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const keys: InstallationKeys = keysOf(Buffer.alloc(32, 7), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);

/** As a start prepares a database, and with a ledger in it; answers the application's connection. */
async function prepare(owner: Database, connection: Connection, tasks: ReturnType<typeof corpusTasks>, size: number) {
  const now = systemClock.now();
  const migrated = await migrate(owner.pool, now);
  if (!migrated.ok) throw new Error(message(zh, migrated.code, migrated.data));
  await ensureJurisdictions(owner.kysely, now);
  await writeTenantKey(owner.pool, keys);
  const app = await ensureAppRole(owner.pool, connection, keys);
  if (!app.ok) throw new Error(message(zh, app.code, app.data));
  return { connection: app.value, seeded: await seedTasks(owner.pool, homeJurisdiction.id, tasks, size) };
}

/** The statements alone, in a transaction of the tenant on one connection. */
async function replay(plain: Database, runs: number, reads: readonly Statement[]): Promise<number[]> {
  const client = await plain.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const token = tenantToken(keys, homeJurisdiction.id, rows[0]?.pid ?? 0);
  try {
    return await time(runs, async () => {
      await client.query('begin');
      await client.query("select set_config('app.tenant', $1, true)", [token]);
      for (const { sql, parameters } of reads) await client.query(sql, [...parameters]);
      await client.query('commit');
    });
  } finally {
    client.release();
  }
}

async function benchLedger(size: number, tasks: ReturnType<typeof corpusTasks>): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-bench-'));
  const cluster = await startCluster(folder, { settings: ['shared_buffers=256MB'] });
  if (!cluster.ok) throw new Error(message(zh, cluster.code, cluster.data));
  const ownerConnection = cluster.value.connection('postgres');
  const owner = openDatabase(ownerConnection, () => {});
  const { connection, seeded } = await prepare(owner, ownerConnection, tasks, size).finally(() => owner.close());
  const plain = openDatabase(connection, () => {});
  let heard: Statement[] | null = null;
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: plain.pool }),
    log: (event) => {
      heard?.push({ sql: event.query.sql, parameters: event.query.parameters });
    },
  });
  try {
    const source = { database: inOnePool({ ...plain, kysely }), clock: systemClock, installation: { keys, oidc: undefined, demo: false } };
    const act = <T>(work: (inside: Act) => Promise<Outcome<T>>): Promise<Outcome<T>> =>
      runWrite(
        source,
        { jurisdictionId: homeJurisdiction.id, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() },
        work,
      );
    const office = await appoint(act, 'office');
    const contact = await appoint(act, 'contact', { scope: { kind: 'subtree', unitId: seeded.unitId } });
    const app = await buildApp({
      source,
      gate: createGate(source),
      reachable: { localOnly: true, publicUrl: undefined, trustedProxies: [] },
      routes,
      log: createLog('silent'),
      webDir: join(import.meta.dirname, '../../dist/web'),
      requestsPerMinute: 10_000_000,
    });
    const origin = await app.listen({ host: '127.0.0.1', port: 0 });
    const get = async (path: string, { cookie } = office): Promise<void> => {
      const response = await fetch(origin + path, { headers: { cookie } });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    };
    const exported = async (): Promise<void> => {
      const body = JSON.stringify({
        format: 'xlsx',
        sort: 'position',
        filter: { dueTo: undefined },
        columns: ['code', 'title', 'text', 'lead', 'responsible', 'support', 'dueTo'],
      });
      const headers = { 'content-type': 'application/json', cookie: office.cookie, origin };
      const response = await fetch(`${origin}/api/tasks/export`, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(await response.text());
      await response.arrayBuffer();
    };
    const deep = Buffer.from(JSON.stringify({ sort: 'position', position: Math.floor(size * 0.8), key: null })).toString('base64url');
    const cases: (readonly [name: string, runs: number, request: () => Promise<void>])[] = [
      ['list, page 1', 60, () => get('/api/tasks?limit=100')],
      ['list, deep page', 60, () => get(`/api/tasks?limit=100&cursor=${deep}`)],
      ['filter by unit', 60, () => get(`/api/tasks?limit=100&unit=${encodeURIComponent(seeded.unit)}`)],
      ['search, two characters', 60, () => get(`/api/tasks?limit=100&text=${encodeURIComponent('机场')}`)],
      ['search, frequent word', 60, () => get(`/api/tasks?limit=100&text=${encodeURIComponent('建设')}`)],
      ['detail', 60, () => get(`/api/tasks/${seeded.taskId}`)],
      ['facet counts', 12, () => get('/api/tasks/facets')],
      ['a contact: page 1', 60, () => get('/api/tasks?limit=100', contact)],
      ['a contact: search', 60, () => get(`/api/tasks?limit=100&text=${encodeURIComponent('建设')}`, contact)],
      ['a contact: facet counts', 12, () => get('/api/tasks/facets', contact)],
    ];
    // An export takes at most 20,000 tasks: the two smaller ledgers are exported whole.
    if (size <= 10_000) cases.push([`xlsx of ${size.toLocaleString('en')}`, 3, exported]);

    const measured: Measured[] = [];
    for (const [name, runs, request] of cases) {
      const statements: Statement[] = [];
      heard = statements;
      await request();
      heard = null;
      const reads = statements.filter(
        ({ sql }) =>
          /^\s*(select|with)/i.test(sql) && !/insert into|append_audit|for update|emit_message/i.test(sql) && !sql.includes('app.tenant'),
      );
      const ours = await time(runs, request);
      const bare = await replay(plain, runs, reads);
      measured.push({
        name,
        p50: quantile(ours, 0.5),
        p95: quantile(ours, 0.95),
        sqlP50: quantile(bare, 0.5),
        sqlP95: quantile(bare, 0.95),
      });
    }
    await app.close();
    return measured;
  } finally {
    await kysely.destroy();
    await cluster.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const ms = (value: number): string => value.toFixed(1).padStart(8);

if (process.argv.includes('--growth')) {
  const found = await benchGrowth();
  process.exit(found.length === 0 ? 0 : 1);
}

const parser = benchParser();
console.log(`parser  ${parser.megabytesPerSecond.toFixed(1)} MB/s of UTF-8 text; 10× the text takes ${parser.growth.toFixed(1)}× the time`);
await benchGrowth();
await benchAudit();
await benchWriters();
const tasks = corpusTasks();
const first = new Map<string, number>();
for (const size of sizes) {
  console.log(
    `\n${size.toLocaleString('en')} tasks${' '.repeat(16)} p50 ms   p95 ms  SQL p50  SQL p95  ratio  against ${sizes[0]?.toLocaleString('en')}`,
  );
  for (const row of await benchLedger(size, tasks)) {
    if (size === sizes[0]) first.set(row.name, row.p50);
    const base = first.get(row.name);
    console.log(
      `${row.name.padEnd(26)}${ms(row.p50)} ${ms(row.p95)} ${ms(row.sqlP50)} ${ms(row.sqlP95)} ${(row.p50 / row.sqlP50).toFixed(1).padStart(6)}  ${base === undefined ? '' : `${(row.p50 / base).toFixed(1)}×`}`,
    );
  }
}
