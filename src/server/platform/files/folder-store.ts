/** Files in a folder: `<folder>/<jurisdiction>/<first two digits>/<digest>`. Of several nodes it is one folder that all of them share. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileTrouble, type FileStore, type StoredContent } from '#server/platform/files/file-store.ts';
import { startSm3 } from '#server/platform/gm-crypto.ts';

/** The file by which a start claims the folder (claim-folder.ts). */
export const markFile = 'installation';

/** Nothing is made before the first put, and nothing in a folder that no start has claimed: where a share is not mounted any more. */
export function openFolderStore(root: string): FileStore {
  // Only what has these forms becomes a path: nothing that a person typed is part of one.
  const homeOf = (jurisdictionId: string): string => {
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(jurisdictionId)) throw new Error('not a jurisdiction');
    return join(root, jurisdictionId);
  };
  const pathOf = (jurisdictionId: string, digest: string): string => {
    if (!isDigest(digest)) throw new Error('not a digest');
    return join(homeOf(jurisdictionId), digest.slice(0, 2), digest);
  };
  const incomingOf = (jurisdictionId: string): string => join(homeOf(jurisdictionId), 'incoming');
  return {
    put: (jurisdictionId, content) =>
      orTrouble(async () => {
        await requireMark(root);
        await makeFolder(incomingOf(jurisdictionId));
        // In the same file system, so that renaming is one step.
        const draft = join(incomingOf(jurisdictionId), randomUUID());
        try {
          const stored = await writeWhole(draft, contentOf(content));
          const path = pathOf(jurisdictionId, stored.digest);
          await makeFolder(dirname(path));
          await rename(draft, path);
          await syncFolder(dirname(path));
          return stored;
        } catch (error) {
          // What cannot be taken away now is dropped as abandoned.
          await rm(draft, { force: true }).catch(() => {});
          throw error;
        }
      }),
    find: (jurisdictionId, digest) =>
      orTrouble(async () => {
        const found = await orNothing(stat(pathOf(jurisdictionId, digest)));
        return found === undefined ? null : { size: found.size, storedAt: found.mtime.toISOString() };
      }),
    read: (jurisdictionId, digest) => readChecked(pathOf(jurisdictionId, digest), digest),
    remove: (jurisdictionId, digest) => orTrouble(() => rm(pathOf(jurisdictionId, digest), { force: true })),
    list: async function* (jurisdictionId) {
      const home = homeOf(jurisdictionId);
      const folders = (await orTrouble(() => orNothing(readdir(home)))) ?? [];
      for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name))) {
        const names = (await orTrouble(() => orNothing(readdir(join(home, folder))))) ?? [];
        yield names.filter(isDigest);
      }
    },
    dropAbandoned: (jurisdictionId, before) =>
      orTrouble(async () => {
        const folder = incomingOf(jurisdictionId);
        for (const name of (await orNothing(readdir(folder))) ?? []) {
          const found = await orNothing(stat(join(folder, name)));
          if (found !== undefined && found.mtime.toISOString() <= before) await rm(join(folder, name), { force: true });
        }
      }),
  };
}

const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Thrown by what is to be written, not by where it is written to. */
class ContentBroke extends Error {}

async function* contentOf(content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (cause) {
    throw new ContentBroke('', { cause });
  }
}

async function writeWhole(path: string, content: AsyncIterable<Uint8Array>): Promise<StoredContent> {
  const file = await open(path, 'wx', 0o600);
  try {
    const digest = startSm3();
    let size = 0;
    for await (const piece of content) {
      digest.add(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
    return { digest: digest.end(), size };
  } finally {
    await file.close();
  }
}

async function* readChecked(path: string, digest: string): AsyncGenerator<Uint8Array> {
  const found = startSm3();
  let held: Uint8Array | undefined;
  const pieces = createReadStream(path)[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    for (;;) {
      const { value, done } = await orTrouble(() => pieces.next(), digest);
      if (done) break;
      if (held !== undefined) yield held;
      found.add(value);
      held = value;
    }
  } finally {
    // A reader who leaves in the middle closes the file.
    await pieces.return?.();
  }
  if (found.end() !== digest) throw new FileTrouble('file-changed', { file: digest, digest });
  if (held !== undefined) yield held;
}

/** Whatever went into the mount point would be under the share when that is back, where no node finds it. */
async function requireMark(root: string): Promise<void> {
  await access(join(root, markFile)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new FileTrouble('server.files-unusable', { reason: `ENOENT ${markFile}` }, error) : error;
  });
}

/** With the folders above it, on disk for good. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** That a name stands in a folder is on disk. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}

/** undefined for what is not there. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** What the system refuses becomes a trouble, whatever its code: a share has some of its own. What the content itself throws passes. `digest`: of the file that is read. */
async function orTrouble<T>(work: () => Promise<T>, digest?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ContentBroke) throw error.cause;
    const code = codeOfSystem(error);
    if (code === undefined) throw error;
    if (full.has(code)) throw new FileTrouble('server.files-full', {}, error);
    if (code === 'ENOENT' && digest !== undefined) throw new FileTrouble('file-missing', { file: digest, digest }, error);
    throw new FileTrouble('server.files-unusable', { reason: code }, error);
  }
}

const full = new Set(['ENOSPC', 'EDQUOT']);

/** Of what the operating system refused; undefined for any other error. */
function codeOfSystem(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}
