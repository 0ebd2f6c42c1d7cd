/** Who PostgreSQL runs as. It refuses root, so as root (containers) it gets an ordinary system user, made when there is none. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { failure, success, type Outcome } from '#core/failure.ts';

const run = promisify(execFile);

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export const databaseUserName = 'postgres';

/** undefined: we are an ordinary user and PostgreSQL runs as ourselves. */
export async function databaseUser(): Promise<Outcome<SystemUser | undefined>> {
  if (process.getuid?.() !== 0) return success(undefined);
  const existing = await lookUp();
  if (existing) return success(existing);
  let reason = '';
  for (const [command, ...options] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', databaseUserName],
    ['adduser', '-S', '-H', '-D', databaseUserName],
  ] as const) {
    try {
      await run(command, options);
    } catch (error) {
      reason ||= error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    }
    const created = await lookUp();
    if (created) return success(created);
  }
  return failure('start.no-system-user', { reason });
}

/** Who we are; a number where it has no name (a container under any user). */
export function currentUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

async function lookUp(): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', databaseUserName]), run('id', ['-g', databaseUserName])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/**
 * A folder of PostgreSQL's programs that the user can reach: where npm put them, or, when that lies under a folder that only root may
 * enter (/root, a `mktemp -d`), a copy under /var/lib. PostgreSQL finds its own files by its real path, so a link would not do.
 */
export async function reachablePrograms(native: string, version: string, user: SystemUser | undefined): Promise<string> {
  if (!user || (await isWorldAccessible(native))) return native;
  const target = `/var/lib/taizhang/postgres-${version}`;
  if (await exists(target)) return target;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  try {
    await rename(draft, target);
  } catch (error) {
    // Another start was faster.
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return join(target);
}

async function isWorldAccessible(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    if (((await stat(path)).mode & constants.S_IXOTH) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
