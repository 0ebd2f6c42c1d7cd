/** Files in a folder: whole or not at all, named by what they contain, and nothing else is reached through them. */
import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { piecesOf, type FileStore } from './file-store.ts';
import { openFolderStore } from './folder-store.ts';
import { sm3 } from '#server/platform/gm-crypto.ts';
import { markFolder } from '#test/mark-folder.ts';

const own = '01930000-0000-7000-8000-000000000001';
const other = '01930000-0000-7000-8000-000000000002';
let root: string;
let files: FileStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'taizhang-store-'));
  await markFolder(join(root, 'files'));
  files = openFolderStore(join(root, 'files'));
});
afterAll(() => rm(root, { recursive: true }));

const bytesOf = (text: string): Buffer => Buffer.from(text);
const pathOf = (digest: string): string => join(root, 'files', own, digest.slice(0, 2), digest);
async function readAll(jurisdictionId: string, digest: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.read(jurisdictionId, digest)) pieces.push(piece);
  return Buffer.concat(pieces);
}
async function listed(jurisdictionId: string): Promise<string[]> {
  const digests: string[] = [];
  for await (const some of files.list(jurisdictionId)) digests.push(...some);
  return digests;
}
/** What this process has open; undefined where the system does not say. */
async function openFiles(): Promise<readonly string[] | undefined> {
  const numbers = await readdir('/proc/self/fd').catch(() => undefined);
  return numbers && Promise.all(numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => '')));
}
const incoming = (): Promise<string[]> => readdir(join(root, 'files', own, 'incoming'));

describe('a file', () => {
  it('is named by its digest and read as it was put, in pieces of any size', async () => {
    const content = Buffer.alloc(3_000_000, '台账');
    const stored = await files.put(own, piecesOf(content));
    expect(stored).toEqual({ digest: sm3(content), size: content.length });
    expect((await readAll(own, stored.digest)).equals(content)).toBe(true);
    expect(await files.find(own, stored.digest)).toMatchObject({ size: content.length });
    expect((await stat(pathOf(stored.digest))).mode & 0o077).toBe(0);
    expect(await incoming()).toEqual([]);
    const empty = await files.put(own, []);
    expect(await readAll(own, empty.digest)).toHaveLength(0);
    expect(await listed(own)).toEqual(expect.arrayContaining([stored.digest, empty.digest]));
    await files.remove(own, empty.digest);
    await files.remove(own, empty.digest);
    expect(await files.find(own, empty.digest)).toBe(null);
  });

  it('that several put at once is there once, and young again', async () => {
    const { digest } = await files.put(own, [bytesOf('同一份')]);
    await utimes(pathOf(digest), 0, 0);
    const stored = await Promise.all(Array.from({ length: 8 }, () => files.put(own, [bytesOf('同一份')])));
    expect(new Set(stored.map((one) => one.digest))).toEqual(new Set([digest]));
    expect((await listed(own)).filter((one) => one === digest)).toHaveLength(1);
    expect(Date.parse((await files.find(own, digest))?.storedAt ?? '')).toBeGreaterThan(0);
    expect((await readAll(own, digest)).toString()).toBe('同一份');
  });

  it('belongs to its jurisdiction: another one neither finds nor reads it', async () => {
    const { digest } = await files.put(own, [bytesOf('只属于一个辖区')]);
    expect(await files.find(other, digest)).toBe(null);
    expect(await listed(other)).toEqual([]);
    await expect(readAll(other, digest)).rejects.toMatchObject({ code: 'file-missing', data: { digest } });
  });

  it.each(['../../etc/passwd', `${'a'.repeat(63)}/`, '', 'A'.repeat(64), `../${'a'.repeat(61)}`])(
    'of the name %s is no file: names that are no digest reach nothing',
    async (name) => {
      await expect(files.find(own, name)).rejects.toThrow('not a digest');
      await expect(files.remove(own, name)).rejects.toThrow('not a digest');
      expect(() => files.read(own, name)).toThrow('not a digest');
      await expect(files.put(`../${own}`, [bytesOf('x')])).rejects.toThrow('not a jurisdiction');
    },
  );

  it('that was changed is never received whole', async () => {
    const content = Buffer.alloc(200_000, 'a');
    const { digest } = await files.put(own, [content]);
    await writeFile(pathOf(digest), Buffer.concat([content.subarray(1), bytesOf('b')]));
    let received = 0;
    const reading = async (): Promise<void> => {
      for await (const piece of files.read(own, digest)) received += piece.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'file-changed', data: { digest } });
    expect(received).toBeLessThan(content.length);
    // Putting it again is putting it right.
    await files.put(own, [content]);
    expect((await readAll(own, digest)).equals(content)).toBe(true);
  });

  it('whose reader leaves in the middle is closed', async ({ skip }) => {
    const { digest } = await files.put(own, [Buffer.alloc(500_000, 'c')]);
    for await (const piece of files.read(own, digest)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    if ((await openFiles()) === undefined) skip('this system does not say what is open');
    // The system closes it in a thread of its own.
    await expect.poll(openFiles).not.toContain(pathOf(digest));
  });
});

