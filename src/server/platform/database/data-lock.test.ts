import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder, type DataLock } from './data-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function locked(): Promise<DataLock> {
  const lock = await lockDataFolder(folder);
  if (!lock.ok) throw new Error(lock.code);
  return lock.value;
}

const file = (): string => join(folder, 'server.lock');
const owner = async (): Promise<unknown> => JSON.parse(await readFile(file(), 'utf8'));

describe('the lock of a data folder', () => {
  it('is held by one server at a time, and names it', async () => {
    const lock = await locked();
    expect(await owner()).toMatchObject({ pid: process.pid });
    expect(await lockDataFolder(folder)).toEqual({
      ok: false,
      code: 'start.second-instance',
      data: { dataDir: folder, pid: process.pid },
    });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await locked()).release();
  });

  it('of a process that is gone is taken over, whoever has its number now', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(file(), JSON.stringify({ pid: child.pid, birth: 'some boot 1' }));
    await (await locked()).release();

    await writeFile(file(), JSON.stringify({ pid: process.pid, birth: 'before the last boot 1' }));
    const lock = await locked();
    expect(await readdir(folder)).toEqual(['server.lock']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['', '{', '{"pid":"x","birth":"y"}', '{"pid":1.5,"birth":"y"}', '{"pid":1}', `{"pid":${process.pid},"birth":""}`])(
    'is no lock when it says %j',
    async (text) => {
      await writeFile(file(), text);
      await (await locked()).release();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('is left to whoever has taken it over', async () => {
    const lock = await locked();
    const other = JSON.stringify({ pid: process.pid + 1, birth: 'x' });
    await writeFile(file(), other);
    await lock.release();
    expect(await readFile(file(), 'utf8')).toBe(other);
  });

  it('in a folder that is not there is an error, not a second server', async () => {
    await expect(lockDataFolder(join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
