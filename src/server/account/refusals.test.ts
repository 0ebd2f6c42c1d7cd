/** What changes of people are refused for, beside what the other tests meet on their way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as contract from '#contract/account/endpoints.ts';
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
