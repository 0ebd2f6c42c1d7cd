/** What changes of people are refused for, beside what the other tests meet on their way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from '#contract/account/endpoints.ts';
import { hashPassword } from '#server/session/password.ts';
import { startTestServer, type CallAnswer, type Person, type TestServer } from '#test/server.ts';

let server: TestServer;
let system: Person;
let security: Person;
beforeAll(async () => {
  // Without an identity provider.
  server = await startTestServer();
  system = await server.as('system-admin');
  security = await server.as('security-admin');
});
afterAll(() => server.stop());

const nobody = '01930000-0000-7000-8000-0000000000ff';
let made = 0;

async function add(): Promise<contract.Account> {
  made += 1;
  const body = {
    loginName: `ju-${made}`,
    displayName: `拒${made}`,
    powerClass: 'business',
    unitId: null,
    phone: null,
    method: 'link',
  } as const;
  return (await system.ok(contract.addAccount, { body })).account;
}

type Refused = () => Promise<CallAnswer<unknown>>;
it.each<[string, string, Refused]>([
  [
    'editAccount',
    'account-unit-invalid',
    async () => {
      const { id, revision } = await add();
      return system.call(contract.editAccount, { params: { accountId: id }, body: { unitId: nobody, revision } });
    },
  ],
  [
    'linkSubject',
    'oidc-not-configured',
    async () => system.call(contract.linkSubject, { params: { accountId: (await add()).id }, body: { subject: '某' } }),
  ],
  [
    'unlinkSubjects',
    'account-own',
    () => security.call(contract.unlinkSubjects, { params: { accountId: security.accountId }, body: { reason: '自己' } }),
  ],
  [
    'grantPost',
    'account-needs-enabling',
    async () => {
      const params = { accountId: (await add()).id };
      await system.ok(contract.disableAccount, { params, body: { reason: '离职' } });
      const body = { role: 'reader', unitId: null, scope: { kind: 'jurisdiction', unitId: null } } as const;
      return security.call(contract.grantPost, { params, body });
    },
  ],
])('%s: %s', async (_endpoint, code, refused) => expect((await refused()).problem?.code).toBe(code));

describe('while the hashing queue is full', () => {
  const over = new AbortController();
  let line: readonly Promise<void>[] = [];
  beforeAll(() => {
    // Two at work and a hundred in line; whoever is served stands at its end again at once, so that nobody else finds a place.
    const stay = async (): Promise<void> => {
      while (!over.signal.aborted) await hashPassword('x', { memory: 1024, passes: 1, parallelism: 1 });
    };
    line = Array.from({ length: 102 }, stay);
  });
  afterAll(async () => {
    over.abort();
    await Promise.all(line);
  });

  it('no account is added with an initial password', async () => {
    const body = {
      loginName: 'ju-busy',
      displayName: '忙',
      powerClass: 'business',
      unitId: null,
      phone: null,
      method: 'password',
    } as const;
    const answer = await system.call(contract.addAccount, { body });
    expect(answer).toMatchObject({ status: 503, problem: { code: 'sign-in-busy' } });
  });

  it('an invitation link can be given, but no initial password', async () => {
    const params = { accountId: (await add()).id };
    expect((await system.call(contract.giveAccess, { params, body: { method: 'password' } })).problem?.code).toBe('sign-in-busy');
    expect((await system.call(contract.giveAccess, { params, body: { method: 'link' } })).status).toBe(200);
  });
});