describe('a put that comes to nothing', () => {
  it('puts nothing into a folder that is empty because its share is not mounted any more', async () => {
    const [mounted, away] = [join(root, 'mounted'), join(root, 'away')];
    await markFolder(mounted);
    const store = openFolderStore(mounted);
    const { digest } = await store.put(own, [bytesOf('在共享存储上')]);
    await rename(mounted, away);
    for (const mountPoint of [undefined, mounted]) {
      if (mountPoint !== undefined) await mkdir(mountPoint);
      await expect(store.put(own, [bytesOf('x')])).rejects.toMatchObject({
        code: 'server.files-unusable',
        data: { reason: 'ENOENT installation' },
      });
    }
    expect(await readdir(mounted)).toEqual([]);
    await rm(mounted, { recursive: true });
    await rename(away, mounted);
    expect(await store.put(own, [bytesOf('在共享存储上')])).toMatchObject({ digest });
  });

  it('leaves nothing, and what a killed one left is dropped when it is old', async () => {
    const before = await listed(own);
    const breaking = async function* (): AsyncGenerator<Uint8Array> {
      yield bytesOf('前一半');
      throw new Error('the caller left');
    };
    await expect(files.put(own, breaking())).rejects.toThrow('the caller left');
    expect(await incoming()).toEqual([]);
    expect(await listed(own)).toEqual(before);
    const left = join(root, 'files', own, 'incoming/killed');
    await appendFile(left, 'half');
    await files.dropAbandoned(own, new Date(Date.now() - 1000).toISOString());
    expect(await incoming()).toEqual(['killed']);
    await utimes(left, 0, 0);
    await files.dropAbandoned(own, new Date(Date.now() - 1000).toISOString());
    expect(await incoming()).toEqual([]);
  });

  it('says that the folder cannot be used', async () => {
    const nowhere = openFolderStore('/dev/null/files');
    await expect(nowhere.put(own, [bytesOf('x')])).rejects.toMatchObject({ code: 'server.files-unusable', data: { reason: 'ENOTDIR' } });
    await expect(nowhere.find(own, sm3('x'))).rejects.toMatchObject({ code: 'server.files-unusable' });
  });

  it('says so of whatever the system refuses, and not of what the content throws', async () => {
    const odd = join(root, 'odd');
    await markFolder(odd);
    const store = openFolderStore(odd);
    const place = join(odd, own, sm3('x').slice(0, 2));
    // A folder where a file should be, and a file where a folder should be.
    await mkdir(join(place, sm3('x')), { recursive: true });
    await expect(store.remove(own, sm3('x'))).rejects.toMatchObject({ code: 'server.files-unusable', data: { reason: 'ERR_FS_EISDIR' } });
    await rm(place, { recursive: true });
    await appendFile(place, '');
    await expect(store.put(own, [bytesOf('x')])).rejects.toMatchObject({ code: 'server.files-unusable', data: { reason: 'EEXIST' } });
    const reset = Object.assign(new Error('the caller left'), { code: 'ECONNRESET', syscall: 'read' });
    const breaking = async function* (): AsyncGenerator<Uint8Array> {
      yield bytesOf('前一半');
      throw reset;
    };
    await expect(store.put(own, breaking())).rejects.toBe(reset);
  });

  it('says that the disk is full, and works again when there is room', async ({ skip }) => {
    const disk = await mkdtemp(join(tmpdir(), 'taizhang-small-'));
    const run = promisify(execFile);
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'taizhang-files', disk]).catch((error: unknown) => error);
    if (mounted instanceof Error) {
      await rm(disk, { recursive: true });
      skip('no small disk can be mounted here');
    }
    try {
      await markFolder(disk);
      const small = openFolderStore(disk);
      await expect(small.put(own, piecesOf(Buffer.alloc(2_000_000)))).rejects.toMatchObject({ code: 'server.files-full' });
      expect(await readdir(join(disk, own, 'incoming'))).toEqual([]);
      const { digest } = await small.put(own, [bytesOf('fits!')]);
      expect(await small.find(own, digest)).toMatchObject({ size: 5 });
    } finally {
      await run('umount', ['-l', disk]);
      await rm(disk, { recursive: true });
    }
  });
});
