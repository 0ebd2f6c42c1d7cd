/**
 * The server as its users meet it: real processes, started, stopped, killed and misled. Each case has a data folder of its own, copied
 * from one that a first start made, so that they can run side by side.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { answers, isAlive, postmasterOf, root, startServerProcess, until, type ServerProcess } from '#test/server-process.ts';

const seconds = 30_000;

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

/** What it prints; throws when it finds something. */
async function verifyAudit(DATA_DIR: string): Promise<string> {
  const env = { PATH: process.env['PATH'], DATA_DIR };
  return (await promisify(execFile)(process.execPath, ['src/cli/taizhang.ts', 'verify-audit'], { cwd: root, env })).stdout;
}

/** The secret of the one-time link that the terminal shows. */
async function setupSecret(server: ServerProcess): Promise<string> {
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
    await using server = startServerProcess(firstData);
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
    const database = await postmasterOf(firstData);
    expect(await isAlive(database)).toBe(true);

    // The terminal sends Ctrl-C to the whole process group.
    process.kill(-(server.child.pid ?? 0), 'SIGINT');
    expect(await server.exit).toBe(0);
    expect(server.text()).toContain('台账已停止');
    expect(await isAlive(database)).toBe(false);
    expect(await postmasterOf(firstData)).toBe(0);
    expect(await verifyAudit(firstData)).not.toContain('没有停止的记录');
  });

  it('answers again the second time, without the link once it is set up', async () => {
    await using server = startServerProcess(firstData);
    expect(await answers(await server.address)).toBe(true);
    expect(server.text()).not.toContain('/link#');
  });

  it('makes a new login link by the command line while the server runs', async () => {
    await using server = startServerProcess(firstData);
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
    await using server = startServerProcess(dataDir, { command: ['src/cli/taizhang.ts', 'serve', '--demo'] });
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

    await using real = startServerProcess(`${dataDir}-demo`);
    expect(await real.exit).toBe(1);
    expect(real.text()).toContain('演示环境');
  });
});

