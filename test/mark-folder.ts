/** A folder of files as a start leaves it: a store takes nothing into one that is not marked. */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { markFile } from '#server/platform/files/folder-store.ts';

/** Leaves the mark of an installation that claimed it. */
export async function markFolder(filesDir: string): Promise<void> {
  await mkdir(filesDir, { recursive: true });
  await appendFile(join(filesDir, markFile), '');
}
