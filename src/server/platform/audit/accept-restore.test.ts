/** A database that was restored from a backup, as far as the trail shows it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { acceptRestore, findSetBack, type Acceptance } from '#server/platform/audit/accept-restore.ts';
import { verdictOf } from '#server/platform/audit/chain-verdict.ts';
import { startHeadExport } from '#server/platform/audit/export-heads.ts';
import { fileOf } from '#server/platform/audit/heads-file.ts';
import { readHeads } from '#server/platform/audit/read-heads.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { createLog } from '#server/platform/log.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

const chain = { ...homeJurisdiction, isSetUp: false, isKnown: true };
const at = '2026-03-01T08:00:00.000Z';
let clone: ClonedDatabase;
let database: Database;
let folder: string;
let acceptance: Acceptance;
beforeEach(async () => {
  clone = await cloneDatabase();
  database = openDatabase(clone.owner, () => {}, 4);
  folder = await mkdtemp(join(tmpdir(), 'taizhang-restore-'));
  acceptance = { keys: clone.keys, folder, reason: '磁盘损坏，恢复到前一日', by: '李某（服务器命令行）', at };
});
afterEach(async () => {
  await database.close();
  await clone.drop();
  await rm(folder, { recursive: true, force: true });
});

async function write(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const context = { jurisdictionId: chain.id, by: systemActor, at, requestId: newId(), keys: clone.keys, newId: () => newId() };
    await database.kysely.transaction().execute((db) => writeAudit(db, context, 'done', { act: 'addUnit', objects: [] }));
  }
}

/** Acts, each followed by an export of its head. */
async function writeAndExport(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await write(1);
    await startHeadExport({ database, keys: clone.keys, folder, log: createLog('silent') }).stop();
  }
}

/** The trail as it stood at a number, its head sealed as it was then. */
async function restoreTo(seq: number, head: string): Promise<void> {
  await database.kysely.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await sql`delete from audit_object o using audit_event e where e.id = o.event_id and e.seq > ${seq}`.execute(db);
    await sql`delete from audit_event where seq > ${seq}`.execute(db);
    await sql`delete from audit_head`.execute(db);
    await sql`insert into audit_head select * from json_populate_record(null::audit_head, ${head}::json)`.execute(db);
  });
}

async function backUp(): Promise<string> {
  const { rows } = await sql<{ head: string }>`select row_to_json(h)::text as head from audit_head h`.execute(database.kysely);
  return rows[0]?.head ?? '';
}

async function verify() {
  const heads = await readHeads(folder, chain.id, readPublicKey(clone.keys.publicKey));
  const report = await database.kysely.transaction().execute((db) => verifyChain(db, chain.id, { keys: clone.keys, heads }));
  return { verdict: verdictOf(report, heads, at), finding: report.finding?.kind, restores: report.restores, heads };
}

async function accept(): Promise<unknown> {
  const found = await findSetBack(database, chain, acceptance);
  if (!found.ok) return found.code;
  if (!found.value) return undefined;
  const { from, kept, now } = found.value;
  const to = await acceptRestore(database, found.value, acceptance);
  return { from: from.seq, kept: kept.seq, now: now.seq, to: to.seq };
}

describe('accepting a restore', () => {
  it('ends the finding, and is told from then on', async () => {
    await writeAndExport(3);
    const backup = await backUp();
    await writeAndExport(2);
    await restoreTo(3, backup);
    expect(await verify()).toMatchObject({ verdict: 'unsound', finding: 'cut-off' });
    expect(await accept()).toEqual({ from: 5, kept: 3, now: 3, to: 4 });
    const told = { seq: 4, at: '2026-03-01T08:00:00Z', by: '李某（服务器命令行）', reason: '磁盘损坏，恢复到前一日' };
    expect(await verify()).toMatchObject({ verdict: 'sound', finding: undefined, restores: [told] });
    await writeAndExport(3);
    const after = await verify();
    expect(after).toMatchObject({ verdict: 'sound', restores: [told] });
    expect(after.heads?.restores).toMatchObject([{ seq: 4, from: { seq: 5 }, kept: { seq: 3 }, reason: told.reason, by: told.by }]);
    expect(await accept()).toBe(undefined);
  });

  it('also when the server had gone on before anybody said so', async () => {
    await writeAndExport(3);
    const backup = await backUp();
    await writeAndExport(3);
    await restoreTo(3, backup);
    await writeAndExport(2);
    expect(await verify()).toMatchObject({ verdict: 'unsound' });
    expect(await accept()).toEqual({ from: 6, kept: 3, now: 5, to: 6 });
    expect(await verify()).toMatchObject({ verdict: 'sound', restores: [{ seq: 6 }] });
  });

  it('leaves later cuts to be found, and can be given up by a later restore', async () => {
    await writeAndExport(2);
    const backup = await backUp();
    await writeAndExport(2);
    await restoreTo(2, backup);
    expect(await accept()).toMatchObject({ from: 4, to: 3 });
    await writeAndExport(3);
    await restoreTo(2, backup);
    expect(await verify()).toMatchObject({ verdict: 'unsound', finding: 'cut-off' });
    expect(await accept()).toEqual({ from: 6, kept: 2, now: 2, to: 3 });
    const after = await verify();
    expect(after).toMatchObject({ verdict: 'sound', restores: [{ seq: 3 }] });
    expect(after.heads?.restores).toHaveLength(2);
  });

  it('covers nothing that a restore cannot explain', async () => {
    await writeAndExport(4);
    expect(await accept()).toBe(undefined);
    const backup = await backUp();
    await database.pool.query("alter table audit_event disable trigger user; update audit_event set actor = '李某' where seq = 2");
    expect(await accept()).toBe('accept-restore.unsound');
    await database.pool.query("update audit_event set actor = '系统' where seq = 2");
    await restoreTo(2, backup.replace('"seq":4', '"seq":2'));
    expect(await accept()).toBe('accept-restore.unsound');
  });

  it('trusts no file of heads that somebody changed', async () => {
    await writeAndExport(2);
    const backup = await backUp();
    await writeAndExport(2);
    await restoreTo(2, backup);
    const path = fileOf(folder, chain.id);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.split('\n').toSpliced(1, 1).join('\n'));
    expect(await accept()).toBe('accept-restore.bad-heads');
  });
});
