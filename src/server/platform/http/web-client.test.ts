import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.ts';

/** Long enough that it would be compressed on the way if it had not been before. */
const marked = `let a = '${'一'.repeat(2000)}';`;
let webDir: string;
let server: TestServer;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'taizhang-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(
    join(webDir, 'index.html'),
    '<html><script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>一</html>',
  );
  await writeFile(join(webDir, 'assets/app-1a2b.js'), 'let a;');
  await writeFile(join(webDir, 'icon.svg'), '<svg/>');
  await writeFile(join(webDir, 'assets/app-5e6f.js'), marked);
  await writeFile(join(webDir, 'assets/app-5e6f.js.br'), brotliCompressSync(marked));
  await writeFile(join(webDir, 'assets/app-5e6f.js.gz'), gzipSync(marked));
  server = await startTestServer({ webDir });
});
afterAll(async () => {
  await server.stop();
  await rm(webDir, { recursive: true });
});

/** What came over the network, as it came. */
async function raw(path: string, accepted: string) {
  return await new Promise<Record<'encoding' | 'type' | 'vary', string | null> & { bytes: Buffer }>((resolve, reject) => {
    const asked = request(`${server.origin}${path}`, { headers: { 'accept-encoding': accepted } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const { 'content-encoding': encoding = null, 'content-type': type = null, vary = '' } = answer.headers;
        resolve({ encoding, type, vary: String(vary).toLowerCase(), bytes: Buffer.concat(parts) });
      });
    });
    asked.on('error', reject).end();
  });
}

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${server.origin}${path}`, init);

describe('the page', () => {
  it.each(['/', '/ledger', '/plans/7/review?task=a.b'])(
    'is the answer to %s, fresh each time, with the nonce of its policy',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
      expect(await answer.text()).toBe(`<html><script nonce="${nonce}"></script><style nonce="${nonce}"></style>一</html>`);
      expect((await get(path)).headers.get('content-security-policy')).not.toContain(nonce);
    },
  );

  it('is the newest one after another build', async () => {
    await writeFile(join(webDir, 'index.html'), '<html>二</html>');
    expect(await (await get('/ledger')).text()).toBe('<html>二</html>');
  });

  it.each([
    ['/api/nothing', {}],
    ['/old-3c4d.js', {}],
    ['/ledger', { method: 'POST' }],
  ])('is no answer to %s %j', async (path, init) => {
    const answer = await get(path, { ...init, headers: { origin: server.origin } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.not-found' });
  });
});

describe('files', () => {
  it('are kept for ever where their name says what is in them, and looked after elsewhere', async () => {
    const asset = await get('/assets/app-1a2b.js');
    expect([await asset.text(), asset.headers.get('cache-control')]).toEqual(['let a;', 'public, max-age=31536000, immutable']);
    const icon = await get('/icon.svg');
    expect([await icon.text(), icon.headers.get('cache-control')]).toEqual(['<svg/>', 'no-cache']);
  });

  it.each([
    ['br, gzip', 'br', brotliCompressSync(marked)],
    ['gzip', 'gzip', gzipSync(marked)],
    ['identity', null, Buffer.from(marked)],
  ])('answer %s with what the build has compressed', async (accepted, encoding, bytes) => {
    const answer = await raw('/assets/app-5e6f.js', accepted);
    expect(answer).toMatchObject({ encoding, type: 'application/javascript; charset=utf-8', vary: 'accept-encoding' });
    expect(answer.bytes.equals(bytes)).toBe(true);
  });

  it('are not reached by the names of their compressed forms', async () => {
    expect((await get('/assets/app-5e6f.js.br')).status).toBe(404);
  });
});

it('without a build the interface answers alone', async () => {
  await using bare = await startTestServer({ webDir: join(webDir, 'nowhere') });
  const answer = await fetch(`${bare.origin}/`);
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'request.not-found' }]);
});
