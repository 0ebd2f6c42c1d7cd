import { describe, expect, it } from 'vitest';
import { logTo } from '#server/platform/log.ts';

/** Planted where it must not come out; no word of our own contains it. */
const planted = 'Zx9_planted-Qk7';

function logged(...entry: readonly [object, string?]): string {
  let said = '';
  const log = logTo({ write: (line: string) => void (said += line) });
  log.warn(...entry);
  return said;
}

describe('a secret in the log', () => {
  it.each([
    ['a field', { secretKey: planted }],
    ['a nested one', { a: { b: [{ c: { 'client-secret': planted } }] } }],
    ['one of another spelling', { DB_PASSWORD: planted, apiKey: planted, privateKeyPem: planted, set_cookie: [planted] }],
    ['bytes', { signingKey: Buffer.from(planted), tokens: { raw: [planted] } }],
    ['a field of an error', { err: Object.assign(new Error('x'), { options: { password: planted } }) }],
    ['the message of an error', { err: new Error(`connect postgresql://owner:${planted}@db:5432/x failed`) }],
    ['a cause', { err: new Error('outer', { cause: new Error(`secretKey=${planted}`) }) }],
    ['an aggregate', { err: new AggregateError([new Error(`{"secretKey":"${planted}"}`)], 'several') }],
    ['headers', { req: { headers: { cookie: `a=${planted}`, Authorization: `Bearer ${planted}` } } }],
    ['a header in a text', { text: `GET / HTTP/1.1\ncookie: x=1; taizhang=${planted}` }],
    ['a token in a text', { text: `refused: Bearer ${planted}` }],
    ['a password in a query', { text: `host=/tmp?user=a&password=${planted}&x=1` }],
    ['a private key', { text: `-----BEGIN PRIVATE KEY-----\n${planted.replaceAll(/[-_]/g, '')}\n-----END PRIVATE KEY-----` }],
    ['a one-time link', { text: `http://127.0.0.1:3000/link#${planted}` }],
    ['an address of a calendar', { text: `GET /api/calendar/${planted}.ics` }],
    ['a code of the identity provider', { url: `/login/oidc?code=${planted}&state=${planted}` }],
    ['a row that the database prints', { err: Object.assign(new Error('x'), { detail: `Failing row contains (1, ${planted}, null).` }) }],
    ['a key that it prints', { err: Object.assign(new Error('x'), { detail: `Key (login_hash)=(${planted}) already exists.` }) }],
    ['Chinese words', { text: `口令：${planted}` }],
  ])('is masked: %s', (_where, entry) => {
    const said = logged(entry, 'message');
    expect(said).not.toMatch(/planted/);
    expect(said).toContain('•••');
    expect(() => JSON.parse(said)).not.toThrow();
  });

  it('is masked in the message itself', () => {
    expect(logged({}, `the clientSecret: ${planted}`)).not.toContain('planted');
  });

  it('takes nothing else along', () => {
    const entry = {
      requestId: '0193',
      keyDir: '/data/keys',
      hasPassword: true,
      token: null,
      err: new Error('password authentication failed for user "taizhang"'),
      url: '/api/tasks?state=open',
    };
    const said = logged(entry, 'unexpected error');
    for (const kept of [
      '"requestId":"0193"',
      '"/data/keys"',
      '"hasPassword":true',
      '"token":null',
      'authentication failed for user',
      'unexpected error',
    ]) {
      expect(said).toContain(kept);
    }
  });

  it('is masked in no time, whatever the text', () => {
    for (const unit of ['a', '://', 'cookie', 'Key (', '-----BEGIN PRIVATE KEY-----', 'a.', 'token ', '"']) {
      expect(logged({ text: unit.repeat(200_000) }).length).toBeLessThan(50_000);
    }
  });
});
