/** One live server per data folder. The lock identifies a process by number and start time, so that a reused number is not mistaken for the owner. */
import { execFile } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { failure, success, type Outcome } from '#core/failure.ts';

const Owner = z.object({ pid: z.number().int(), birth: z.string() });
type Owner = z.infer<typeof Owner>;

export interface DataLock {
  release(): Promise<void>;
}

/** Locks the folder, or says which process has it. The lock of a killed server is taken over. */
export async function lockDataFolder(dataDir: string): Promise<Outcome<DataLock>> {
  const path = join(dataDir, 'server.lock');
  const self: Owner = { pid: process.pid, birth: await startTimeOf(process.pid) };
  const text = JSON.stringify(self);
  const lock: DataLock = {
    release: async () => {
      if ((await readText(path)) === text) await rm(path, { force: true });
    },
  };
  try {
    await writeFile(path, text, { flag: 'wx' });
    return success(lock);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const owner = parseOwner(await readText(path));
  if (owner && owner.birth !== '' && (await startTimeOf(owner.pid)) === owner.birth) {
    return failure('start.second-instance', { dataDir, pid: owner.pid });
  }
  // Two servers may find the same dead owner: the last to write wins, the other sees it after a pause.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, path);
  await sleep(100);
  const winner = parseOwner(await readText(path));
  if (winner?.pid !== self.pid) return failure('start.second-instance', { dataDir, pid: winner?.pid ?? 0 });
  return success(lock);
}

function parseOwner(text: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * When a process was born; '' for none. Process numbers are used again, in containers at once: the kernel's own count of when the
 * process began, and of which boot, tells the new one from the old.
 */
async function startTimeOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const boot = (await readText('/proc/sys/kernel/random/boot_id')).trim();
    const fields = (await readText(`/proc/${pid}/stat`)).replace(/^.*\) /s, '').split(' ');
    // After the name: field 3 (state) comes first, field 22 (start time) is the 20th. A zombie is dead.
    const began = fields[19];
    return began === undefined || fields[0] === 'Z' ? '' : `${boot} ${began}`;
  }
  try {
    return (await promisify(execFile)('ps', ['-p', String(pid), '-o', 'lstart='])).stdout.trim();
  } catch {
    return '';
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
