/** What breaks under the server, or is held against it, while it runs; shown on endpoints planted here. */
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { getSystem } from '#contract/access/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { route, visitRoute } from '#server/platform/http/route.ts';
import { domain as access } from '#server/access/domain.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const none = z.object({});
const base = { tag: '试', summary: '试', failures: [] } as const;
const addTheme = endpoint({
  ...base,
  id: 'plantTheme',
  method: 'POST',
  path: '/api/planted/{name}',
  touches: [],
  params: z.object({ name: z.string() }),
  query: z.object({ then: z.enum(['succeed', 'refuse', 'lose-connection', 'take-long']).default('succeed') }),
  body: none,
  response: none,
  failures: ['theme-taken'],
});
/** Like a login: an act in two transactions. */
const writeTwice = endpoint({
  ...base,
  id: 'writeTwice',
  method: 'POST',
  path: '/api/planted-twice',
  touches: [],
  params: none,
  query: none,
  body: none,
  response: none,
});
const readTheme = endpoint({
  ...base,
  id: 'readPlanted',
  method: 'GET',
  path: '/api/planted',
  reads: [],
  params: none,
  query: none,
  body: none,
  response: z.object({ names: z.array(z.string()) }),
});
const takeFile = endpoint({
  ...base,
  id: 'takePlanted',
  method: 'GET',
  path: '/api/planted-file',
  reads: [],
  params: none,
  query: none,
  body: none,
  response: none,
  download: true,
});
/** More than the network between takes by itself, and more than half of what one account may have on the way. */
const planted = new Uint8Array(24 * 1024 * 1024);

/** Called once a request that takes long is in the middle of it. */
let began = (): void => {};
const routes = [
  ...access.routes,
  route(addTheme, async ({ params: { name }, query }, act) => {
    const id = act.newId();
    const row = { id, name, note: null, jurisdiction_id: act.jurisdictionId, created_at: act.now };
    await act.db.insertInto('theme').values(row).execute();
    act.audit({ act: 'addTheme', objects: [{ type: 'theme', id }] });
    if (query.then === 'refuse') return failure('theme-taken', { name });
    if (query.then === 'lose-connection') await sql`select pg_terminate_backend(pg_backend_pid())`.execute(act.db);
    if (query.then === 'take-long') {
      began();
      await sql`select pg_sleep(0.5)`.execute(act.db);
    }
    return success({});
  }),
  visitRoute(writeTwice, async (_input, visit) => {
    await visit.write(visit.as, async (act) => {
      act.audit({ act: 'writeFirst', objects: [] });
      return success({});
    });
    return visit.write(visit.as, async (act) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(act.db);
      return success({});
    });
  }),
  route(readTheme, async (_input, act) => {
    const rows = await act.db.selectFrom('theme').select('name').orderBy('id').execute();
    return success({ names: rows.map(({ name }) => name) });
  }),
  route(takeFile, async (_input, act) => {
    act.unchanged();
    return success({ fileName: '试', mediaType: 'application/octet-stream', bytes: planted });
  }),
];
const policy = {
  plantTheme: { who: 'person' },
  writeTwice: { who: 'person' },
  readPlanted: { who: 'person' },
  takePlanted: { who: 'person' },
} as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes, policy });
});
afterAll(() => server.stop());

describe('a connection to the database that breaks', () => {
  it('in a request refuses that one alone, and nothing was changed', async () => {
    const { names: before } = await server.ok(readTheme);
    const answers = await Promise.all([
      server.call(addTheme, { params: { name: '断开' }, query: { then: 'lose-connection' } }),
      server.call(addTheme, { params: { name: '没有断开' } }),
    ]);
    expect(answers[0].problem).toMatchObject({ status: 503, code: 'server.database-away', title: expect.stringContaining('操作未生效') });
    expect(answers[0].headers.get('retry-after')).toBe('5');
    expect(answers[1].status).toBe(200);
    expect(await server.ok(readTheme)).toEqual({ names: [...before, '没有断开'] });
    const events = await server.database.kysely.selectFrom('audit_event').select(['act', 'outcome']).orderBy('id').execute();
    expect(events.slice(-2)).toContainEqual({ act: 'plantTheme', outcome: 'failed' });
  });

  it('in a commit leaves it open whether it took effect, and says so', async () => {
    const { kysely } = server.database;
    await sql`create function lose_connection() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`.execute(kysely);
    await sql`create constraint trigger lose_connection after insert on theme deferrable initially deferred
      for each row execute function lose_connection()`.execute(kysely);
    const answer = await server.call(addTheme, { params: { name: '提交时断开' } });
    await sql`drop function lose_connection cascade`.execute(kysely);
    expect(answer.problem).toMatchObject({ status: 503, code: 'server.outcome-unknown', title: expect.stringContaining('不能确定') });
    expect((await server.call(addTheme, { params: { name: '之后' } })).status).toBe(200);
  });

  it('after the first of two transactions does not make it nothing', async () => {
    const answer = await server.call(writeTwice);
    expect(answer.problem).toMatchObject({ status: 503, code: 'server.outcome-unknown' });
    expect(answer.headers.get('retry-after')).toBeNull();
  });

  it('in the record of a refusal leaves the refusal as it is', async () => {
    const { kysely } = server.database;
    await sql`create function lose_record() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`.execute(kysely);
    await sql`create constraint trigger lose_record after insert on audit_event deferrable initially deferred
      for each row execute function lose_record()`.execute(kysely);
    const answer = await server.call(addTheme, { params: { name: '已有' }, query: { then: 'refuse' } });
    await sql`drop function lose_record cascade`.execute(kysely);
    expect(answer.problem).toMatchObject({ status: 409, code: 'theme-taken' });
  });

  it('between requests is replaced', async () => {
    await server.ok(readTheme);
    const ended =
      await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
        server.database.kysely,
      );
    expect(ended.rows.length).toBeGreaterThan(0);
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await server.call(readTheme)).status));
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect((await server.call(readTheme)).status).toBe(200);
  });
});

