/** An export is made to its end whoever waits for it, and its file is fetched in parts: by who made it, for a day, from any node. */
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import { sweepExports } from '#server/ledger/export/export-file.ts';
import { listen } from '#test/bench/prepare.ts';
import { routes } from '#server/domains.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { openWire } from '#test/cut-connection.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const clock = testClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedTasks(server.database.pool, homeJurisdiction.id, 2000);
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
}, 120_000);
afterAll(() => server.stop());

const body = (format: 'csv' | 'xlsx'): { format: 'csv' | 'xlsx'; filter: object; sort: 'position'; columns: exporting.ExportColumn[] } => ({
  format,
  filter: {},
  sort: 'position',
  columns: ['code', 'title', 'text'],
});

/** Exports, and answers the newest of the list. */
async function made(format: 'csv' | 'xlsx', by: Calls = server): Promise<exporting.ExportSummary & { bytes: Buffer }> {
  const { bytes, problem } = await by.call(exporting.exportTasks, { body: body(format) });
  if (problem) throw new Error(problem.code);
  const [newest] = (await by.ok(exporting.listExports)).exports;
  if (newest === undefined) throw new Error('nothing is listed');
  return { ...newest, bytes };
}

/** As a program that keeps what it got before the connection broke. */
async function download(origin: string, id: string, headers: Record<string, string> = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    headers: NodeJS.Dict<string | string[]>;
    bytes: Buffer;
    broke: boolean;
  }>();
  get(
    `${origin}/api/exports/${id}/file`,
    { headers: { cookie: server.office.cookie, referer: `${origin}/ledger`, ...headers }, agent: false },
    (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      const end = (broke: boolean) => () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(parts), broke });
      answer.once('end', end(false)).once('error', end(true));
    },
  ).once('error', reject);
  return promise;
}

const fetches = async (id: string): Promise<number> =>
  (
    await server.database.pool.query(
      `select from audit_event event join audit_object own on own.jurisdiction_id = event.jurisdiction_id and own.event_id = event.id
        where event.act = 'fetchExport' and event.outcome = 'done' and own.object_id = $1`,
      [id],
    )
  ).rowCount ?? 0;

describe.each(['csv', 'xlsx'] as const)('a file of %s whose connection breaks in the middle', (format) => {
  it('goes on where it stopped, with the same bytes, and the trail tells of it once', async () => {
    const { id, bytes, size } = await made(format);
    expect(size).toBe(bytes.length);
    await using wire = await openWire(server.origin);
    const held = wire.holdAfter(Math.floor(bytes.length / 2));
    const begun = download(wire.origin, id);
    await held;
    wire.cut();
    const first = await begun;
    expect(first).toMatchObject({ status: 200, broke: true });
    expect(first.bytes.length).toBeGreaterThan(1000);
    expect(first.bytes.length).toBeLessThan(bytes.length);
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    const rest = await download(wire.origin, id, { range: `bytes=${first.bytes.length}-`, 'if-range': tag, 'accept-encoding': 'gzip, br' });
    expect(rest).toMatchObject({ status: 206, broke: false });
    expect(rest.headers['content-range']).toBe(`bytes ${first.bytes.length}-${bytes.length - 1}/${bytes.length}`);
    expect(Buffer.concat([first.bytes, rest.bytes]).equals(bytes)).toBe(true);
    expect(await fetches(id)).toBe(1);
  });
});

