/** What the auditor is refused. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from '#contract/audit/endpoints.ts';
import { startTestServer, type CallAnswer, type Person, type TestServer } from '#test/server.ts';

let server: TestServer;
let elsewhere: Person;
const jurisdictionId = '01930000-0000-7000-8000-000000000009';

beforeAll(async () => {
  server = await startTestServer();
  await sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, '莱芜', now())`.execute(server.database.kysely);
  elsewhere = await server.as('audit-admin', { jurisdictionId });
});
afterAll(() => server.stop());

describe('the platform’s chain, asked for from elsewhere', () => {
  const platform = { chain: 'platform' } as const;
  it.each<[string, () => Promise<CallAnswer<unknown>>]>([
    ['searchAudit', () => elsewhere.call(contract.searchAudit, { query: platform })],
    ['exportAudit', () => elsewhere.call(contract.exportAudit, { body: { format: 'csv', filter: platform } })],
    ['verifyAudit', () => elsewhere.call(contract.verifyAudit, { body: platform })],
  ])('is refused by %s', async (_endpoint, refused) => expect((await refused()).problem?.code).toBe('chain-not-here'));

  it('and the trail keeps that somebody would have checked it', async () => {
    await elsewhere.call(contract.verifyAudit, { body: platform });
    const { events } = await elsewhere.ok(contract.searchAudit, { query: { act: 'verifyAudit', limit: 1 } });
    expect(events).toMatchObject([{ outcome: 'refused', detail: '{"code":"chain-not-here"}' }]);
  });
});

it('an export of more rows than a workbook should hold is refused', async () => {
  await sql`
    insert into audit_event (jurisdiction_id, id, at, actor, act, outcome, seq, hash, seal)
    select ${server.jurisdictionId}, gen_random_uuid(), now(), '某人', 'test.many', 'done', 1000000 + number, repeat('0', 64), repeat('0', 64)
      from generate_series(1, 20001) number`.execute(server.database.kysely);
  const auditor = await server.as('audit-admin');
  const answer = await auditor.call(contract.exportAudit, { body: { format: 'xlsx', filter: { act: 'test.many' } } });
  expect(answer.problem).toMatchObject({ code: 'audit-export-too-large', data: { limit: 20_000, csvLimit: 100_000 } });
});