describe.concurrent('the server', { timeout: 2 * seconds }, () => {
  it('stops once, however often it is told', async () => {
    await using server = startServerProcess(await copyData());
    await server.address;
    for (let i = 0; i < 5; i += 1) server.child.kill(i % 2 ? 'SIGINT' : 'SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('stops with its database when nobody reads any more what it says', async () => {
    const dataDir = await copyData();
    await using server = startServerProcess(dataDir);
    await server.address;
    const database = await postmasterOf(dataDir);
    server.child.stdout?.destroy();
    server.child.stderr?.destroy();
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(await isAlive(database)).toBe(false);
  });

  it('stops cleanly when the signal comes while it starts', async () => {
    const dataDir = await copyData();
    await using server = startServerProcess(dataDir);
    while ((await postmasterOf(dataDir)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
    expect(await postmasterOf(dataDir)).toBe(0);
  });

  it('after kill -9 stops the orphaned database and starts its own, with the data', async () => {
    const dataDir = await copyData();
    await using killed = startServerProcess(dataDir);
    await killed.address;
    const orphan = await postmasterOf(dataDir);
    killed.child.kill('SIGKILL');
    await killed.exit;
    expect(await isAlive(orphan)).toBe(true);

    await using next = startServerProcess(dataDir);
    expect(await answers(await next.address)).toBe(true);
    expect(await postmasterOf(dataDir)).not.toBe(orphan);
    // Both have started, and neither has stopped.
    expect(await verifyAudit(dataDir)).toContain('有 2 次启动没有停止的记录');
    expect(await isAlive(orphan)).toBe(false);
  });

  it.each(['SIGKILL', 'SIGQUIT', 'SIGINT'] as const)('goes on when its database ends by %s, and stops cleanly later', async (signal) => {
    const dataDir = await copyData();
    await using server = startServerProcess(dataDir);
    const address = await server.address;
    for (let round = 0; round < 2; round += 1) {
      const database = await postmasterOf(dataDir);
      process.kill(database, signal);
      await until(async () => ![0, database].includes(await postmasterOf(dataDir)) && (await answers(address)));
    }
    expect(server.text()).toContain('the embedded database ended: it is started again');
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(await postmasterOf(dataDir)).toBe(0);
  });

  it('stops cleanly while its database does not come back', async () => {
    const dataDir = await copyData();
    await using server = startServerProcess(dataDir);
    const address = await server.address;
    await rename(join(dataDir, 'postgres/global/pg_control'), join(dataDir, 'pg_control'));
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await until(() => (server.text().match(/it is started again/g)?.length ?? 0) > 2);
    const refused = await fetch(`${address}/api/system`);
    expect(await refused.json()).toMatchObject({ status: 503, code: 'server.database-away' });
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('outlives more idle connections than it has descriptors, and answers when they are gone', async () => {
    const dataDir = await copyData();
    // As under npm start, where the server also watches whether npm is still there.
    const env = { npm_lifecycle_event: 'start' };
    const script = `ulimit -n 300; exec "${process.execPath}" src/cli/taizhang.ts serve`;
    await using server = startServerProcess(dataDir, { env, command: script });
    const { hostname, port } = new URL((await server.address) ?? '');
    const sockets = Array.from({ length: 400 }, () => connect(Number(port), hostname).on('error', () => {}));
    await until(() => sockets.filter(({ closed }) => closed).length >= 200);
    // Several looks of the watch.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(server.child.exitCode).toBe(null);
    for (const socket of sockets) socket.destroy();
    await until(async () => answers(await server.address));
    expect(server.text()).toContain('too many connections');
  });

  it('runs through npm start’s launcher as well', async () => {
    await using server = startServerProcess(await copyData(), { command: ['bin/taizhang.mjs', 'serve'] });
    expect(await answers(await server.address)).toBe(true);
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
  });
});

describe.concurrent('reached from elsewhere', { timeout: 2 * seconds }, () => {
  it('starts on any address now that there are logins, and warns when passwords would travel in the open', async () => {
    await using server = startServerProcess(await copyData(), { env: { HOST: '0.0.0.0' } });
    expect(await answers((await server.address)?.replace('0.0.0.0', '127.0.0.1'))).toBe(true);
    expect(server.text()).toContain('密码会以明文经过网络');
  });
});

describe.concurrent('what cannot start', { timeout: 2 * seconds }, () => {
  /** Exactly one sentence, a code that is not 0, and no database left behind. */
  async function refusal(env: Record<string, string>, dataDir = join(home, 'unused'), ...args: readonly string[]): Promise<string> {
    await using server = startServerProcess(dataDir, { env, command: ['src/cli/taizhang.ts', 'serve', ...args] });
    expect(await server.exit).toBe(1);
    const lines = server.text().trim().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }

  it('a second instance on the same data folder; the first goes on', async () => {
    const dataDir = await copyData();
    await using first = startServerProcess(dataDir);
    const address = await first.address;
    expect(await refusal({}, dataDir)).toBe(
      `台账没有启动：数据目录 ${dataDir} 正由另一个台账服务（进程 ${first.child.pid}）使用，请先停止它，或用 DATA_DIR=另一目录 启动`,
    );
    expect(await answers(address)).toBe(true);
  });

  it('one of two that start at the same moment', async () => {
    const dataDir = await copyData();
    await using one = startServerProcess(dataDir);
    await using other = startServerProcess(dataDir);
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
    expect(await postmasterOf(dataDir)).toBe(0);
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
    await using server = startServerProcess(dataDir);
    await server.address;
    const host = encodeURIComponent(join(dataDir, 'postgres'));
    expect(await refusal({ DATABASE_URL: `postgresql://taizhang:secret@localhost/postgres?host=${host}` })).toMatch(/用户名或口令不对$/);
    const password = encodeURIComponent((await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim());
    expect(await refusal({ DATABASE_URL: `postgresql://taizhang:${password}@localhost/none?host=${host}` })).toMatch(/没有这个数据库$/);
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
