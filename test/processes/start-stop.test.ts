/**
 * The server as its users meet it: real processes, started, stopped, killed and misled. Each case has a data folder of its own, copied
 * from one that a first start made, so that they can run side by side.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const seconds = 30_000;

interface Server extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Address, or undefined when it ended before it had one. */
  readonly address: Promise<string | undefined>;
  readonly exit: Promise<number | string | null>;
  readonly text: () => string;
}

let home: string;
/** Made by the first test; nobody uses it while the others copy it. */
let firstData: string;
beforeAll(async () => {
  // 0700 and, in containers, of root: the system user of PostgreSQL cannot enter it.
  home = await mkdtemp(join(tmpdir(), 'taizhang-start-'));
  await chmod(home, 0o700);
  firstData = join(home, 'data');
  return () => rm(home, { recursive: true, force: true });
});

/** A data folder with a whole cluster, which takes a second to make and a moment to copy. */
async function copyData(): Promise<string> {
  const copy = await mkdtemp(join(home, 'copy-'));
  await promisify(execFile)('cp', ['-a', `${firstData}/.`, copy]);
  return copy;
}

/** Starts the server, by Node or by a line of the shell; at the end of the block it is stopped. */
function start(
  dataDir: string,
  env: Record<string, string> = {},
  command: readonly string[] | string = ['src/cli/taizhang.ts', 'serve'],
): Server {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const [program, args] = typeof command === 'string' ? ['/bin/sh', ['-c', command]] : [process.execPath, command];
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, DATA_DIR: dataDir, PORT: '0', ...env },
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
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exit;
  };
  return { child, address, exit, text: () => text, [Symbol.asyncDispose]: end };
}

async function postmaster(folder: string): Promise<number> {
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

/** The secret of the one-time link that the terminal shows. */
async function setupSecret(server: Server): Promise<string> {
  for (;;) {
    const secret = /\/link#(\S+)/.exec(server.text())?.[1];
    if (secret !== undefined) return secret;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function post(address: string, body: unknown): Promise<unknown> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  return answer.json();
}

const firstPeople = {
  jurisdictionName: '泰安市',
  preset: 'djbh3',
  systemAdmin: { loginName: 'xitong', displayName: '甲' },
  securityAdmin: { loginName: 'anquan', displayName: '乙' },
  auditAdmin: { loginName: 'shenji', displayName: '丙' },
  office: { loginName: 'tuijinban', displayName: '丁', unitName: '市发展改革委' },
};

describe('a first and a second start', { timeout: 2 * seconds }, () => {
  it('starts in a 0700 folder, shows the one link that opens it, and stops with its database on Ctrl-C', async () => {
    await using server = start(firstData);
    const address = await server.address;
    expect((await fetch(`${address}/api/plans`)).status).toBe(401);
    const secret = await setupSecret(server);
    expect(await post(`${address}/api/links/check`, { secret })).toMatchObject({ purpose: 'setup', jurisdiction: '泰安市' });
    expect(await post(`${address}/api/setup`, { ...firstPeople, secret })).toMatchObject({ links: [{}, {}, {}, {}] });
    expect(await post(`${address}/api/setup`, { ...firstPeople, secret })).toMatchObject({ code: 'link-expired' });
    // Keys and passwords are the owner's alone.
    for (const file of ['master-key', 'audit-signing-key.pem']) {
      expect((await stat(join(firstData, 'keys', file))).mode & 0o777, file).toBe(0o600);
    }
    expect((await stat(join(firstData, 'postgres-password'))).mode & 0o777).toBe(0o600);
    const database = await postmaster(firstData);
    expect(await isAlive(database)).toBe(true);

    // The terminal sends Ctrl-C to the whole process group.
    process.kill(-(server.child.pid ?? 0), 'SIGINT');
    expect(await server.exit).toBe(0);
    expect(server.text()).toContain('台账已停止');
    expect(await isAlive(database)).toBe(false);
    expect(await postmaster(firstData)).toBe(0);
  });

  it('answers again the second time, without the link once it is set up', async () => {
    await using server = start(firstData);
    expect(await answers(await server.address)).toBe(true);
    expect(server.text()).not.toContain('/link#');
  });

  it('makes a new login link by the command line while the server runs', async () => {
    await using server = start(firstData);
    const address = await server.address;
    const run = (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, ['src/cli/taizhang.ts', 'new-link', ...args], {
        cwd: root,
        env: { PATH: process.env['PATH'], DATA_DIR: firstData },
      });
    const { stdout } = await run('xitong', '--reset-factors');
    const secret = /\/link#(\S+)/.exec(stdout)?.[1];
    expect(await post(`${address}/api/links/check`, { secret })).toMatchObject({ purpose: 'invite', loginName: 'xitong' });
    await expect(run('nobody-here')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('“nobody-here”') });
    await expect(run()).rejects.toMatchObject({ code: 2 });
  });
});

describe('a demonstration', { timeout: 2 * seconds }, () => {
  it('opens beside the real data, with sample people and the sample published; its database never serves for real', async () => {
    const dataDir = await mkdtemp(join(home, 'copy-'));
    await using server = start(dataDir, {}, ['src/cli/taizhang.ts', 'serve', '--demo']);
    const address = await server.address;
    const { people } = (await (await fetch(`${address}/api/demo/people`)).json()) as { people: { postId: string; role: string }[] };
    expect(new Set(people.map(({ role }) => role)).size).toBe(9);
    const entered = await fetch(`${address}/api/demo/session`, {
      method: 'POST',
      body: JSON.stringify({ postId: people.find(({ role }) => role === 'office')?.postId }),
      headers: { 'content-type': 'application/json' },
    });
    const cookie = entered.headers.getSetCookie().join().split(';')[0] ?? '';
    const { plans } = (await (await fetch(`${address}/api/plans`, { headers: { cookie } })).json()) as {
      plans: readonly { title: string }[];
    };
    expect(plans.map(({ title }) => title)).toEqual(['泰安市推进省会经济圈一体化发展分工方案']);
    const { tasks } = (await (await fetch(`${address}/api/tasks`, { headers: { cookie } })).json()) as { tasks: readonly unknown[] };
    expect(tasks.length).toBeGreaterThan(50);
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);

    await using real = start(`${dataDir}-demo`);
    expect(await real.exit).toBe(1);
    expect(real.text()).toContain('演示环境');
  });
});

