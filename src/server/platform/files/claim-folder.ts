/**
 * A folder for files belongs to one installation and says so in a file of its own. Without it a node whose share is not mounted, or that was given no
 * shared folder, would store files where the others do not find them; and two installations in one folder would collect each other's.
 */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { failure, type Failure } from '#core/failure.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { markFile } from '#server/platform/files/folder-store.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** null: the folder is this installation's and can be used; made and marked where the database knows of no file yet. By the owner, at start. */
export async function claimFolder(
  { kysely }: Pick<Database, 'kysely'>,
  keys: Pick<InstallationKeys, 'seal'>,
  filesDir: string,
): Promise<Failure | null> {
  // From its keys alone: nothing has to be stored of it, and no key follows from it.
  const mark = keys.seal('folder of files', 'taizhang files 1');
  try {
    await mkdir(filesDir, { recursive: true, mode: 0o700 });
    await access(filesDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const found = await readMark(filesDir);
    if (found === mark) return null;
    if (found !== undefined) return failure('start.files-other', { filesDir });
    const { rows } = await sql<{ used: boolean }>`select exists (select from stored_file) as used`.execute(kysely);
    if (rows[0]?.used) return failure('start.files-elsewhere', { filesDir, markFile, mark });
    await writeMark(filesDir, mark);
    return null;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'path' in error) {
      return failure('start.files-unusable', { filesDir, reason: error.message });
    }
    throw error;
  }
}

async function readMark(filesDir: string): Promise<string | undefined> {
  const text = await readFile(join(filesDir, markFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.trim();
}

/** Whole or not at all; of nodes that start together each writes the same. */
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