describe('a file of an export', () => {
  it('is whole for several ranges, another tag, and refused behind its end', async () => {
    const { id, bytes } = await made('csv');
    const { origin } = server;
    for (const headers of [{ range: 'bytes=0-1,5-6' }, { range: 'bytes=5-', 'if-range': '"another"' }, {}]) {
      const answer = await download(origin, id, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers['accept-ranges']).toBe('bytes');
      expect(answer.bytes.equals(bytes)).toBe(true);
    }
    const beyond = await server.call(exporting.fetchExport, { params: { exportId: id }, headers: { range: `bytes=${bytes.length}-` } });
    expect(beyond.problem).toMatchObject({ status: 416, code: 'request.range-beyond', data: { size: bytes.length } });
    expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
  });

  it('goes on for a browser that says of its own accord that no page asked, but answers no link from outside', async () => {
    const { id, bytes } = await made('csv');
    const tag = String((await download(server.origin, id)).headers['etag']);
    const rest = { range: 'bytes=7-', 'if-range': tag };
    const asked = (headers: Record<string, string>) => download(server.origin, id, headers);
    const resumed = await asked({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', ...rest });
    expect(resumed.status).toBe(206);
    expect(resumed.bytes.equals(bytes.subarray(7))).toBe(true);
    expect((await asked({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).status).toBe(403);
    expect((await asked({ 'sec-fetch-site': 'none', range: 'bytes=7-' })).status).toBe(403);
    expect((await asked({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', ...rest })).status).toBe(403);
  });

  it('is handed on by another node of the same database', async () => {
    const { id, bytes } = await made('xlsx');
    const node = await listen(server.source, { routes });
    try {
      const rest = await download(node.origin, id, { range: 'bytes=1000-' });
      expect(rest.status).toBe(206);
      expect(rest.bytes.equals(bytes.subarray(1000))).toBe(true);
    } finally {
      await node.app.close();
    }
  });

  it('is for who made it alone, in the post that made it', async () => {
    const { id } = await made('csv');
    const colleague = await server.as('office');
    expect((await colleague.ok(exporting.listExports)).exports).toEqual([]);
    const params = { exportId: id };
    expect((await colleague.call(exporting.fetchExport, { params })).problem).toMatchObject({ code: 'export-gone' });
    await colleague.ok(exporting.removeExport, { params });
    expect((await server.ok(exporting.listExports)).exports.map((own) => own.id)).toContain(id);
    await server.database.pool.query('update export_file set post_id = gen_random_uuid() where id = $1', [id]);
    expect((await server.call(exporting.fetchExport, { params })).problem).toMatchObject({ code: 'export-gone' });
  });

  it('goes after a day, or when it is removed; what left the house stays', async () => {
    const removed = await made('csv');
    await server.ok(exporting.removeExport, { params: { exportId: removed.id } });
    const { id, keptUntil } = await made('csv');
    const older = (hours: number) =>
      server.database.pool.query('update export_file set begun_at = begun_at - make_interval(hours => $2) where id = $1', [id, hours]);
    await older(23);
    expect((await server.call(exporting.fetchExport, { params: { exportId: id } })).status).toBe(200);
    expect(Date.parse(keptUntil ?? '') - Date.parse(clock.now())).toBeGreaterThan(86_000_000);
    await older(1);
    for (const exportId of [removed.id, id])
      expect((await server.call(exporting.fetchExport, { params: { exportId } })).problem).toMatchObject({ code: 'export-gone' });
    await runJob(server, sweepExports);
    expect((await server.database.pool.query('select from export_file where id = $1', [id])).rowCount).toBe(0);
    expect((await server.database.pool.query('select from export where id = any($1)', [[removed.id, id]])).rowCount).toBe(2);
  });

  it('makes room for newer ones', async () => {
    const { id } = await made('csv');
    await server.database.pool.query(
      `insert into export_file select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'begun_at', one.begun_at + number * interval '1 us'))).*
        from export_file one, generate_series(1, 19) number where one.id = $1`,
      [id],
    );
    clock.ahead += 1000;
    await made('csv');
    expect((await server.ok(exporting.listExports)).exports).toHaveLength(20);
    expect((await server.call(exporting.fetchExport, { params: { exportId: id } })).problem).toMatchObject({ code: 'export-gone' });
  });
});

describe('an export that is being made', () => {
  it('is made to its end when its page is closed, and found again', async () => {
    const person = await server.as('office');
    const left = new AbortController();
    const asked = fetch(`${server.origin}/api/tasks/export`, {
      method: 'POST',
      headers: { cookie: person.cookie, origin: server.origin, 'content-type': 'application/json' },
      body: JSON.stringify(body('xlsx')),
      signal: left.signal,
    });
    const seen = async (state: string) =>
      expect
        .poll(async () => (await person.ok(exporting.listExports)).exports.map((own) => own.state), { timeout: 30_000 })
        .toEqual([state]);
    await expect.poll(async () => (await person.ok(exporting.listExports)).exports.length, { timeout: 30_000, interval: 5 }).toBe(1);
    left.abort();
    await expect(asked).rejects.toThrow();
    await seen('made');
    const [own] = (await person.ok(exporting.listExports)).exports;
    const { bytes } = await person.call(exporting.fetchExport, { params: { exportId: own?.id ?? '' } });
    expect(bytes.length).toBe(own?.size);
    expect(own?.rows).toBe(2000);
  });

  it('is cancelled by who made it: no file, no record', async () => {
    const person = await server.as('office');
    const asked = person.call(exporting.exportTasks, { body: body('xlsx') });
    let exportId: string | undefined;
    await expect
      .poll(async () => (exportId = (await person.ok(exporting.listExports)).exports[0]?.id), { timeout: 30_000, interval: 5 })
      .toBeDefined();
    await person.ok(exporting.removeExport, { params: { exportId: exportId ?? '' } });
    expect((await asked).problem).toMatchObject({ code: 'export-cancelled' });
    expect((await person.ok(exporting.listExports)).exports).toEqual([]);
    expect((await server.database.pool.query('select from export where id = $1', [exportId])).rowCount).toBe(0);
  });

  it('and came to nothing leaves nothing', async () => {
    const person = await server.as('office');
    const answer = await person.call(exporting.exportTasks, { body: { ...body('csv'), filter: { text: '没有这样的事项' } } });
    expect(answer.problem).toMatchObject({ code: 'export-empty' });
    expect((await person.ok(exporting.listExports)).exports).toEqual([]);
  });

  it('by a server that was killed is told of as broken off, and can be removed', async () => {
    const person = await server.as('office');
    const { id } = await made('csv', person);
    await server.database.pool.query(`update export_file set state = 'making', made_at = null where id = $1`, [id]);
    clock.ahead += 4 * 60_000;
    expect((await person.ok(exporting.listExports)).exports).toMatchObject([{ state: 'making' }]);
    clock.ahead += 2 * 60_000;
    expect((await person.ok(exporting.listExports)).exports).toMatchObject([{ state: 'broken-off', keptUntil: null }]);
    await person.ok(exporting.removeExport, { params: { exportId: id } });
    expect((await person.ok(exporting.listExports)).exports).toEqual([]);
  });

  it('waits when as many are under way as are kept', async () => {
    const person = await server.as('office');
    const { id } = await made('csv', person);
    await server.database.pool.query(
      `insert into export_file select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'state', 'making'))).*
        from export_file one, generate_series(1, 20) number where one.id = $1`,
      [id],
    );
    expect((await person.call(exporting.exportTasks, { body: body('csv') })).problem).toMatchObject({ code: 'server.busy' });
  });
});
