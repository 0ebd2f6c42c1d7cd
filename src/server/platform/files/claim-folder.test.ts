/** Whose a folder for files is: one that belongs elsewhere is not used, and nothing is written into it. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimFolder } from './claim-folder.ts';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import type { Failure } from '#core/failure.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

let root: string;
let clone: ClonedDatabase;
let database: Database;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'taizhang-claim-'));
  clone = await cloneDatabase();
  database = openDatabase(clone.owner, () => {});
});
afterAll(async () => {
  await database.close();
  await clone.drop();
  await rm(root, { recursive: true });
});

const otherKeys = { seal: () => 'f'.repeat(64) };
const said = (refusal: Failure | null): string => (refusal === null ? '' : message(zh, refusal.code, refusal.data));

it('is this installation’s from its first start on, and nobody else’s', async () => {
  const filesDir = join(root, 'own/files');
  expect(await Promise.all([1, 2, 3].map(() => claimFolder(database, clone.keys, filesDir)))).toEqual([null, null, null]);
  expect(await readdir(filesDir)).toEqual(['installation']);
  expect(await claimFolder(database, clone.keys, filesDir)).toBe(null);
  const refused = await claimFolder(database, otherKeys, filesDir);
  expect(refused?.code).toBe('start.files-other');
  expect(said(refused)).toMatch(/另一套.*请.*FILES_DIR/);
  expect(await readdir(filesDir)).toEqual(['installation']);
});

it('is not taken for an empty one where the database knows of files; who lost them says so', async () => {
  await database.kysely
    .insertInto('stored_file')
    .values({
      jurisdiction_id: homeJurisdiction.id,
      digest: 'ab'.repeat(32),
      size: 1,
      media_type: 'text/plain',
      stored_at: '2026-03-02T02:00:00.000Z',
    })
    .execute();
  const filesDir = join(root, 'unmounted');
  await mkdir(filesDir);
  const refused = await claimFolder(database, clone.keys, filesDir);
  expect(refused?.code).toBe('start.files-elsewhere');
  expect(said(refused)).toMatch(/没有挂载.*共用.*installation/);
  expect(await readdir(filesDir)).toEqual([]);
  await writeFile(join(filesDir, 'installation'), String(refused?.data['mark']));
  expect(await claimFolder(database, clone.keys, filesDir)).toBe(null);
  expect(await readFile(join(filesDir, 'installation'), 'utf8')).toBe(refused?.data['mark']);
});

it('that cannot be used is said with the reason', async () => {
  const refused = await claimFolder(database, clone.keys, '/dev/null/files');
  expect(refused?.code).toBe('start.files-unusable');
  expect(said(refused)).toContain('ENOTDIR');
});
