/** What the platform promises of every endpoint, shown on endpoints planted here. */
import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { getSystem } from '#contract/access/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { route } from '#server/platform/http/route.ts';
import { domain as access } from '#server/access/domain.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const none = z.object({});
const base = { tag: '试', summary: '试', params: none, query: none, failures: [] } as const;
const Theme = z.object({ id: z.uuid(), name: z.string(), note: z.string().nullable() });
const addTheme = endpoint({
  ...base,
  id: 'plantTheme',
  method: 'POST',
  path: '/api/planted/{name}',
  touches: [],
  params: z.object({ name: z.string().min(2) }),
  query: z.object({
    then: z.enum(['succeed', 'refuse', 'break', 'forget-audit', 'audit-twice', 'lack-a-field']).default('succeed'),
  }),
  body: z.object({ note: z.string().max(10).optional() }),
  response: Theme,
  failures: ['theme-taken'],
});
const readTheme = endpoint({
  ...base,
  id: 'readPlanted',
  method: 'GET',
  path: '/api/planted',
  reads: [],
  query: z.object({ write: z.stringbool().default(false) }),
  body: none,
  response: z.object({ themes: z.array(Theme) }),
});
const upload = endpoint({
  ...base,
  id: 'plantFile',
  method: 'POST',
  path: '/api/planted-files',
  touches: [],
  body: z.object({ title: z.string() }),
  upload: true,
  response: z.object({ title: z.string(), fileName: z.string(), size: z.int(), start: z.string() }),
});
const download = endpoint({
  ...base,
  id: 'downloadPlanted',
  method: 'GET',
  path: '/api/planted-file',
  reads: [],
  body: none,
  download: true,
  response: z.unknown(),
});

const routes = [
  ...access.routes,
  route(addTheme, async ({ params, query, body }, act) => {
    const id = act.newId();
    const row = { id, name: params.name, note: body.note ?? null };
    await act.db
      .insertInto('theme')
      .values({ ...row, jurisdiction_id: act.jurisdictionId, created_at: act.now })
      .execute();
    if (query.then === 'refuse') return failure('theme-taken', { name: params.name });
    if (query.then === 'break') throw new Error('secret of the inside');
    if (query.then !== 'forget-audit') act.audit({ act: 'addTheme', detail: params.name, objects: [{ type: 'theme', id, after: row }] });
    if (query.then === 'audit-twice') act.audit({ act: 'addTheme', objects: [] });
    // A column that the contract does not name, as a `select *` would bring it.
    const answer: z.output<typeof Theme> & { secret?: string } = { ...row, secret: 'not for you' };
    if (query.then === 'lack-a-field') Reflect.deleteProperty(answer, 'name');
    return success(answer);
  }),
  route(readTheme, async ({ query }, act) => {
    if (query.write) await act.db.deleteFrom('theme').execute();
    return success({ themes: await act.db.selectFrom('theme').select(['id', 'name', 'note']).orderBy('created_at').execute() });
  }),
  route(upload, async ({ body, file }, act) => {
    act.audit({ act: 'file.take', objects: [] });
    const { fileName, bytes } = file;
    return success({ title: body.title, fileName, size: bytes.length, start: bytes.subarray(0, 6).toString('utf8') });
  }),
  route(download, async (_input, act) => {
    act.audit({ act: 'file.send', objects: [] });
    return success({ fileName: "台账'1.csv", mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from('事项,牵头\n').subarray(3) });
  }),
];

const anyPost = { who: 'person' } as const;
const policy = { plantTheme: anyPost, readPlanted: anyPost, plantFile: anyPost, downloadPlanted: anyPost };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes, policy, clock: { now: () => '2026-03-01T17:30:00.000Z' } });
});
afterAll(() => server.stop());

async function events(): Promise<readonly { act: string; outcome: string; detail: string | null; request_id: string | null }[]> {
  return server.database.kysely.selectFrom('audit_event').select(['act', 'outcome', 'detail', 'request_id']).orderBy('id').execute();
}

async function themeNames(): Promise<readonly string[]> {
  return (await server.ok(readTheme)).themes.map(({ name }) => name);
}

