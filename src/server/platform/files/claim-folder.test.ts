/** Whose a folder for files is: one that belongs elsewhere is not used, and nothing is written into it. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimFolder } from './claim-folder.ts';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import type { Failure } from '#core/failure.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { until } from '#test/server-process.ts';

let root: string;
let clone: ClonedDatabase;
let database: Database;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taizhang-claim-'));
  clone = await cloneDatabase();
  database = openDatabase(clone.owner, () => {});
});
afterEach(async () => {
  await database.close();
  await clone.drop();
  await rm(root, { recursive: true });
});

const otherKeys = { seal: () => 'f'.repeat(64) };
const said = (refusal: Failure | null): string => (refusal === null ? '' : message(zh, refusal.code, refusal.data));
const claim = (filesDir: string) => claimFolder(database, clone.keys, filesDir);

it('is this installation’s from its first start on, and nobody else’s', async () => {
  const filesDir = join(root, 'own/files');
  expect(await Promise.all([1, 2, 3].map(() => claim(filesDir)))).toEqual([null, null, null]);
  expect(await readdir(filesDir)).toEqual(['installation']);
  expect(await claim(filesDir)).toBe(null);
  const refused = await claimFolder(database, otherKeys, filesDir);
  expect(refused?.code).toBe('start.files-other');
  expect(said(refused)).toMatch(/另一套.*请.*FILES_DIR/);
  expect(await readdir(filesDir)).toEqual(['installation']);
});

it('is one for all nodes of a new installation, before any file is stored: those with folders of their own are refused', async () => {
  const folders = [1, 2, 3].map((node) => join(root, `node-${node}`));
  const codes = (await Promise.all(folders.map(claim))).map((refused) => refused?.code ?? null);
  expect(codes.filter((code) => code === null)).toHaveLength(1);
  expect(codes.filter((code) => code === 'start.files-elsewhere')).toHaveLength(2);
  const [first = ''] = folders.filter((_, at) => codes[at] === null);
  for (const folder of folders) expect(await readdir(folder)).toEqual(folder === first ? ['installation'] : []);
  // Given the shared one, they start.
  expect(await Promise.all(folders.map(() => claim(first)))).toEqual([null, null, null]);
});

it('waits for a node that claims at that moment, and leaves nothing in its own folder', async () => {
  const [shared, own] = [join(root, 'shared'), join(root, 'own')];
  const first = await database.pool.connect();
  await first.query('begin');
  await first.query('insert into file_folder (id) values (gen_random_uuid())');
  const refused = claim(own);
  const waiting = "select from pg_locks where relation = 'file_folder'::regclass and not granted";
  let isOver = false;
  void refused.finally(() => (isOver = true)).catch(() => {});
  await until(
    async () => isOver || (await database.pool.query(waiting)).rows.length > 0 || (await readdir(own).catch(() => [])).length > 0,
  );
  await first.query('commit');
  first.release();
  expect((await refused)?.code).toBe('start.files-elsewhere');
  expect(await readdir(own)).toEqual([]);
  expect((await claim(shared))?.code).toBe('start.files-elsewhere');
});

it('is not taken for an empty one once the database has its own; who goes on from an empty one says so', async () => {
  expect(await claim(join(root, 'shared'))).toBe(null);
  const filesDir = join(root, 'unmounted');
  await mkdir(filesDir);
  const refused = await claim(filesDir);
  expect(refused?.code).toBe('start.files-elsewhere');
  expect(said(refused)).toMatch(/没有挂载.*共用.*installation/);
  expect(await readdir(filesDir)).toEqual([]);
  await writeFile(join(filesDir, 'installation'), String(refused?.data['mark']));
  expect(await claim(filesDir)).toBe(null);
  expect(await readFile(join(filesDir, 'installation'), 'utf8')).toBe(refused?.data['mark']);
});

it('goes with its files to another place, and back from a backup', async () => {
  const [shared, elsewhere] = [join(root, 'shared'), join(root, 'elsewhere')];
  expect(await claim(shared)).toBe(null);
  await cp(shared, elsewhere, { recursive: true });
  expect(await claim(elsewhere)).toBe(null);
  await rm(shared, { recursive: true });
  await rename(elsewhere, shared);
  expect(await claim(shared)).toBe(null);
});

it('is taken as it is marked by a database from before it had one: restored, or of a start that broke off', async () => {
  const filesDir = join(root, 'files');
  expect(await claim(filesDir)).toBe(null);
  const mark = await readFile(join(filesDir, 'installation'), 'utf8');
  await database.pool.query('delete from file_folder');
  expect(await claim(filesDir)).toBe(null);
  expect(await readFile(join(filesDir, 'installation'), 'utf8')).toBe(mark);
  expect((await claim(join(root, 'other')))?.code).toBe('start.files-elsewhere');
});

it('that cannot be used is said with the reason', async () => {
  const refused = await claim('/dev/null/files');
  expect(refused?.code).toBe('start.files-unusable');
  expect(said(refused)).toContain('ENOTDIR');
  // Where the system names no path, as of a full disk.
  const filesDir = join(root, 'files');
  await mkdir(join(filesDir, 'installation'), { recursive: true });
  expect(said(await claim(filesDir))).toContain('EISDIR');
});
