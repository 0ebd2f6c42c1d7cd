/** What was proven, but did not come to its last step before somebody ended the account's sessions, or wrong proofs this one: it is worth nothing. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { hashOf } from '#test/hash-of.ts';
import { startTestServer, type CallAnswer, type Calls, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const password = '青山Wanli-7788';
const clock = testClock();
let server: TestServer;
let hash: string;
let system: Person;
let security: Person;
beforeAll(async () => {
  server = await startTestServer({ clock });
  hash = await hashOf(password);
  system = await server.as('system-admin');
  security = await server.as('security-admin');
});
afterAll(() => server.stop());

let count = 0;
type End = (who: { readonly accountId: string; readonly calls: Calls }) => Promise<{ readonly status: number }>;
const reason = '测试';

describe('a login in flight opens no session when meanwhile', () => {
  it.each<[string, End]>([
    [
      'the person changes the password',
      ({ calls }) => calls.call(session.choosePassword, { body: { current: password, next: '清泉Shiliu-9921' } }),
    ],
    ['the account is disabled', ({ accountId }) => system.call(accounts.disableAccount, { params: { accountId }, body: { reason } })],
    ['its sessions are ended', ({ accountId }) => security.call(accounts.endAccountSessions, { params: { accountId }, body: { reason } })],
    ['its factors are taken away', ({ accountId }) => security.call(accounts.resetFactors, { params: { accountId }, body: { reason } })],
  ])('%s', async (what, end) => {
    const loginName = `flight-${(count += 1)}`;
    const { accountId } = await server.as('contact', { loginName, passwordHash: hash });
    const logIn = () => server.anonymous.call(session.logIn, { body: { loginName, password } });
    const calls = server.with(cookieOf(await logIn()));
    if (what.includes('factors')) await server.database.pool.query("update account set totp_secret = 'x' where id = $1", [accountId]);
    // Whoever holds the account lets both come to their last step, one behind the other.
    const holder = await server.database.pool.connect();
    await holder.query('begin');
    await holder.query('select from account where id = $1 for update', [accountId]);
    const ending = end({ accountId, calls });
    await waiting(1);
    const late = logIn();
    await waiting(2);
    await holder.query('commit');
    holder.release();
    expect((await ending).status).toBe(200);
    const answer = await late;
    expect([answer.status, answer.problem?.code]).toEqual([401, 'login-refused']);
    // Nor does one wait for the account to be enabled again.
    if (what.includes('disabled')) await system.ok(accounts.enableAccount, { params: { accountId } });
    const { rows } = await server.database.pool.query<{ method: string }>(
      "select method from session where account_id = $1 and ended_at is null and method = 'password'",
      [accountId],
    );
    expect(rows).toHaveLength(what.includes('changes the password') ? 1 : 0);
  });
});

describe('a right password in flight counts for nothing when the last wrong one ends the session before it', () => {
  it.each<[string, (calls: Calls) => Promise<{ readonly status: number; readonly problem?: { readonly code: string } | undefined }>]>([
    ['to set a new one', (calls) => calls.call(session.choosePassword, { body: { current: password, next: '清泉Shiliu-9921' } })],
    ['to prove who it is', (calls) => calls.call(session.proveAgain, { body: { by: 'password', password } })],
  ])('%s', async (what, prove) => {
    const loginName = `proof-${what.length}`;
    const { accountId } = await server.as('contact', { loginName, passwordHash: hash });
    const logIn = () => server.anonymous.call(session.logIn, { body: { loginName, password } });
    const calls = server.with(cookieOf(await logIn()));
    const wrong = () => calls.call(session.proveAgain, { body: { by: 'password', password: 'x' } });
    for (let at = 0; at < 4; at++) await wrong();
    const holder = await server.database.pool.connect();
    await holder.query('begin');
    await holder.query("select from session where account_id = $1 and method = 'password' for update", [accountId]);
    const last = wrong();
    await waiting(1);
    const right = prove(calls);
    await waiting(2);
    await holder.query('commit');
    holder.release();
    expect([(await last).problem?.code, (await right).problem?.code]).toEqual(['proofs-exhausted', 'not-signed-in']);
    expect(await calls.ok(session.getSession)).toMatchObject({ me: null, ended: 'proofs-refused' });
    expect((await logIn()).status).toBe(200);
  });
});

describe('what somebody is doing to a login is refused when its sessions are ended before its last step', () => {
  const ends: readonly [string, End][] = [
    [
      'by the security administrator',
      ({ accountId }) => security.call(accounts.endAccountSessions, { params: { accountId }, body: { reason } }),
    ],
    ['with the account', ({ accountId }) => system.call(accounts.disableAccount, { params: { accountId }, body: { reason } })],
  ];
  const steps: readonly [string, (calls: Calls, totp: string) => Promise<CallAnswer<unknown>>][] = [
    ['a token', (calls) => calls.call(own.addToken, { body: { label: 't', days: 1, scopes: ['ledger.read'] } })],
    ['an authenticator', (calls, secret) => calls.call(own.confirmTotp, { body: { secret, code: codeOf(secret) } })],
    ['a new password', (calls) => calls.call(session.choosePassword, { body: { current: password, next: '清泉Shiliu-9921' } })],
    ['a fresh proof', (calls) => calls.call(session.proveAgain, { body: { by: 'password', password } })],
  ];
  it.each(ends.flatMap(([how, end]) => steps.map(([what, step]) => [what, how, step, end] as const)))(
    '%s, %s',
    async (_what, _how, step, end) => {
      const loginName = `flight-${(count += 1)}`;
      const { accountId } = await server.as('contact', { loginName, passwordHash: hash });
      const calls = server.with(cookieOf(await server.anonymous.call(session.logIn, { body: { loginName, password } })));
      const { secret } = await calls.ok(own.beginTotp);
      const stateOf = async () =>
        (await server.database.pool.query('select password_hash, totp_secret from account where id = $1', [accountId])).rows;
      const before = await stateOf();
      const holder = await server.database.pool.connect();
      await holder.query('begin');
      await holder.query('select from account where id = $1 for update', [accountId]);
      const ending = end({ accountId, calls });
      await waiting(1);
      const late = step(calls, secret);
      await waiting(2);
      await holder.query('commit');
      holder.release();
      expect((await ending).status).toBe(200);
      const answer = await late;
      expect([answer.status, answer.problem?.code]).toEqual([401, 'not-signed-in']);
      expect(await stateOf()).toEqual(before);
      const { rows } = await server.database.pool.query('select from session where account_id = $1 and ended_at is null', [accountId]);
      expect(rows).toHaveLength(0);
    },
  );
});

const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });

/** Until so many connections wait for a lock. */
async function waiting(count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await server.database.pool.query<{ count: number }>(
          "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return rows[0]?.count;
      },
      { timeout: 15_000 },
    )
    .toBe(count);
}