describe('an endpoint', () => {
  it('answers with the jurisdiction and the day in Shanghai', async () => {
    expect(await server.ok(getSystem)).toEqual({ today: '2026-03-02', jobs: 'away' });
  });

  it('takes parsed input and answers only what its schema names', async () => {
    const answer = await server.call(addTheme, { params: { name: '济泰同城化' }, body: { note: '专题' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/), name: '济泰同城化', note: '专题' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses what its schemas do not allow, in Chinese, naming the field', async () => {
    const answer = await server.call(addTheme, { params: { name: '济泰' }, body: { note: '十一个字的备注内容太长了' } });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.problem).toMatchObject({ code: 'request.invalid', title: '请求内容不符合要求', status: 422 });
    expect(answer.problem?.detail).toMatch(/^note：.*10/);
  });

  it('refuses broken JSON and other kinds of bodies', async () => {
    const post = (type: string, body: string): Promise<Response> =>
      fetch(`${server.origin}/api/planted/${encodeURIComponent('某个专题')}`, {
        method: 'POST',
        body,
        headers: { 'content-type': type, cookie: server.office.cookie, origin: server.origin },
      });
    expect((await post('application/json', '{"note"')).status).toBe(400);
    expect((await post('text/plain', '{}')).status).toBe(415);
    expect((await post('application/x-www-form-urlencoded', 'note=1')).status).toBe(415);
    expect((await post('application/json', JSON.stringify({ note: 'x'.repeat(3_000_000) }))).status).toBe(413);
  });

  it('that reads cannot write', async () => {
    const before = await themeNames();
    expect((await server.call(readTheme, { query: { write: 'true' } })).status).toBe(500);
    expect(await themeNames()).toEqual(before);
  });

  it('of no name is a problem too', async () => {
    const answer = await fetch(`${server.origin}/api/nothing`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.not-found', title: '没有这个地址' });
  });
});

describe('a changing request', () => {
  it('writes one audit event with its objects, in the same transaction', async () => {
    const { headers } = await server.call(addTheme, { params: { name: '有操作记录的' } });
    const event = (await events()).at(-1);
    expect(event).toEqual({ act: 'addTheme', outcome: 'done', detail: '有操作记录的', request_id: headers.get('x-request-id') });
    const objects = await server.database.kysely
      .selectFrom('audit_object')
      .select(['object_type', 'before', 'after'])
      .orderBy('event_id')
      .execute();
    const { before, after } = objects.at(-1) ?? {};
    expect(before).toBeNull();
    expect(after).toMatch(/^\{"id":"[^"]+","name":"有操作记录的","note":null\}$/);
  });

  it('that is refused leaves nothing but the refusal', async () => {
    const answer = await server.call(addTheme, { params: { name: '被拒的' }, query: { then: 'refuse' } });
    expect(answer.problem).toMatchObject({ status: 409, code: 'theme-taken', data: { name: '被拒的' } });
    expect(await themeNames()).not.toContain('被拒的');
    expect((await events()).at(-1)).toMatchObject({
      act: 'plantTheme',
      outcome: 'refused',
      detail: '{"code":"theme-taken","data":{"name":"被拒的"}}',
    });
  });

  it.each(['break', 'forget-audit', 'audit-twice'] as const)(
    'that goes wrong (%s) is rolled back, recorded and tells no internals',
    async (then) => {
      const answer = await server.call(addTheme, { params: { name: `坏的${then}` }, query: { then } });
      expect(answer.problem).toMatchObject({ status: 500, code: 'server.unexpected', data: {} });
      expect(answer.problem?.title).toContain(answer.problem?.requestId);
      expect(answer.bytes.toString()).not.toMatch(/secret|audit|stack/);
      expect(await themeNames()).not.toContain(`坏的${then}`);
      expect((await events()).at(-1)).toMatchObject({ act: 'plantTheme', outcome: 'failed', request_id: answer.problem?.requestId });
    },
  );

  it('whose answer lacks a field is an error, not a hole', async () => {
    expect((await server.call(addTheme, { params: { name: '缺字段' }, query: { then: 'lack-a-field' } })).status).toBe(500);
  });

  it('cannot change the trail afterwards', async () => {
    for (const statement of [
      'update audit_event set actor = $$x$$',
      'delete from audit_event',
      'truncate audit_event cascade',
      'delete from audit_object',
    ]) {
      await expect(server.database.pool.query(statement), statement).rejects.toThrow(/append-only/);
    }
  });
});

describe('files', () => {
  it('come in beside the fields of the body', async () => {
    const request = { body: { title: '方案' }, file: { name: '分工方案（2022）.txt', bytes: '泰安市推进' } };
    expect(await server.ok(upload, request)).toEqual({ title: '方案', fileName: '分工方案（2022）.txt', size: 15, start: '泰安' });
  });

  it('may have exactly 20 MB, one byte more is refused in words', async () => {
    const limit = 20 * 1024 * 1024;
    expect((await server.ok(upload, { body: { title: '大' }, file: { name: 'a.pdf', bytes: new Uint8Array(limit) } })).size).toBe(limit);
    const answer = await server.call(upload, { body: { title: '大' }, file: { name: 'a.pdf', bytes: new Uint8Array(limit + 1) } });
    expect(answer.problem).toMatchObject({
      status: 413,
      code: 'request.file-too-large',
      title: '文件超过 20 MB，请压缩图片或拆分后再上传',
    });
  });

  it('are asked for when there is none', async () => {
    expect((await server.call(upload, { body: { title: '无' } })).problem).toMatchObject({ status: 422, code: 'request.file-missing' });
    const form = new FormData();
    form.append('title', '无');
    const headers = { cookie: server.office.cookie, origin: server.origin };
    const answer = await fetch(`${server.origin}/api/planted-files`, { method: 'POST', body: form, headers });
    expect(await answer.json()).toMatchObject({ code: 'request.file-missing', title: '请选择要上传的文件' });
  });

  it('go out as attachments with their Chinese name', async () => {
    const answer = await server.call(download);
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%271.csv");
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.bytes.toString()).toBe('项,牵头\n');
  });
});

describe('who may ask', () => {
  /** fetch does not let a program choose Host and Origin. */
  function ask(headers: Record<string, string>, method = 'GET', path = '/api/system'): Promise<number> {
    const { port } = new URL(server.origin);
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      outgoing.once('error', reject).end();
    });
  }
  const own = (): string => server.origin;

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:3000', '10.0.0.1', 'taizhang@evil'])(
    'not a request to host "%s"',
    async (host) => {
      expect(await ask({ host })).toBe(403);
    },
  );

  it.each(['localhost:3000', '127.0.0.1', 'LOCALHOST:8080', '[::1]:3000'])('a request to host %s', async (host) => {
    expect(await ask({ host })).toBe(200);
  });

  it('not a request to two hosts: whoever stands before us may have looked at the other', async () => {
    const { port } = new URL(server.origin);
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.end(`GET /api/system HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
      });
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.once('end', () => resolve(text)).once('error', reject);
    });
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).toContain('request.rejected');
  });

  it.each(['http://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1:3000', 'file://'])(
    'not a page of origin %s',
    async (origin) => {
      expect(await ask({ origin })).toBe(403);
      expect(await ask({ origin }, 'POST', '/api/planted/%E4%B8%93%E9%A2%98')).toBe(403);
    },
  );

  it('the page itself', async () => {
    expect(await ask({ origin: own(), 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('not a picture or script tag of a foreign page, but a link from one', async () => {
    expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200);
  });

  it('not somebody who asks without end', async () => {
    await using strict = await startTestServer({ routes, policy, requestsPerMinute: 3 });
    for (let i = 0; i < 3; i += 1) expect((await strict.call(getSystem)).status).toBe(200);
    expect((await strict.call(getSystem)).problem).toMatchObject({
      status: 429,
      code: 'request.too-many',
      data: { seconds: expect.any(Number) },
    });
  });
});

describe('headers', () => {
  it('allow scripts from here alone, and no frame', async () => {
    const { headers } = await server.call(getSystem);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/(^|;)script-src 'self'(;|$)/);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the documentation', () => {
  it('is an OpenAPI 3.1 document with every endpoint', async () => {
    const document = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual([
      '/api/system',
      '/api/planted/{name}',
      '/api/planted',
      '/api/planted-files',
      '/api/planted-file',
    ]);
  });

  it('can be read as a page whose every part comes from here, without inline scripts', async () => {
    const page = await fetch(`${server.origin}/api/docs/`);
    expect(page.status).toBe(200);
    const html = await page.text();
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => new URL(match[1] ?? '', `${server.origin}/api/docs/`));
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part.origin).toBe(server.origin);
      expect((await fetch(part)).status, part.pathname).toBe(200);
    }
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});
