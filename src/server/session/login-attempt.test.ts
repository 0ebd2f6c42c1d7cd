/** Wrong passwords: whoever guesses waits longer and longer, and keeps nobody else out; a stranger learns nothing. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as session from '#contract/session/endpoints.ts';
import { createGate } from '#server/session/authenticate.ts';
import { joinDomains, routes } from '#server/domains.ts';
import { buildApp } from '#server/platform/http/app.ts';
import { createLog } from '#server/platform/log.ts';
import { cookieOf } from '#test/cookies.ts';
import { watchHashing } from '#test/hashing-work.ts';
import { startTestServer, type CallAnswer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
const minutes = 60_000;
const reachable = { localOnly: false, publicUrl: 'http://taizhang.example.cn', trustedProxies: ['127.0.0.1'] };
const clock = testClock();

let server: TestServer;
let passwordHash: string;
beforeAll(async () => {
  server = await startTestServer({ clock, reachable });
  passwordHash = await hashOf(password);
});
afterAll(() => server.stop());

interface From {
  readonly address?: string;
  /** What the browser holds, ready for a Cookie header. */
  readonly cookie?: string;
}

/** As a browser behind the trusted proxy. */
function logIn(loginName: string, typed: string, { address = '203.0.113.1', cookie = '' }: From = {}) {
  const headers = { origin: reachable.publicUrl, 'x-forwarded-for': address };
  return server.with(cookie).call(session.logIn, { body: { loginName, password: typed }, headers });
}

async function guess(loginName: string, count: number, from?: From): Promise<(string | undefined)[]> {
  const codes: (string | undefined)[] = [];
  for (let i = 0; i < count; i += 1) codes.push((await logIn(loginName, `wrong-${i}`, from)).problem?.code);
  return codes;
}

const deviceOf = (answer: { readonly headers: Headers }): string => cookieOf(answer, 'taizhang-device');
/** The first one in a Cookie header: the last that was made. */
const secretOf = (cookie: string): string => cookie.split('=')[1]?.split('.')[0] ?? '';
const person = (loginName: string) => server.as('contact', { loginName, passwordHash, unit: '市水利局' });
const isIn = (answer: CallAnswer<unknown>): boolean => answer.status === 200;

async function later<T>(by: number, work: () => Promise<T>): Promise<T> {
  const before = clock.ahead;
  clock.ahead = before + by;
  try {
    return await work();
  } finally {
    clock.ahead = before;
  }
}

