/** What a start finds in a data folder: left by a crash, restored by hand, damaged. It starts, or says what it is and the way out. */
import { execFile, spawn } from 'node:child_process';
import { appendFile, chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { answers, isAlive, postmasterOf, startServerProcess, type ServerProcessOptions } from '#test/server-process.ts';

const minute = 60_000;
const isRoot = process.getuid?.() === 0;
let home: string;
let firstData: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-folder-'));
  firstData = join(home, 'data');
  await using server = startServerProcess(firstData);
  expect(await answers(await server.address)).toBe(true);
  return () => rm(home, { recursive: true, force: true });
}, minute);

async function copyData(): Promise<string> {
  const copy = await mkdtemp(join(home, 'copy-'));
  await promisify(execFile)('cp', ['-a', `${firstData}/.`, copy]);
  return copy;
}

async function starts(dataDir: string): Promise<void> {
  await using server = startServerProcess(dataDir);
  const served = await answers(await server.address);
  expect(served, server.text()).toBe(true);
}

/** The one sentence of a start that is refused, with nothing left running. */
async function refusal(dataDir: string, options: ServerProcessOptions = {}): Promise<string> {
  await using server = startServerProcess(dataDir, options);
  expect(await server.exit, server.text()).toBe(1);
  const lines = server.text().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(await isAlive((await postmasterOf(dataDir)) || 2 ** 22)).toBe(false);
  return lines[0] ?? '';
}

describe.concurrent('what a crash left', { timeout: minute }, () => {
  it('files whose process number belongs to somebody else by now', async () => {
    const dataDir = await copyData();
    const folder = join(dataDir, 'postgres');
    await writeFile(join(dataDir, 'server.lock'), JSON.stringify({ pid: process.pid, birth: 'another life' }));
    // PostgreSQL takes only processes of its own user for another PostgreSQL.
    const { uid } = await stat(folder);
    const other = spawn('/bin/sleep', ['600'], { stdio: 'ignore', uid });
    const file = `${other.pid}\n${folder}\n1700000000\n5432\n.\n\n  1 1\nready\n`;
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) await writeFile(join(folder, name), file);
    await starts(dataDir);
    expect(other.signalCode).toBe(null);
    other.kill();
  });

  it('a process that only works in the folder, and has the number, is left alone', async () => {
    const dataDir = await copyData();
    const other = spawn('/bin/sleep', ['600'], { cwd: join(dataDir, 'postgres'), stdio: 'ignore' });
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) await writeFile(join(dataDir, 'postgres', name), `${other.pid}\n`);
    await starts(dataDir);
    expect(other.signalCode).toBe(null);
    other.kill();
  });

  it('a lock file of the server that a full disk left empty', async () => {
    const dataDir = await copyData();
    await writeFile(join(dataDir, 'server.lock'), '');
    await starts(dataDir);
  });

  it('a database that runs on, seen by a server that may not look into processes', async ({ skip }) => {
    if (!isRoot) skip('only root can give up CAP_SYS_PTRACE');
    const dataDir = await copyData();
    await using killed = startServerProcess(dataDir);
    await killed.address;
    const orphan = await postmasterOf(dataDir);
    killed.child.kill('SIGKILL');
    await killed.exit;
    const command = `exec setpriv --bounding-set -sys_ptrace "${process.execPath}" src/cli/taizhang.ts serve`;
    await using next = startServerProcess(dataDir, { command });
    const served = await answers(await next.address);
    expect(served, next.text()).toBe(true);
    expect(await isAlive(orphan)).toBe(false);
  });
});

describe.concurrent('the log of the database', { timeout: minute }, () => {
  it('is kept from one start to the next', async () => {
    const dataDir = await copyData();
    await appendFile(join(dataDir, 'postgres.log'), 'what an earlier start left\n');
    await starts(dataDir);
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('what an earlier start left');
  });

  it('moves aside when it is large', async () => {
    const dataDir = await copyData();
    await writeFile(join(dataDir, 'postgres.log'), 'x'.repeat(11_000_000));
    await starts(dataDir);
    expect((await stat(join(dataDir, 'postgres.log'))).size).toBeLessThan(1_000_000);
    expect((await stat(join(dataDir, 'postgres.log.1'))).size).toBe(11_000_000);
  });
});

