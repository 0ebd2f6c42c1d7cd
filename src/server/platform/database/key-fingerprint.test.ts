/** Starts with the keys of the database, with others, and with none. */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '#core/failure.ts';
import { systemActor } from '#server/platform/actor.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import { readConfig } from '#server/platform/config.ts';
import { connectionUrl, openDatabase, type Database } from '#server/platform/database/connection.ts';
import { openConfiguredDatabase, type OpenDatabase } from '#server/platform/database/open-database.ts';
import { openForWriting } from '#server/platform/database/open-existing.ts';
import { newId } from '#server/platform/id.ts';
import { ensureJurisdictions, homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { loadKeys } from '#server/platform/keys.ts';
import { createLog } from '#server/platform/log.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

const now = '2026-01-01T00:00:00.000Z';
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-fingerprint-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

let clone: ClonedDatabase;
let owner: Database;
/** A database without anything in it. */
async function emptyDatabase(): Promise<void> {
  clone = await cloneDatabase('template1');
  owner = openDatabase(clone.owner, () => {}, 2);
}
afterEach(async () => {
  await owner.close();
  await clone.drop();
});

const aFolder = (): string => join(home, randomBytes(6).toString('hex'));

function configOf(keyDir: string) {
  const config = readConfig({ KEY_DIR: keyDir, DATABASE_URL: connectionUrl(clone.owner) });
  if (!config.ok) throw new Error(config.code);
  return config.value;
}

/** As a start does it; what it opened is closed again. */
async function start(keyDir: string): Promise<Outcome<OpenDatabase>> {
  const opened = await openConfiguredDatabase(configOf(keyDir), now, createLog('silent'), [
    async ({ kysely }) => ensureJurisdictions(kysely, now),
  ]);
  if (opened.ok) await opened.value.database.close();
  return opened;
}

async function writeLink(keyDir: string, jurisdictionId: string): Promise<void> {
  const keys = await loadKeys(keyDir);
  const context = { jurisdictionId, by: systemActor, at: now, requestId: newId(), keys, newId: () => newId() };
  await owner.kysely.transaction().execute((db) => writeAudit(db, context, 'done', { act: 'startServer', objects: [] }));
}

/** Everything that a start could change. */
async function state(): Promise<unknown> {
  const read = async (statement: string): Promise<unknown> => (await owner.pool.query(statement)).rows;
  return {
    tokens: await read('select * from tenant_key'),
    fingerprint: await read("select to_regclass('key_fingerprint') is not null as there"),
    migrations: await read('select name from schema_migration order by 1'),
    heads: await read('select * from audit_head order by 1'),
  };
}

/** As an installation was before the fingerprint: its chain and its keys. */
async function forgetFingerprint(): Promise<void> {
  await owner.pool.query("drop table key_fingerprint; delete from schema_migration where name like '0014%'");
}

describe('the keys of an installation', () => {
  it('are made and recorded by the first start, and serve every other one', async () => {
    await emptyDatabase();
    const keyDir = aFolder();
    expect(await start(keyDir)).toMatchObject({ ok: true });
    const { rows } = await owner.pool.query<{ master: string; signing: string }>('select master, signing from key_fingerprint');
    expect(rows).toEqual([{ master: expect.stringMatching(/^[0-9a-f]{64}$/), signing: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const secret = (await readFile(join(keyDir, 'master-key'), 'utf8')).trim();
    expect(rows[0]?.master).not.toBe(Buffer.from(secret, 'base64url').toString('hex'));
    expect(await start(keyDir)).toMatchObject({ ok: true });
  });

  it('cannot be others, in whole or in part: nothing is written, and it is said what to do', async () => {
    await emptyDatabase();
    const [own, other, mixed] = [aFolder(), aFolder(), aFolder()];
    await start(own);
    await loadKeys(other);
    const before = await state();
    expect(await start(other)).toMatchObject({
      ok: false,
      code: 'start.keys-other',
      data: { keyDir: other, files: 'master-key, audit-signing-key.pem' },
    });
    await cp(own, mixed, { recursive: true });
    await cp(join(other, 'audit-signing-key.pem'), join(mixed, 'audit-signing-key.pem'));
    expect(await start(mixed)).toMatchObject({ ok: false, code: 'start.keys-other', data: { files: 'audit-signing-key.pem' } });
    expect(await openForWriting(configOf(other))).toMatchObject({ ok: false, code: 'start.keys-other' });
    expect(await state()).toEqual(before);
    expect(await start(own)).toMatchObject({ ok: true });
  });

  it('are not made anew where there were some', async () => {
    await emptyDatabase();
    const [own, none, half] = [aFolder(), aFolder(), aFolder()];
    await start(own);
    const before = await state();
    expect(await start(none)).toMatchObject({
      ok: false,
      code: 'start.keys-missing',
      data: { files: 'master-key, audit-signing-key.pem' },
    });
    await expect(readdir(none)).rejects.toThrow('ENOENT');
    await mkdir(half);
    await cp(join(own, 'master-key'), join(half, 'master-key'));
    expect(await start(half)).toMatchObject({ ok: false, code: 'start.keys-missing', data: { files: 'audit-signing-key.pem' } });
    expect(await readdir(half)).toEqual(['master-key']);
    expect(await state()).toEqual(before);
  });

  it('are those of one node, when nodes with keys of their own start at once; with the same folder all start', async () => {
    await emptyDatabase();
    const folders = [aFolder(), aFolder(), aFolder()];
    const outcomes = await Promise.all(folders.map(start));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toMatch(/^start\.keys-(missing|other)$/);
    const winner = folders[outcomes.findIndex(({ ok }) => ok)] ?? '';
    expect(await Promise.all([start(winner), start(winner)])).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it('are one set, when nodes start at once on an empty folder that they share', async () => {
    await emptyDatabase();
    const shared = aFolder();
    expect(await Promise.all([start(shared), start(shared)])).toMatchObject([{ ok: true }, { ok: true }]);
  });
});

describe('an installation from before the fingerprint', () => {
  it('records it with the keys that began its chains, whoever wrote to them since', async () => {
    await emptyDatabase();
    const [own, other] = [aFolder(), aFolder()];
    await start(own);
    await writeLink(own, homeJurisdiction.id);
    await writeLink(own, platformJurisdiction.id);
    // A node with other keys had started then.
    await writeLink(other, platformJurisdiction.id);
    await forgetFingerprint();
    const before = await state();
    expect(await start(other)).toMatchObject({ ok: false, code: 'start.keys-not-of-chain', data: { keyDir: other } });
    expect(await start(aFolder())).toMatchObject({ ok: false, code: 'start.keys-missing' });
    expect(await openForWriting(configOf(other))).toMatchObject({ ok: false, code: 'start.keys-not-of-chain' });
    expect(await state()).toEqual(before);
    const opened = await openForWriting(configOf(own));
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) await opened.value.close();
    expect(await start(own)).toMatchObject({ ok: true });
    expect(await start(other)).toMatchObject({ ok: false, code: 'start.keys-other' });
  });

  it('without a chain records what is there', async () => {
    await emptyDatabase();
    const [own, other] = [aFolder(), aFolder()];
    await start(own);
    await forgetFingerprint();
    await loadKeys(other);
    expect(await start(other)).toMatchObject({ ok: true });
    expect(await start(own)).toMatchObject({ ok: false, code: 'start.keys-other' });
  });
});