describe('the end of the server', () => {
  it('waits for a request that runs: what was done is answered', async () => {
    const ending = await startTestServer({ routes, policy });
    const running = new Promise<void>((resolve) => (began = resolve));
    const answer = ending.call(addTheme, { params: { name: '最后一项' }, query: { then: 'take-long' } });
    await running;
    await ending.stop();
    expect((await answer).status).toBe(200);
  });

  it('does not wait for a caller who went away', async () => {
    const ending = await startTestServer({ routes, policy });
    const running = new Promise<void>((resolve) => (began = resolve));
    const left = new AbortController();
    const answer = fetch(`${ending.origin}/api/planted/a?then=take-long`, {
      method: 'POST',
      headers: { cookie: ending.office.cookie, 'content-type': 'application/json', origin: ending.origin },
      body: '{}',
      signal: left.signal,
    });
    await running;
    left.abort();
    await expect(answer).rejects.toThrow('aborted');
    await ending.stop();
  });
});

describe('a file whose sender leaves', () => {
  it('is neither an error of ours nor one of the database', async () => {
    const said: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => said.push(line) });
    await using heard = await startTestServer({ log });
    const { hostname, port } = new URL(heard.origin);
    const head = [
      'POST /api/plans HTTP/1.1',
      `host: ${hostname}:${port}`,
      `origin: ${heard.origin}`,
      `cookie: ${heard.office.cookie}`,
      'content-type: multipart/form-data; boundary=x',
      'content-length: 100000',
    ];
    const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n一、';
    const socket = connect(Number(port), hostname).on('error', () => {});
    socket.write(`${head.join('\r\n')}\r\n\r\n${part}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.destroy();
    // The next request is answered after it.
    expect((await heard.anonymous.call(getSystem)).status).toBeLessThan(500);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // That the machine was busy meanwhile is not about it.
    expect(said.filter((line) => !line.includes('the server was held up'))).toEqual([]);
  });
});

describe('who holds a connection', () => {
  /** What the server said until it closed the connection. After the head a byte comes now and then; without a head nothing at all. */
  async function saidTo(origin: string, head: string): Promise<string> {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString())).on('error', () => {});
    socket.write(head);
    const drip = setInterval(() => head !== '' && socket.write('1'), 100);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
    return said;
  }

  it('and does not say what for, or never ends saying it, is told so and closed', async () => {
    await using strict = await startTestServer({ routes, policy, headersMs: 500, requestMs: 1000 });
    const { host } = new URL(strict.origin);
    const sender = `host: ${host}\r\norigin: ${strict.origin}\r\ncookie: ${strict.office.cookie}\r\n`;
    const body = `POST /api/planted/ab HTTP/1.1\r\n${sender}content-type: application/json\r\ncontent-length: 60000\r\n\r\n`;
    const answers = await Promise.all(['', 'GET /api/system HTTP/1.1\r\nx: ', body].map((head) => saidTo(strict.origin, head)));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect((await strict.call(getSystem)).status).toBe(200);
  });

  it('and takes nothing of its answer holds no more than its room, until it is closed', async () => {
    await using strict = await startTestServer({ routes, policy, answerMs: 1000 });
    const { hostname, port, host } = new URL(strict.origin);
    const socket = connect(Number(port), hostname).on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `GET /api/planted-file HTTP/1.1\r\nhost: ${host}\r\nreferer: ${strict.origin}/ledger\r\ncookie: ${strict.office.cookie}\r\n\r\n`,
    );
    const head = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    socket.pause();
    expect(head.toString('latin1')).toMatch(/^HTTP\/1\.1 200 /);
    expect((await strict.call(takeFile)).problem).toMatchObject({ status: 503, code: 'server.busy' });
    const other = await strict.as('office');
    expect((await other.call(takeFile)).bytes).toHaveLength(planted.length);
    // What the network holds yet is read, so that its end is seen.
    await vi.waitFor(async () => expect((await strict.call(takeFile)).bytes).toHaveLength(planted.length), {
      timeout: 30_000,
      interval: 200,
    });
    socket.resume();
    await closed;
    expect(socket.bytesRead).toBeLessThan(planted.length);
  });
});
