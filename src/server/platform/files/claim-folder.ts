/**
 * A folder for files belongs to one installation and says so in a file of its own; the database says which folder is its one. Without it a node whose share
 * is not mounted, or that was given no shared folder, would store files where the others do not find them; and two installations in one folder would
 * collect each other's.
 */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import { failure, type Failure } from '#core/failure.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { markFile } from '#server/platform/files/folder-store.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

type Sealing = Pick<InstallationKeys, 'seal'>;

/**
 * null: the folder is this database's and can be used. The first start makes and marks it, or takes the one that its keys marked before; whoever comes
 * later with another one is refused, be it as empty as a mount point. By the owner, at start.
 */
export async function claimFolder({ kysely }: Pick<Database, 'kysely'>, keys: Sealing, filesDir: string): Promise<Failure | null> {
  try {
    await inFolder(async () => {
      await mkdir(filesDir, { recursive: true, mode: 0o700 });
      await access(filesDir, constants.R_OK | constants.W_OK | constants.X_OK);
    });
    return await kysely.transaction().execute((db) => claim(db, keys, filesDir));
  } catch (error) {
    if (error instanceof FolderRefused) return failure('start.files-unusable', { filesDir, reason: error.message });
    throw error;
  }
}

/** What the system refused of the folder; a database that cannot be reached throws something else. */
class FolderRefused extends Error {}

async function inFolder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new FolderRefused(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function claim(db: Transaction<DB>, keys: Sealing, filesDir: string): Promise<Failure | null> {
  // Nodes that start together claim one after another.
  await sql`lock table file_folder in share row exclusive mode`.execute(db);
  const known = (await db.selectFrom('file_folder').select('id').executeTakeFirst())?.id;
  const mark = await inFolder(() => readMark(filesDir));
  const found = mark === undefined ? undefined : folderOf(mark, keys);
  if (mark !== undefined && found === undefined) return failure('start.files-other', { filesDir });
  if (known !== undefined)
    return found === known ? null : failure('start.files-elsewhere', { filesDir, markFile, mark: markOf(known, keys) });
  const id = found ?? randomUUID();
  // Before the row: a start that breaks off here is gone on with by the next one, which takes the folder as marked.
  if (found === undefined) await inFolder(() => writeMark(filesDir, markOf(id, keys)));
  await db.insertInto('file_folder').values({ id }).execute();
  return null;
}

const markOf = (id: string, keys: Sealing): string => `${id} ${keys.seal('folder of files', id)}`;

/** The id of the folder that is marked so; undefined: not by these keys. */
function folderOf(mark: string, keys: Sealing): string | undefined {
  const [id = ''] = mark.split(' ');
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && mark === markOf(id, keys) ? id : undefined;
}

async function readMark(filesDir: string): Promise<string | undefined> {
  const text = await readFile(join(filesDir, markFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.trim();
}

/** Whole or not at all. */
async function writeMark(filesDir: string, mark: string): Promise<void> {
  const draft = join(filesDir, `${markFile}.${randomUUID()}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${mark}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(filesDir, markFile));
}
