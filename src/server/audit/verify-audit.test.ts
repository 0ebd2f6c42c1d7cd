import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchAudit, verifyAudit } from '#contract/audit/endpoints.ts';
import { success } from '#core/failure.ts';
import { appendHead } from '#server/platform/audit/heads-file.ts';
import { newId } from '#server/platform/id.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

let server: TestServer;
let auditor: Person;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  auditor = await server.as('audit-admin', { displayName: '钱审计' });
  folder = await mkdtemp(join(tmpdir(), 'heads-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const verify = () => auditor.ok(verifyAudit, { body: {} });

async function write(times: number): Promise<void> {
  for (let at = 0; at < times; at++) {
    await server.act(async (act) => {
      act.audit({ act: 'editUnit', objects: [{ type: 'unit', id: act.newId(), after: { at } }] });
      return success(undefined);
    });
  }
}

describe('checking the chain from the page', () => {
  it('finds nothing, and keeps that it was checked', async () => {
    const report = await verify();
    expect(report).toMatchObject({ verdict: 'unconfirmed', heads: 0, newestHead: null, headsFolder: null, fault: null, sealedLater: null });
    expect(report.seq).toBe(report.rows);
    const { events } = await auditor.ok(searchAudit, { query: { act: 'verifyAudit' } });
    expect(events).toHaveLength(1);
    expect(events[0]?.objects[0]).toMatchObject({ type: 'audit_chain', id: server.jurisdictionId });
    expect(events[0]?.objects[0]?.after).toContain('"verdict":"unconfirmed"');
    expect((await verify()).rows).toBe(report.rows + 1);
  });

  it('finds nothing while others write', async () => {
    const writing = write(40);
    const reports = [await verify(), await verify(), await verify()];
    await writing;
    expect(reports.map(({ fault }) => fault)).toEqual([null, null, null]);
  });

  it('checks the platform’s chain, and keeps that in the own one', async () => {
    const report = await auditor.ok(verifyAudit, { body: { chain: 'platform' } });
    expect(report.fault).toBe(null);
    const { events } = await auditor.ok(searchAudit, { query: { act: 'verifyAudit', limit: 1 } });
    expect(events[0]?.objects[0]?.id).toBe(platformJurisdiction.id);
  });

  it('says which starts of the server have no stop', async () => {
    const note = (act: string, id: string) =>
      server.act(async ({ audit }) => {
        audit({ act, objects: [{ type: 'server', id }] });
        return success(undefined);
      }, platformJurisdiction.id);
    const [stopped, killed] = [newId(), newId()];
    await note('startServer', stopped);
    await note('stopServer', stopped);
    const ofPlatform = () => auditor.ok(verifyAudit, { body: { chain: 'platform' } });
    expect((await ofPlatform()).unstopped).toBe(null);
    await note('startServer', killed);
    expect(await ofPlatform()).toMatchObject({ unstopped: { count: 1 }, fault: null });
  });

  it('compares with the exported heads', async () => {
    Object.assign(server.source.installation, { auditHeadsDir: folder });
    const { seq, hash } = await verify();
    const head = { jurisdictionId: server.jurisdictionId, seq: seq ?? 0, hash: hash ?? '', at: '2026-11-22T00:00:00.000Z', writer: 'a' };
    const { keys } = server.source.installation;
    const own = await appendHead(folder, head, keys);
    expect(await verify()).toMatchObject({ verdict: 'sound', heads: 1, newestHead: { seq, at: head.at }, headsFolder: folder });
    const beyond = await appendHead(folder, { ...head, seq: head.seq + 1000 }, keys, own);
    expect(await verify()).toMatchObject({ verdict: 'unsound', fault: { code: 'cut-off', data: { to: head.seq + 1000 } } });
    await appendHead(folder, { ...head, seq: 1 }, { sign: () => 'bm90aGluZw==' }, beyond);
    expect(await verify()).toMatchObject({ verdict: 'unsound', headsFlaw: { kind: 'signature', line: 3 } });
    Object.assign(server.source.installation, { auditHeadsDir: undefined });
  });

  it('says where a row was changed', async () => {
    const { kysely, pool } = server.database;
    const row = await kysely
      .selectFrom('audit_event')
      .select(['id', 'seq'])
      .where('act', '=', 'editUnit')
      .orderBy('seq')
      .executeTakeFirstOrThrow();
    await pool.query('alter table audit_object disable trigger audit_object_append_only');
    await pool.query(`update audit_object set after = '{"at":7}' where event_id = $1`, [row.id]);
    const report = await verify();
    expect(report).toMatchObject({
      verdict: 'unsound',
      fault: { code: 'changed', seq: row.seq, data: { sound: (row.seq ?? 0) - 1, act: 'editUnit' } },
    });
    const { events } = await auditor.ok(searchAudit, { query: { act: 'verifyAudit', limit: 1 } });
    expect(events[0]?.objects[0]?.after).toContain('"fault":"changed"');
  });
});