describe.concurrent('the server', { timeout: 2 * seconds }, () => {
  it('stops once, however often it is told', async () => {
    await using server = start(await copyData());
    await server.address;
    for (let i = 0; i < 5; i += 1) server.child.kill(i % 2 ? 'SIGINT' : 'SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('stops with its database when nobody reads any more what it says', async () => {
    const dataDir = await copyData();
    await using server = start(dataDir);
    await server.address;
    const database = await postmaster(dataDir);
    server.child.stdout?.destroy();
    server.child.stderr?.destroy();
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(await isAlive(database)).toBe(false);
  });

  it('stops cleanly when the signal comes while it starts', async () => {
    const dataDir = await copyData();
    await using server = start(dataDir);
    while ((await postmaster(dataDir)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
    expect(await postmaster(dataDir)).toBe(0);
  });

  it('after kill -9 stops the orphaned database and starts its own, with the data', async () => {
    const dataDir = await copyData();
    await using killed = start(dataDir);
    await killed.address;
    const orphan = await postmaster(dataDir);
    killed.child.kill('SIGKILL');
    await killed.exit;
    expect(await isAlive(orphan)).toBe(true);

    await using next = start(dataDir);
    expect(await answers(await next.address)).toBe(true);
    expect(await postmaster(dataDir)).not.toBe(orphan);
    expect(await isAlive(orphan)).toBe(false);
  });

  it('starts over stale files whose process numbers belong to others by now', async () => {
    const dataDir = await copyData();
    await writeFile(join(dataDir, 'server.lock'), JSON.stringify({ pid: process.pid, birth: 'another life' }));
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n/elsewhere\n`);
    await using server = start(dataDir);
    expect(await answers(await server.address)).toBe(true);
  });

  it('ends with one sentence when its database is killed', async () => {
    const dataDir = await copyData();
    await using server = start(dataDir);
    await server.address;
    process.kill(await postmaster(dataDir), 'SIGQUIT');
    expect(await server.exit).toBe(1);
    expect(server.text()).toContain('数据库意外停止：');
  });

  it('outlives more idle connections than it has descriptors, and answers when they are gone', async () => {
    const dataDir = await copyData();
    // As under npm start, where the server also watches whether npm is still there.
    const env = { npm_lifecycle_event: 'start' };
    const script = `ulimit -n 300; exec "${process.execPath}" src/cli/taizhang.ts serve`;
    await using server = start(dataDir, env, script);
    const { hostname, port } = new URL((await server.address) ?? '');
    const sockets = Array.from({ length: 400 }, () => connect(Number(port), hostname).on('error', () => {}));
    while (sockets.filter(({ closed }) => closed).length < 200) await new Promise((resolve) => setTimeout(resolve, 20));
    // Several looks of the watch.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(server.child.exitCode).toBe(null);
    for (const socket of sockets) socket.destroy();
    while (!(await answers(await server.address))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.text()).toContain('too many connections');
  });

  it('keeps the log of its database from one start to the next', async () => {
    const dataDir = await copyData();
    await appendFile(join(dataDir, 'postgres.log'), 'what an earlier start left\n');
    await using server = start(dataDir);
    await server.address;
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('what an earlier start left');
  });

  it('runs through npm start’s launcher as well', async () => {
    await using server = start(await copyData(), {}, ['bin/taizhang.mjs', 'serve']);
    expect(await answers(await server.address)).toBe(true);
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
  });
});

describe.concurrent('reached from elsewhere', { timeout: 2 * seconds }, () => {
  it('starts on any address now that there are logins, and warns when passwords would travel in the open', async () => {
    await using server = start(await copyData(), { HOST: '0.0.0.0' });
    expect(await answers((await server.address)?.replace('0.0.0.0', '127.0.0.1'))).toBe(true);
    expect(server.text()).toContain('密码会以明文经过网络');
  });
});

describe.concurrent('what cannot start', { timeout: 2 * seconds }, () => {
  /** Exactly one sentence, a code that is not 0, and no database left behind. */
  async function refusal(env: Record<string, string>, dataDir = join(home, 'unused'), ...args: readonly string[]): Promise<string> {
    await using server = start(dataDir, env, ['src/cli/taizhang.ts', 'serve', ...args]);
    expect(await server.exit).toBe(1);
    const lines = server.text().trim().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }

  it('a second instance on the same data folder; the first goes on', async () => {
    const dataDir = await copyData();
    await using first = start(dataDir);
    const address = await first.address;
    expect(await refusal({}, dataDir)).toBe(
      `台账没有启动：数据目录 ${dataDir} 正由另一个台账服务（进程 ${first.child.pid}）使用，请先停止它，或用 DATA_DIR=另一目录 启动`,
    );
    expect(await answers(address)).toBe(true);
  });

  it('one of two that start at the same moment', async () => {
    const dataDir = await copyData();
    await using one = start(dataDir);
    await using other = start(dataDir);
    const addresses = await Promise.all([one.address, other.address]);
    expect(addresses.filter((address) => address !== undefined)).toHaveLength(1);
  });

  it('a port in use', async () => {
    const dataDir = await copyData();
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await refusal({ PORT: port }, dataDir)).toContain(`端口 ${port} 已被占用`);
    expect(await postmaster(dataDir)).toBe(0);
    blocker.close();
  });

  it.each([
    ['PUBLIC_URL', 'taizhang.example', 'PUBLIC_URL 应为'],
    ['PUBLIC_URL', 'https://taizhang.example/path', 'PUBLIC_URL 应为'],
    ['OIDC_ISSUER', 'https://login.example', 'OIDC_CLIENT_ID'],
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

  it('a demonstration that is reachable from other machines, and an unknown argument', async () => {
    expect(await refusal({ HOST: '0.0.0.0' }, undefined, '--demo')).toContain('演示环境只能在本机打开');
    expect(await refusal({}, undefined, '--dmeo')).toContain('“--dmeo”');
  });

  it('a wrong password in DATABASE_URL', async () => {
    const dataDir = await copyData();
    await using server = start(dataDir);
    await server.address;
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
});

describe('after all that', () => {
  it('no PostgreSQL is left behind', async () => {
    const folders = (await readdir(home)).filter((name) => name === 'data' || name.startsWith('copy-'));
    expect(folders.length).toBeGreaterThan(8);
    const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const cwds = await Promise.all(processes.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
    expect(cwds.filter((cwd) => cwd.startsWith(home))).toEqual([]);
  });
});
