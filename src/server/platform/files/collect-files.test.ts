/** What nothing refers to goes after a day, what no row knows of after thirty; what anything refers to stays, whoever stores or collects at the same moment. */
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { downloadOriginal, uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { success } from '#core/failure.ts';
import { collectFiles } from './collect-files.ts';
import { keepFile, type KeptFile } from './stored-file.ts';
import { runJob } from '#test/run-job.ts';
import { until } from '#test/server-process.ts';
import { smallPlan } from '#test/small-plan.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const hour = 3_600_000;
const month = 30 * 24;
const clock = testClock();
let filesDir: string;
let server: TestServer;
beforeAll(async () => {
  filesDir = await mkdtemp(join(tmpdir(), 'taizhang-collect-'));
  server = await startTestServer({ clock, filesDir });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
});
afterAll(async () => {
  await server.stop();
  await rm(filesDir, { recursive: true });
});

const store = () => server.source.installation.files;
const collect = (nodes = 1) => runJob(server, collectFiles, { nodes });
const pathOf = (digest: string): string => join(filesDir, server.jurisdictionId, digest.slice(0, 2), digest);
const isThere = async (digest: string): Promise<boolean> => (await store().find(server.jurisdictionId, digest)) !== null;
/** The clock of tests is not the one by which files have their moments. */
const ageFile = (digest: string, hours: number): Promise<void> => {
  const at = (Date.parse(clock.now()) - hours * hour) / 1000;
  return utimes(pathOf(digest), at, at);
};

async function put(text: string, hours: number): Promise<KeptFile> {
  const bytes = Buffer.from(text);
  const stored = await store().put(server.jurisdictionId, [bytes]);
  await ageFile(stored.digest, hours);
  return { bytes, ...stored, mediaType: 'text/plain' };
}

const keep = (kept: KeptFile) =>
  server.act(async (act) => {
    await keepFile(act, act.installation.files, kept);
    act.unchanged();
    return success(undefined);
  });

it('a file that no row knows of stays for thirty days', async () => {
  const { digest } = await put('被拒绝的上传', month - 1);
  await collect();
  expect(await isThere(digest)).toBe(true);
  await ageFile(digest, month + 1);
  await collect();
  expect(await isThere(digest)).toBe(false);
});

it('one that is newer than the backup from which the database was restored stays, and is there when its row comes back', async () => {
  const kept = await put('备份之后上传', 3 * 24);
  await keep(kept);
  const rowOf = 'from stored_file where digest = $1';
  await server.database.pool.query(`delete ${rowOf}`, [kept.digest]);
  // The restored job_cursor is of the day of the backup: the job is due at once, and not for the first time only.
  await collect();
  clock.ahead += 20 * 24 * hour;
  await collect();
  expect(await isThere(kept.digest)).toBe(true);
  await keep(kept);
  await collect();
  expect(await isThere(kept.digest)).toBe(true);
  expect((await server.database.pool.query(`select 1 ${rowOf}`, [kept.digest])).rows).toHaveLength(1);
});

it('one that nothing refers to any more stays for a day from when that was seen, however old it is', async () => {
  const kept = await put('没有人再引用', 1000);
  await keep(kept);
  await collect();
  clock.ahead += 23 * hour;
  await collect();
  expect(await isThere(kept.digest)).toBe(true);
  // Somebody referred to it meanwhile: its day begins anew.
  await keep(kept);
  clock.ahead += 2 * hour;
  await collect();
  expect(await isThere(kept.digest)).toBe(true);
  clock.ahead += 25 * hour;
  await collect();
  expect(await isThere(kept.digest)).toBe(false);
  const { rows } = await server.database.pool.query('select from stored_file where digest = $1', [kept.digest]);
  expect(rows).toEqual([]);
});

it('one that a row refers to stays, and what a killed upload left behind does not', async () => {
  // Sessions of the days before are over.
  const office = await server.as('office');
  const { id: versionId, planId } = await office.ok(uploadPlan, { body: {}, file: { name: '方案.txt', bytes: smallPlan } });
  const [digest = ''] = (await readdir(join(filesDir, server.jurisdictionId), { recursive: true }))
    .map((name) => name.slice(3))
    .filter((name) => name.length === 64);
  await ageFile(digest, 1000);
  await put('x', 0);
  const half = join(filesDir, server.jurisdictionId, 'incoming/half');
  await store().put(server.jurisdictionId, []);
  await writeFile(half, 'half');
  await utimes(half, 0, 0);
  for (let day = 0; day < 3; day++) {
    await collect();
    clock.ahead += 25 * hour;
  }
  const later = await server.as('office');
  expect(await isThere(digest)).toBe(true);
  expect(await readdir(join(filesDir, server.jurisdictionId, 'incoming'))).toEqual([]);
  expect((await later.call(downloadOriginal, { params: { planId, versionId } })).bytes.toString()).toBe(smallPlan);
});

it('as many as there are go, some hundreds at a time', async () => {
  const files = [];
  for (let at = 0; at < 230; at++) files.push((await put(`残留 ${at}`, month + 1)).digest);
  await collect();
  expect((await Promise.all(files.map(isThere))).filter(Boolean)).toEqual([]);
});

it('as many go as nothing refers to any more', async () => {
  const kept: KeptFile[] = [];
  for (let at = 0; at < 110; at++) kept.push(await put(`不再引用 ${at}`, 0));
  await server.act(async (act) => {
    for (const one of kept) await keepFile(act, act.installation.files, one);
    act.unchanged();
    return success(undefined);
  });
  await collect();
  clock.ahead += 25 * hour;
  await collect();
  expect((await Promise.all(kept.map(({ digest }) => isThere(digest)))).filter(Boolean)).toEqual([]);
});

it('who refers to a file waits for its collector, and finds that it is gone, or is not whole', async () => {
  const kept = await put('正在清理', 0);
  const collector = await server.database.pool.connect();
  await collector.query('begin');
  await collector.query('select pg_advisory_xact_lock(55, hashtext($1))', [`${server.jurisdictionId} ${kept.digest}`]);
  let isKept = false;
  const keeping = keep(kept).then(() => (isKept = true));
  const waiting = "select from pg_locks where locktype = 'advisory' and classid = 55 and not granted";
  await until(async () => isKept || (await server.database.pool.query(waiting)).rows.length > 0);
  await store().remove(server.jurisdictionId, kept.digest);
  await collector.query('commit');
  collector.release();
  await keeping;
  expect(await isThere(kept.digest)).toBe(true);
  await writeFile(pathOf(kept.digest), '一半');
  await keep(kept);
  expect(await store().find(server.jurisdictionId, kept.digest)).toMatchObject({ size: kept.size });
});

it('whoever stores the very bytes that are collected at that moment has them', async () => {
  for (let round = 0; round < 12; round++) {
    const kept = await put(`同时上传与清理 ${round}`, month + 1);
    const adding = async () => {
      await store().put(server.jurisdictionId, [kept.bytes]);
      // As if the put had been long ago.
      await ageFile(kept.digest, month + 1).catch(() => {});
      return keep(kept);
    };
    await Promise.all(round % 2 === 0 ? [collect(2), adding()] : [adding(), collect(2)]);
    expect(await isThere(kept.digest)).toBe(true);
    const { rows } = await server.database.pool.query('select size from stored_file where digest = $1', [kept.digest]);
    expect(rows).toEqual([{ size: kept.size }]);
  }
});
