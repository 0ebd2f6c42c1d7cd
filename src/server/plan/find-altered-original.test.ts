/** The owner of the database changes a stored document: the check of the trail finds it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#contract/audit/endpoints.ts';
import { discardVersion, uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

let server: TestServer;
let auditor: Person;
let versionId: string;
beforeEach(async () => {
  server = await startTestServer();
  auditor = await server.as('audit-admin');
  const text = `关于印发分工方案的通知\n一、加快建设甲乙高速公路。（责任单位：市发展改革委）\n`;
  versionId = (await server.ok(uploadPlan, { body: {}, file: { name: 'plan.txt', bytes: text } })).id;
});
afterEach(() => server.stop());

const check = async () => {
  const { verdict, evidence, fault } = await auditor.ok(verifyAudit, { body: {} });
  return { verdict, evidence, fault };
};
const sound = { verdict: 'unconfirmed', evidence: null, fault: null };

async function tamper(change: string): Promise<void> {
  await server.database.pool.query(`set session_replication_role = replica; ${change}; set session_replication_role = origin`);
}

describe('an original', () => {
  it('that nobody touched fits, also of a version that was discarded', async () => {
    expect(await check()).toEqual(sound);
    await server.ok(discardVersion, { params: { planId: await planOf(versionId), versionId }, body: { reason: '重复上传' } });
    expect(await check()).toEqual(sound);
  });

  it.each([
    ['alone', ''],
    ['and the digest beside it', ", original_sha256 = encode(sha256(original || 'x'), 'hex')"],
  ])('whose bytes were changed, %s, is found', async (_name, also) => {
    const altered = { verdict: 'unsound', evidence: { code: 'changed', type: 'plan_version', id: versionId }, fault: null };
    await tamper(`update plan_version set original = original || 'x'${also} where id = '${versionId}'`);
    expect(await check()).toEqual(altered);
    await tamper(`delete from plan_version where id = '${versionId}'`);
    expect(await check()).toEqual({ ...altered, evidence: { ...altered.evidence, code: 'missing' } });
    await tamper(`delete from audit_object where object_id = '${versionId}'`);
    // Whoever takes away what the trail says of it is found by the chain.
    expect(await check()).toMatchObject({ verdict: 'unsound', fault: { code: 'changed' } });
  });
});

async function planOf(id: string): Promise<string> {
  const { rows } = await server.database.pool.query<{ plan_id: string }>('select plan_id from plan_version where id = $1', [id]);
  return rows[0]?.plan_id ?? '';
}
