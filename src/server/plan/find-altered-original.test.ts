/** Somebody changes a stored document, in the folder of files or in the database: the check of the trail finds it. */
import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#contract/audit/endpoints.ts';
import { discardVersion, uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { missingFiles } from '#server/platform/files/missing-files.ts';
import { cloneDatabase } from '#test/clone-database.ts';
import { findAlteredOriginal } from './find-altered-original.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

let filesDir: string;
let server: TestServer;
let auditor: Person;
let versionId: string;
let path: string;
const text = `关于印发分工方案的通知\n一、加快建设甲乙高速公路。（责任单位：市发展改革委）\n`;
beforeEach(async () => {
  filesDir = await mkdtemp(join(tmpdir(), 'taizhang-altered-'));
  server = await startTestServer({ filesDir });
  auditor = await server.as('audit-admin');
  versionId = (await server.ok(uploadPlan, { body: {}, file: { name: 'plan.txt', bytes: text } })).id;
  const { plan_id: _plan, original_digest: digest } = await row();
  path = join(filesDir, server.jurisdictionId, digest.slice(0, 2), digest);
});
afterEach(async () => {
  await server.stop();
  await rm(filesDir, { recursive: true });
});

async function row(): Promise<{ plan_id: string; original_digest: string }> {
  const { rows } = await server.database.pool.query('select plan_id, original_digest from plan_version where id = $1', [versionId]);
  return rows[0];
}

const check = async () => {
  const { verdict, evidence, fault } = await auditor.ok(verifyAudit, { body: {} });
  return { verdict, evidence, fault };
};
const sound = { verdict: 'unconfirmed', evidence: null, fault: null };
const flawed = (code: string) => ({ verdict: 'unsound', evidence: { code, type: 'plan_version', id: versionId }, fault: null });

async function tamper(change: string): Promise<void> {
  await server.database.pool.query(`set session_replication_role = replica; ${change}; set session_replication_role = origin`);
}

describe('an original', () => {
  it('that nobody touched fits, also of a version that was discarded', async () => {
    expect(await check()).toEqual(sound);
    await server.ok(discardVersion, { params: { planId: (await row()).plan_id, versionId }, body: { reason: '重复上传' } });
    expect(await check()).toEqual(sound);
  });

  it('whose file was changed, or is gone, is found, and fits again when it was put back', async () => {
    await appendFile(path, 'x');
    expect(await check()).toEqual(flawed('changed'));
    await writeFile(path, text.replace('甲乙', '丙丁'));
    expect(await check()).toEqual(flawed('changed'));
    await writeFile(path, text);
    expect(await check()).toEqual(sound);
    await rename(path, `${path}.away`);
    expect(await check()).toEqual(flawed('file-missing'));
    await rename(`${path}.away`, path);
    expect(await check()).toEqual(sound);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('in whose place the owner of database and files put another one, is found', async () => {
    const other = await server.ok(uploadPlan, { body: { separate: 'yes' }, file: { name: 'b.txt', bytes: `${text}二、另一件。\n` } });
    await tamper(`update plan_version v set original_digest = o.original_digest, original_sha256 = o.original_sha256
      from plan_version o where o.id = '${other.id}' and v.id = '${versionId}'`);
    expect(await check()).toEqual(flawed('changed'));
  });

  it('whose version is gone, is found', async () => {
    await tamper(`delete from plan_version where id = '${versionId}'`);
    expect(await check()).toEqual(flawed('missing'));
    await tamper(`delete from audit_object where object_id = '${versionId}'`);
    // Whoever takes away what the trail says of it is found by the chain.
    expect(await check()).toMatchObject({ verdict: 'unsound', fault: { code: 'changed' } });
  });

  it.each([
    ['alone', ''],
    ['and the digest beside it', ", original_sha256 = encode(sha256(convert_to('x', 'UTF8')), 'hex')"],
  ])('that still stands in the database, and whose bytes were changed there, %s, is found', async (_name, also) => {
    await tamper(`update plan_version set original_digest = null, original = convert_to('${text}', 'UTF8') where id = '${versionId}'`);
    expect(await check()).toEqual(sound);
    await tamper(`update plan_version set original = convert_to('x', 'UTF8')${also} where id = '${versionId}'`);
    expect(await check()).toEqual(flawed('changed'));
  });
});

it('a database of before the store, as a backup restores it, is checked before it is migrated', async () => {
  const clone = await cloneDatabase('template1');
  const owner = openDatabase(clone.owner, () => {}, 1);
  expect(await migrate(owner.pool, '2026-12-01T00:00:00.000Z', '0053')).toMatchObject({ ok: true });
  const state = new URL('../../../test/fixtures/states/0053-printed-fields.sql', import.meta.url);
  await owner.pool.query(await readFile(state, 'utf8'));
  const asking = { jurisdictionId: server.jurisdictionId, files: server.source.installation.files };
  const found = () => owner.kysely.transaction().execute((db) => findAlteredOriginal({ db, ...asking }));
  expect(await found()).toBe(null);
  expect(await missingFiles(owner, asking.files)).toEqual({ count: 0, of: 0, first: null });
  await owner.pool.query("update plan_version set original = original || 'x'");
  expect(await found()).toMatchObject({ code: 'changed' });
  await owner.close();
  await clone.drop();
});
