/** Originals in the file store, over HTTP: what is refused leaves nothing, what cannot be read says why, and what is large is never in memory. */
import { mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAttachment, fetchAttachment } from '#contract/attachment/endpoints.ts';
import { createList } from '#contract/ledger/list-endpoints.ts';
import { downloadOriginal, listPlans, uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { sm3 } from '#server/platform/gm-crypto.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

const foreignId = '01930000-0000-7000-8000-0000000000ff';
let filesDir: string;
let server: TestServer;
beforeAll(async () => {
  filesDir = await mkdtemp(join(tmpdir(), 'taizhang-stored-'));
  server = await startTestServer({ filesDir });
});
afterAll(async () => {
  await server.stop();
  await rm(filesDir, { recursive: true });
});

const upload = (text: string, name = '方案.txt') => server.call(uploadPlan, { body: { separate: 'yes' }, file: { name, bytes: text } });
const pathOf = (text: string): string => join(filesDir, server.jurisdictionId, sm3(text).slice(0, 2), sm3(text));
const filesIn = async (): Promise<string[]> =>
  (await readdir(filesDir, { recursive: true })).filter((name) => /[0-9a-f]{64}$|incoming./.test(name)).toSorted();
const rows = async (): Promise<number> =>
  (await server.database.pool.query('select from stored_file union all select from plan_version')).rowCount ?? 0;

async function stored(text: string) {
  const { body } = await upload(text);
  if (body === undefined) expect.fail('not taken in');
  return { planId: body.planId, versionId: body.id };
}

describe('an upload', () => {
  it('that is no plan leaves neither a row nor a file, whatever it is called', async () => {
    const before = [await filesIn(), await rows()];
    const program = Buffer.concat([Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'), Buffer.alloc(5000, 7)]);
    const answer = await server.call(uploadPlan, { body: {}, file: { name: '方案.pdf', bytes: program } });
    expect(answer.problem).toMatchObject({ code: 'document-mislabelled', status: 422 });
    expect(answer.problem?.title).toMatch(/pdf.*请/);
    expect([await filesIn(), await rows()]).toEqual(before);
  });

  it('has a name that is never part of a path', async () => {
    const text = `${smallPlan}名字里有路径。\n`;
    const { body } = await upload(text, '../../../../tmp/方案.txt');
    expect(body?.fileName).not.toContain('/');
    expect(await filesIn()).toContain(join(server.jurisdictionId, sm3(text).slice(0, 2), sm3(text)));
  });

  it('of the same bytes by two at once is one plan, and one file', async () => {
    const text = `${smallPlan}两个人同时上传。\n`;
    const answers = await Promise.all([1, 2, 3].map(() => upload(text)));
    expect(answers.map(({ status, problem }) => problem?.code ?? String(status)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      '200',
      'document-duplicate',
      'document-duplicate',
    ]);
    expect((await filesIn()).filter((name) => name.endsWith(sm3(text)))).toHaveLength(1);
  });

  it('that the folder does not take is refused, with the way out, and taken when it can be', async () => {
    const text = `${smallPlan}目录不能写。\n`;
    const before = await rows();
    const home = join(filesDir, server.jurisdictionId);
    await rename(home, `${home}-away`);
    await writeFile(home, 'no folder');
    const answer = await upload(text);
    expect(answer.problem).toMatchObject({ code: 'server.files-unusable', status: 503 });
    expect(answer.problem?.title).toContain('FILES_DIR');
    expect(await rows()).toBe(before);
    const plans = await server.ok(listPlans);
    await rm(home);
    await rename(`${home}-away`, home);
    expect((await upload(text)).status).toBe(200);
    expect((await server.ok(listPlans)).plans).toHaveLength(plans.plans.length + 1);
  });
});

describe('an original', () => {
  it('that is not where it was is told of by its name, and comes when it was put back', async () => {
    const text = `${smallPlan}文件不见了。\n`;
    const params = await stored(text);
    await rename(pathOf(text), `${pathOf(text)}-away`);
    const answer = await server.call(downloadOriginal, { params });
    expect(answer.problem).toMatchObject({ code: 'file-missing', status: 503, data: { file: '方案.txt', digest: sm3(text) } });
    expect(answer.problem?.title).toMatch(/方案\.txt.*请管理员/);
    await rename(`${pathOf(text)}-away`, pathOf(text));
    const whole = await server.call(downloadOriginal, { params, headers: { 'accept-encoding': 'identity' } });
    expect(whole.bytes.toString()).toBe(text);
    expect(whole.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(whole.headers.get('content-disposition')).toContain(encodeURIComponent('方案.txt'));
  });

  it('that was changed is not handed out', async () => {
    const text = `${smallPlan}${'文件被人改过。\n'.repeat(10_000)}`;
    const params = await stored(text);
    await truncate(pathOf(text), 100);
    expect((await server.call(downloadOriginal, { params })).problem).toMatchObject({ code: 'file-changed', status: 503 });
    // Of the same length: its end never comes, and the connection breaks.
    await writeFile(pathOf(text), text.replace('文件被人改过', '文件没人改过'));
    await expect(server.call(downloadOriginal, { params })).rejects.toThrow();
  });

  it('beside a list is told of in the same way', async () => {
    const { id: object } = await server.ok(createList, { body: { year: 2040, name: '清单' } });
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Buffer.alloc(200, 'a')]);
    const file = { name: '签批件.png', bytes };
    const { id } = await server.ok(addAttachment, { body: { kind: 'annual_list', object, label: 'internal' }, file });
    const stored = (await filesIn()).find((name) => name.endsWith(sm3(bytes))) ?? '';
    const fetched = async () => (await server.call(fetchAttachment, { params: { attachmentId: id } })).problem;
    await truncate(join(filesDir, stored), 100);
    expect(await fetched()).toMatchObject({ code: 'file-changed', data: { file: '签批件.png' } });
    await rm(join(filesDir, stored));
    expect(await fetched()).toMatchObject({ code: 'file-missing', data: { file: '签批件.png' } });
  });

  it('of another jurisdiction is read by nobody else, though its digest be known', async () => {
    const text = `${smallPlan}外市的文件。\n`;
    await server.database.kysely
      .insertInto('jurisdiction')
      .values({ id: foreignId, name: '外市', created_at: server.source.clock.now() })
      .execute();
    const foreign = await server.as('office', { jurisdictionId: foreignId });
    const { planId, id: versionId } = await foreign.ok(uploadPlan, { body: {}, file: { name: '外市.txt', bytes: text } });
    expect((await server.call(downloadOriginal, { params: { planId, versionId } })).problem?.code).toBe('version-not-found');
    const { files } = server.source.installation;
    expect(await files.find(foreignId, sm3(text))).not.toBe(null);
    expect(await files.find(server.jurisdictionId, sm3(text))).toBe(null);
    // The same bytes are stored for each on its own.
    const own = await stored(text);
    expect((await server.call(downloadOriginal, { params: own })).bytes.toString()).toBe(text);
    await files.remove(foreignId, sm3(text));
    expect((await server.call(downloadOriginal, { params: own })).status).toBe(200);
  });
});

describe('200 MB', () => {
  const size = 200 * 1024 * 1024;
  const piece = Buffer.alloc(64 * 1024, 'a');
  const start = Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n');

  /** Sends an upload by hand until it is answered; answers what came back, how much was sent until then, and how much more was in memory. */
  async function send(framing: string, wrap: (bytes: Buffer) => Buffer, end: Buffer) {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    const heard = { text: '' };
    const answered = new Promise<void>((resolve) => {
      socket.on('data', (data) => {
        heard.text += data.toString();
        resolve();
      });
      socket.on('error', () => {}).once('close', () => resolve());
    });
    const head = ['POST /api/plans HTTP/1.1', `Host: ${hostname}:${port}`, `Origin: ${server.origin}`, `Cookie: ${server.cookie}`];
    socket.write(`${[...head, 'Content-Type: multipart/form-data; boundary=x', framing].join('\r\n')}\r\n\r\n`);
    socket.write(wrap(start));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let sent = start.length;
    for (; sent < size && heard.text === '' && !socket.destroyed; sent += piece.length) {
      const taken = socket.write(wrap(piece));
      if (!taken) await new Promise<void>((resolve) => socket.once('drain', resolve).once('close', () => resolve()));
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    if (heard.text === '') socket.write(end);
    await answered;
    socket.destroy();
    return { answer: heard.text, sent, most };
  }

  const left = async () => (await filesIn()).filter((name) => name.includes('incoming'));

  it('that say so are refused before they are sent', async () => {
    const { answer, sent, most } = await send(`Content-Length: ${size}`, (bytes) => bytes, Buffer.alloc(0));
    expect(answer).toContain('413');
    expect(answer).toContain('request.file-too-large');
    expect(sent).toBeLessThan(30 * 1024 * 1024);
    expect(most).toBeLessThan(40 * 1024 * 1024);
    expect(await left()).toEqual([]);
  });

  it('that come in pieces without saying so are thrown away from the limit on, and refused', async () => {
    const chunk = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
    const end = Buffer.concat([chunk(Buffer.from('\r\n--x--\r\n')), Buffer.from('0\r\n\r\n')]);
    const { answer, most } = await send('Transfer-Encoding: chunked', chunk, end);
    expect(answer).toContain('413');
    expect(answer).toContain('request.file-too-large');
    // Twenty of the file, and what is still on its way through this one process, sender and server: never all of it.
    expect(most).toBeLessThan(160 * 1024 * 1024);
    expect(await left()).toEqual([]);
  });
});
