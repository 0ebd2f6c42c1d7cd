/** Which address a request comes from: what a configured proxy says of it, and nobody else. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as session from '#contract/session/endpoints.ts';
import { readConfig } from '#server/platform/config.ts';
import { startTestServer } from '#test/server.ts';

const publicUrl = 'http://taizhang.example.cn';

/** The address that the trail keeps of a refused login, sent from 127.0.0.1 with these headers. */
async function addressSeen(trustedProxies: readonly string[], headers: Record<string, string>): Promise<{ address: unknown; log: string }> {
  let text = '';
  const log = pino({ level: 'warn' }, new Writable({ write: (chunk: Buffer, _, done) => ((text += chunk.toString()), done()) }));
  await using server = await startTestServer({ reachable: { localOnly: false, publicUrl, trustedProxies }, log });
  const body = { loginName: 'nobody', password: 'guess' };
  for (let i = 0; i < 2; i += 1) {
    const { problem } = await server.anonymous.call(session.logIn, { body, headers: { origin: publicUrl, ...headers } });
    expect(problem?.code).toBe('login-refused');
  }
  const { rows } = await server.database.pool.query<{ address: string }>("select distinct address from audit_event where act = 'logIn'");
  return { address: rows.map((row) => row.address).join(), log: text };
}

describe('the address of a browser', () => {
  it.each([
    ['is what a trusted proxy says', ['127.0.0.1'], '203.0.113.9', '203.0.113.9'],
    ['is not what the browser made the proxy pass on', ['127.0.0.0/8'], '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['is found past several proxies', ['127.0.0.1', '10.8.0.0/16'], '198.51.100.1, 203.0.113.9, 10.8.3.4', '203.0.113.9'],
    ['is the sender’s when the sender is no trusted proxy', ['10.8.0.0/16'], '203.0.113.9', '127.0.0.1'],
    ['is the sender’s when no proxy is trusted', [], '203.0.113.9', '127.0.0.1'],
  ])('%s', async (_name, trusted, forwarded, address) => {
    const seen = await addressSeen(trusted, { 'x-forwarded-for': forwarded });
    expect(seen.address).toBe(address);
    // Whoever forgot to name the proxy finds it in the log, once.
    expect(seen.log.split('TRUSTED_PROXIES').length - 1).toBe(address === '127.0.0.1' ? 1 : 0);
  });
});

describe('what a proxy writes that is no plain address', () => {
  it.each([
    ['a port', '203.0.113.9:4711', '203.0.113.9'],
    ['a port behind brackets', '[2001:db8::1]:4711', '2001:db8::1'],
    ['brackets', '[2001:db8::1]', '2001:db8::1'],
    ['a word for none', 'unknown', '127.0.0.1'],
    ['a word for none before another proxy', 'unknown, 10.8.3.4', '10.8.3.4'],
    ['anything', '<b>203.0.113.9</b>', '127.0.0.1'],
    ['too large a number', '203.0.113.999:80', '127.0.0.1'],
  ])('%s leaves an address in the trail', async (_what, forwarded, address) => {
    expect((await addressSeen(['127.0.0.1', '10.8.0.0/16'], { 'x-forwarded-for': forwarded })).address).toBe(address);
  });
});

describe('TRUSTED_PROXIES', () => {
  const proxiesOf = (env: Record<string, string>): unknown => {
    const config = readConfig(env);
    return config.ok ? config.value.trustedProxies : config;
  };

  it('is nobody without a proxy, this machine behind one, and who is named', () => {
    expect(proxiesOf({})).toEqual([]);
    expect(proxiesOf({ PUBLIC_URL: 'https://taizhang.example.cn' })).toEqual(['127.0.0.0/8', '::1']);
    expect(proxiesOf({ TRUSTED_PROXIES: ' 10.1.2.3, 10.8.0.0/16，fd00::/8 ' })).toEqual(['10.1.2.3', '10.8.0.0/16', 'fd00::/8']);
  });

  it.each(['proxy.example.cn', '10.1.2', '10.8.0.0/33', '10.8.0.0/', '10.8.0.0/8/8', 'fd00::/129', '0.0.0.0/0', '::/0', 'true'])(
    'is refused when it says %s',
    (text) => {
      expect(proxiesOf({ TRUSTED_PROXIES: text })).toMatchObject({ ok: false, code: 'start.bad-trusted-proxies', data: { text } });
    },
  );
});