describe.concurrent('what cannot start, each with its way out', { timeout: minute }, () => {
  it('a folder for files that cannot be one', async () => {
    const dataDir = await copyData();
    const said = await refusal(dataDir, { env: { FILES_DIR: '/dev/null/files' } });
    expect(said).toContain('存放文件的目录 /dev/null/files 无法使用');
    expect(said).toContain('FILES_DIR=');
    await starts(dataDir);
  });

  it('a folder that others may enter', async () => {
    const dataDir = await copyData();
    await chmod(join(dataDir, 'postgres'), 0o755);
    const folder = join(dataDir, 'postgres');
    expect(await refusal(dataDir)).toContain(`请执行 chmod 700 ${folder} 后重新启动`);
    await chmod(folder, 0o700);
    await starts(dataDir);
  });

  it.each(['all of it', 'the cluster', 'a file in it'])('a folder of another user: %s', async (part) => {
    // Root gives the folder to whom it belongs; only an ordinary user has to be told.
    if (!isRoot) return;
    const dataDir = await mkdtemp(join(tmpdir(), 'taizhang-other-'));
    const nobody = 65_534;
    await promisify(execFile)('cp', ['-a', `${firstData}/.`, dataDir]);
    await promisify(execFile)('chown', ['-R', String(part === 'all of it' ? 12_345 : nobody), dataDir]);
    if (part === 'the cluster') await promisify(execFile)('chown', ['-R', '12345', join(dataDir, 'postgres')]);
    if (part === 'a file in it') {
      await chown(join(dataDir, 'postgres/global/pg_control'), 12_345, 12_345);
    }
    const line = await refusal(dataDir, { user: nobody });
    expect(line).toContain(`chown -R nobody ${dataDir}`);
    await rm(dataDir, { recursive: true, force: true });
  });

  it('a password that is not the database’s; without the file it gets a new one', async () => {
    const dataDir = await copyData();
    const file = join(dataDir, 'postgres-password');
    await writeFile(file, 'another\n');
    const line = await refusal(dataDir);
    expect(line).toContain('postgres-password 里的口令与数据库里的不一致');
    expect(line).not.toContain('DATABASE_URL');
    await rm(file);
    await starts(dataDir);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await starts(dataDir);
  });

  it.each([
    ['a folder that is no cluster', async (folder: string) => writeFile(join(folder, 'notes.txt'), 'x')],
    ['a cluster without its control file', async (folder: string) => writeFile(join(folder, 'PG_VERSION'), '18\n')],
    ['a cluster of another version', async (folder: string) => writeFile(join(folder, 'PG_VERSION'), '9.6\n')],
  ])('%s', async (_name, damage) => {
    const folder = await mkdtemp(join(home, 'broken-'));
    await mkdir(join(folder, 'postgres'), { mode: 0o700 });
    await damage(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres-password'), 'x\n', { mode: 0o600 });
    expect(await refusal(folder)).toContain(`数据目录 ${folder} 已损坏`);
  });
});

describe('a disk that is full', () => {
  it('is said, and is no damage: it starts again when there is room', { timeout: minute }, async ({ skip }) => {
    const disk = await mkdtemp(join(tmpdir(), 'taizhang-disk-'));
    const mounted = await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'taizhang-test', disk]).catch(() => undefined);
    if (!mounted) {
      await rm(disk, { recursive: true });
      skip('this machine lets us mount nothing');
    }
    try {
      const dataDir = join(disk, 'data');
      const ballast = join(disk, 'ballast');
      await promisify(execFile)('sh', ['-c', `head -c 150m /dev/zero > ${ballast}`]);
      expect(await refusal(dataDir)).toContain(`数据目录 ${dataDir} 所在的磁盘已满`);
      await rm(ballast);
      await starts(dataDir);
      await promisify(execFile)('sh', ['-c', `cat /dev/zero > ${ballast} || true`]);
      expect(await refusal(dataDir)).toContain('所在的磁盘已满');
      await rm(ballast);
      await starts(dataDir);
    } finally {
      await promisify(execFile)('umount', ['-l', disk]);
      await rm(disk, { recursive: true });
    }
  });
});