describe('a stranger', () => {
  it('is answered the same, name or no name, waited for or not, whatever the password', async () => {
    await person('told-nothing');
    const answers: unknown[] = [];
    for (const name of ['told-nothing', 'nobody-has-this']) {
      for (const typed of ['a', 'b', 'c', 'd', 'e', 'f', password]) {
        const { status, problem } = await logIn(name, typed);
        answers.push({ status, code: problem?.code, title: problem?.title, data: problem?.data });
      }
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: 'login-refused', data: {} });
  });

  it('costs the same work while being waited for', async () => {
    await person('same-work');
    using work = watchHashing();
    await logIn('same-work', 'wrong');
    const looked = work.taken();
    await guess('same-work', 4);
    work.taken();
    await logIn('same-work', password);
    expect(work.taken()).toEqual(looked);
  });

  it('who guesses on waits longer and longer; the trail says that nothing was looked at', async () => {
    const { accountId } = await person('growing');
    await guess('growing', 5);
    for (const wait of [30, 60, 120, 240, 480, 480]) {
      expect([wait, isIn(await later((wait - 1) * minutes, () => logIn('growing', password)))]).toEqual([wait, false]);
      clock.ahead += (wait + 1) * minutes;
      await guess('growing', 1);
    }
    // Who is quiet for a while begins anew.
    const [, other] = [await later(700 * minutes, () => guess('growing', 4)), await later(701 * minutes, () => logIn('growing', password))];
    expect(isIn(other)).toBe(true);
    clock.ahead = 0;
    const { rows } = await server.database.pool.query<{ code: string; count: string }>(
      `select detail::json->>'code' as code, count(*)::text as count from audit_event join audit_object on audit_object.event_id = audit_event.id
        where act = 'logIn' and outcome = 'refused' and object_id = '${accountId}' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { code: 'login-refused', count: '15' },
      { code: 'login-waiting', count: '6' },
    ]);
  });

  it('gains nothing by a burst', async () => {
    await person('burst');
    await Promise.all(Array.from({ length: 25 }, (_, index) => logIn('burst', `wrong-${index}`)));
    const looked = await server.database.pool.query<{ count: number }>(
      `select count(*)::int as count from audit_event join audit_object on audit_object.event_id = audit_event.id
         join account on account.id = object_id where login_name = 'burst' and detail like '%login-refused%'`,
    );
    expect(looked.rows).toEqual([{ count: 5 }]);
    expect(isIn(await logIn('burst', password))).toBe(false);
  });

  it('of IPv6 has one count for the network, not one for each address', async () => {
    await person('six');
    for (let i = 1; i <= 5; i += 1) await guess('six', 1, { address: `2001:db8:1:2::${i}` });
    expect(isIn(await logIn('six', password, { address: '2001:db8:1:2:ffff::1' }))).toBe(false);
    expect(isIn(await logIn('six', password, { address: '2001:db8:1:3::1' }))).toBe(true);
  });

  it('is counted over all nodes', async () => {
    await person('two-nodes');
    joinDomains();
    const { source } = server;
    const webDir = join(import.meta.dirname, '../../../dist/web');
    const node = await buildApp({ source, gate: createGate(source), reachable, routes, log: createLog('silent'), webDir });
    const origin = await node.listen({ host: '127.0.0.1', port: 0 });
    const there = (typed: string) =>
      fetch(`${origin}/api/session`, {
        method: 'POST',
        headers: { origin: reachable.publicUrl, 'x-forwarded-for': '203.0.113.1', 'content-type': 'application/json' },
        body: JSON.stringify({ loginName: 'two-nodes', password: typed }),
      });
    try {
      await guess('two-nodes', 3);
      for (const typed of ['a', 'b']) await there(typed);
      expect((await there(password)).status).toBe(401);
      expect(isIn(await logIn('two-nodes', password))).toBe(false);
    } finally {
      await node.close();
    }
  });
});

describe('guesses of others', () => {
  it('do not keep the person out elsewhere', async () => {
    await person('elsewhere');
    await guess('elsewhere', 8);
    expect(isIn(await logIn('elsewhere', password))).toBe(false);
    expect(isIn(await logIn('elsewhere', password, { address: '203.0.113.2' }))).toBe(true);
  });

  it('from many addresses or at many names do not keep out who logged in here before', async () => {
    await person('at-home');
    const cookie = deviceOf(await logIn('at-home', password, { address: '203.0.113.2' }));
    for (let i = 0; i < 10; i += 1) await guess('at-home', 5, { address: `198.51.100.${i}` });
    // A new device has to wait, as what tries from everywhere has.
    expect(isIn(await logIn('at-home', password, { address: '203.0.113.3' }))).toBe(false);
    expect(isIn(await logIn('at-home', password, { address: '203.0.113.2', cookie }))).toBe(true);
    expect(isIn(await later(31 * minutes, () => logIn('at-home', password, { address: '203.0.113.3' })))).toBe(true);
  });

  it('at the names of a whole authority end', async () => {
    await person('sprayed');
    const address = '198.51.100.77';
    await guess('spray', 1, { address });
    // As if it had tried two hundred names.
    await server.database.pool.query('update login_attempt set failures = 199 where name_hash is null and failures = 1');
    await guess('spray-last', 1, { address });
    expect(isIn(await logIn('sprayed', password, { address }))).toBe(false);
    expect(isIn(await logIn('sprayed', password, { address: '198.51.100.78' }))).toBe(true);
  });
});

describe('a known device', () => {
  it('has a count of its own, and the person is told how long to wait', async () => {
    await person('known');
    const cookie = deviceOf(await logIn('known', password));
    expect(await guess('known', 6, { cookie })).toEqual([...Array<string>(5).fill('login-refused'), 'login-locked']);
    const { problem } = await logIn('known', password, { cookie });
    expect(problem).toMatchObject({ code: 'login-locked', data: { minutes: 30 } });
    expect(isIn(await later(31 * minutes, () => logIn('known', password, { cookie })))).toBe(true);
  });

  it('is one of the person alone, by a secret that the server made at the last login', async () => {
    await person('mine');
    await person('theirs');
    const theirs = deviceOf(await logIn('theirs', password));
    const planted = `taizhang-device=${'a'.repeat(43)}`;
    await guess('mine', 5);
    for (const cookie of [theirs, planted]) expect(isIn(await logIn('mine', password, { cookie }))).toBe(false);
    const from = { address: '203.0.113.9' };
    const first = deviceOf(await logIn('mine', password, { ...from, cookie: planted }));
    const both = deviceOf(await logIn('mine', password, { ...from, cookie: `${first}.${secretOf(theirs)}` }));
    expect(secretOf(first)).not.toContain('aaaaa');
    expect(both).not.toContain(secretOf(first));
    // Former secrets are worth nothing, those of other people who use the browser stay.
    expect(isIn(await logIn('mine', password, { cookie: first }))).toBe(false);
    expect(isIn(await logIn('mine', password, { cookie: both }))).toBe(true);
    await guess('theirs', 5);
    expect(isIn(await logIn('theirs', password, { cookie: both }))).toBe(true);
  });

  it('is kept from pages, and known no more when the password is another', async () => {
    const { accountId } = await person('changed');
    const answer = await logIn('changed', password);
    const set = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('taizhang-device='));
    expect(set).toMatch(/Max-Age=15552000/);
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    const next = '江河Huhai-9931';
    const mine = server.with(cookieOf(answer));
    await mine.ok(session.choosePassword, { body: { current: password, next }, headers: { origin: reachable.publicUrl } });
    const { rows } = await server.database.pool.query(`select from known_device where account_id = '${accountId}'`);
    expect(rows).toEqual([]);
  });

  it('stays known in the browser that changes the password, while others guess', async () => {
    await person('guessed');
    const elsewhere = deviceOf(await logIn('guessed', password, { address: '198.51.100.20' }));
    const answer = await logIn('guessed', password);
    await guess('guessed', 6);
    const next = '江河Huhai-9931';
    const mine = server.with(`${cookieOf(answer)}; ${deviceOf(answer)}`);
    await mine.ok(session.choosePassword, { body: { current: password, next }, headers: { origin: reachable.publicUrl } });
    expect(isIn(await logIn('guessed', next, { cookie: deviceOf(answer) }))).toBe(true);
    expect(isIn(await logIn('guessed', next, { cookie: elsewhere }))).toBe(false);
  });
});
