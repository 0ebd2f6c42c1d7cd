/** A new cluster, and a new password for the role that owns everything in it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemUser } from '#server/platform/database/system-user.ts';

export const superuserName = 'taizhang';

/** Where everything of one embedded database is. */
export interface ClusterPlace {
  /** The data folder. */
  readonly home: string;
  /** PostgreSQL's part of it. */
  readonly dataDir: string;
  /** PostgreSQL's programs. */
  readonly bin: string;
  readonly user: SystemUser | undefined;
}

export function passwordFileOf({ home }: Pick<ClusterPlace, 'home'>): string {
  return join(home, 'postgres-password');
}

/** initdb into a draft folder that is renamed when it is whole, so that a start that was cut off leaves nothing half. Answers what went wrong. */
export async function makeCluster(place: ClusterPlace): Promise<string | undefined> {
  const { home, bin, user } = place;
  const draft = join(home, 'postgres.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  const passwordFile = passwordFileOf(place);
  await writeFile(passwordFile, `${newPassword()}\n`, { mode: 0o600 });
  // Opening a descriptor's path asks for rights again: for initdb the file is the user's own, afterwards only ours.
  if (user) await chown(passwordFile, user.uid, user.gid);
  const [folder, secret] = [await open(draft, 'r'), await open(passwordFile, 'r')];
  try {
    const child = spawn(
      join(bin, 'initdb'),
      [
        '-D',
        user ? '/proc/self/fd/3' : draft,
        '--pwfile=/dev/fd/4',
        '--auth=scram-sha-256',
        `--username=${superuserName}`,
        // Text sorts by code point everywhere alike; a list that wants pinyin says so with a collation of its own.
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe', folder.fd, secret.fd], env: { LC_ALL: 'C', TZ: 'UTC' } },
    );
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await ended(child, (error) => (said += error.message));
    if (code !== 0) {
      // What is half takes room that may be just what was missing.
      await rm(draft, { recursive: true, force: true });
      return said.trim() === '' ? `initdb ${code}` : said.trim();
    }
  } finally {
    await folder.close();
    await secret.close();
  }
  if (user) await chown(passwordFile, 0, 0);
  await rename(draft, join(home, 'postgres'));
  return undefined;
}

/**
 * Gives the owner's role a new password, by PostgreSQL's single-user mode, which asks for none: whoever has the folder has the data anyway. For
 * a folder whose password file is gone. Answers what went wrong.
 */
export async function resetPassword(place: ClusterPlace): Promise<string | undefined> {
  const { dataDir, bin, user } = place;
  const password = newPassword();
  const folder = await open(dataDir, 'r');
  try {
    const child = spawn(
      join(bin, 'postgres'),
      ['--single', '-D', user ? '/proc/self/fd/3' : dataDir, '-c', 'exit_on_error=true', 'postgres'],
      { ...user, cwd: '/', stdio: ['pipe', 'ignore', 'pipe', folder.fd], env: { LC_ALL: 'C', TZ: 'UTC' } },
    );
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdin?.on('error', () => {});
    // Letters, digits, - and _: it ends no literal.
    child.stdin?.end(`alter role ${superuserName} password '${password}'\n`);
    const code = await ended(child, (error) => (said += error.message));
    if (code !== 0) return said.trim() === '' ? `postgres --single ${code}` : said.trim();
  } finally {
    await folder.close();
  }
  await writeFile(passwordFileOf(place), `${password}\n`, { mode: 0o600 });
  return undefined;
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function ended(child: ReturnType<typeof spawn>, onError: (error: Error) => void): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      onError(error);
      resolve(null);
    });
    child.once('close', resolve);
  });
}
