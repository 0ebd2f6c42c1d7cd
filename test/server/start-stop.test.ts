/** The server as its users meet it: real processes, started, stopped, killed and misled. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const seconds = 30_000;

interface Server {
  readonly child: ChildProcess;
  /** Address, or undefined when it ended before it had one. */
  readonly address: Promise<string | undefined>;
  readonly exit: Promise<number | string | null>;
  readonly text: () => string;
}

let home: string;
let dataDir: string;
const started: Server[] = [];
/** A whole cluster takes a second to make; later tests find it. */
beforeAll(async () => {
  // 0700 and, in containers, of root: the system user of PostgreSQL cannot enter it.
  home = await mkdtemp(join(tmpdir(), 'taizhang-start-'));
  await chmod(home, 0o700);
  dataDir = join(home, 'data');
  return () => rm(home, { recursive: true, force: true });
});
afterEach(async () => {
  for (const { child, exit } of started.splice(0)) {
    child.kill('SIGTERM');
    await exit;
  }
});

function start(env: Record<string, string> = {}, command: readonly string[] = ['src/cli/taizhang.ts', 'serve']): Server {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const address = new Promise<string | undefined>((resolve) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = /http:\/\/\S+/.exec(text)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => resolve(undefined));
  });
  const exit = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  const server: Server = { child, address, exit, text: () => text };
  started.push(server);
  return server;
}

async function postmaster(folder = dataDir): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8').catch(() => '0'), 10);
}

/** Not gone, and no zombie either: a container often has nobody who buries orphans. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
}

async function answers(address: string | undefined): Promise<boolean> {
  return (await fetch(`${address}/api/system`).catch(() => undefined))?.status === 200;
}

describe('the server', { timeout: 2 * seconds }, () => {
  it('starts in a 0700 folder with the sample, and stops with its database on Ctrl-C', async () => {
    const server = start();
    const address = await server.address;
    const { plans } = (await (await fetch(`${address}/api/plans`)).json()) as { plans: readonly { title: string }[] };
    expect(plans.map(({ title }) => title)).toEqual(['泰安市推进省会经济圈一体化发展分工方案']);
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
    const database = await postmaster();
    expect(await isAlive(database)).toBe(true);

    // The terminal sends Ctrl-C to the whole process group.
    process.kill(-(server.child.pid ?? 0), 'SIGINT');
    expect(await server.exit).toBe(0);
    expect(server.text()).toContain('台账已停止');
    expect(await isAlive(database)).toBe(false);
    expect(await postmaster()).toBe(0);
  });

  it('answers its first request within three seconds the second time', async () => {
    const began = Date.now();
    expect(await answers(await start().address)).toBe(true);
    expect(Date.now() - began).toBeLessThan(3000);
  });

  it('stops once, however often it is told', async () => {
    const server = start();
    await server.address;
    for (let i = 0; i < 5; i += 1) server.child.kill(i % 2 ? 'SIGINT' : 'SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('stops cleanly when the signal comes while it starts', async () => {
    const server = start();
    while ((await postmaster()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
    expect(await postmaster()).toBe(0);
  });

  it('after kill -9 stops the orphaned database and starts its own, with the data', async () => {
    const killed = start();
    await killed.address;
    const orphan = await postmaster();
    killed.child.kill('SIGKILL');
    await killed.exit;
    expect(await isAlive(orphan)).toBe(true);

    const next = start();
    expect(await answers(await next.address)).toBe(true);
    expect(await postmaster()).not.toBe(orphan);
    expect(await isAlive(orphan)).toBe(false);
  });

  it('starts over stale files whose process numbers belong to others by now', async () => {
    await writeFile(join(dataDir, 'server.lock'), JSON.stringify({ pid: process.pid, birth: 'another life' }));
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n/elsewhere\n`);
    expect(await answers(await start().address)).toBe(true);
  });

  it('ends with one sentence when its database is killed', async () => {
    const server = start();
    await server.address;
    process.kill(await postmaster(), 'SIGQUIT');
    expect(await server.exit).toBe(1);
    expect(server.text()).toContain('数据库意外停止：');
  });

  it('runs through npm start’s launcher as well', async () => {
    const server = start({}, ['bin/taizhang.mjs', 'serve']);
    expect(await answers(await server.address)).toBe(true);
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
  });
});

describe('what cannot start', { timeout: 2 * seconds }, () => {
  /** Exactly one sentence, a code that is not 0, and no database left behind. */
  async function refusal(env: Record<string, string>): Promise<string> {
    const server = start(env);
    expect(await server.exit).toBe(1);
    const lines = server.text().trim().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }

  it('a second instance on the same data folder; the first goes on', async () => {
    const first = start();
    const address = await first.address;
    expect(await refusal({})).toBe(
      `台账没有启动：数据目录 ${dataDir} 正由另一个台账服务（进程 ${first.child.pid}）使用，请先停止它，或用 DATA_DIR=另一目录 启动`,
    );
    expect(await answers(address)).toBe(true);
  });

  it('one of two that start at the same moment', async () => {
    const both = [start(), start()];
    const addresses = await Promise.all(both.map(({ address }) => address));
    expect(addresses.filter((address) => address !== undefined)).toHaveLength(1);
  });

  it('a port in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await refusal({ PORT: port })).toContain(`端口 ${port} 已被占用`);
    expect(await postmaster()).toBe(0);
    blocker.close();
  });

  it.each([
    ['HOST', '0.0.0.0', '尚未设登录'],
    ['HOST', '192.168.1.5', '尚未设登录'],
    ['PORT', '三千', 'PORT 应为'],
    ['PORT', '70000', 'PORT 应为'],
    ['DATABASE_URL', 'mysql://localhost/x', '不是 PostgreSQL 地址'],
    ['DATABASE_URL', 'postgresql://a:secret@127.0.0.1:1/x', '连接被拒绝'],
    ['DATABASE_URL', 'postgresql://a:secret@no-such-host.invalid/x', '找不到这个主机名'],
    ['DATA_DIR', '/dev/null/data', '无法使用'],
    ['DATA_DIR', '/proc/data', '无法使用'],
  ])('%s=%s', async (name, value, sentence) => {
    const line = await refusal({ [name]: value });
    expect(line).toContain(sentence);
    expect(line).not.toContain('secret');
  });

  it('a wrong password in DATABASE_URL', async () => {
    await start().address;
    const host = encodeURIComponent(join(dataDir, 'postgres'));
    expect(await refusal({ DATABASE_URL: `postgresql://taizhang:secret@localhost/postgres?host=${host}` })).toMatch(/用户名或口令不对$/);
    const password = encodeURIComponent((await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim());
    expect(await refusal({ DATABASE_URL: `postgresql://taizhang:${password}@localhost/none?host=${host}` })).toMatch(/没有这个数据库$/);
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
    expect(await refusal({ DATA_DIR: folder })).toContain(`数据目录 ${folder} 已损坏`);
  });

  it('leaves no PostgreSQL behind, whatever happened above', async () => {
    const pid = await postmaster();
    expect(pid === 0 || !(await readlink(`/proc/${pid}/cwd`).catch(() => '')).startsWith(home)).toBe(true);
  });
});
