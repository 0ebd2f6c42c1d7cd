/** The pool of child processes beside a server as people start it: what the system sees of both. Linux. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpuSeconds, lives, poolChildren, signalTo } from '#test/pool-children.ts';
import { smallPlan } from '#test/small-plan.ts';

const root = join(import.meta.dirname, '../..');
const megabyte = 1024 * 1024;

let home: string;
let origin: string;
let cookie: string;
let pid: number;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-pool-'));
  await chmod(home, 0o700);
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const server = spawn(process.execPath, ['src/cli/taizhang.ts', 'serve', '--demo'], {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, DATA_DIR: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  pid = server.pid ?? 0;
  origin = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error(text)));
  });
  const { people } = (await (await fetch(`${origin}/api/demo/people`)).json()) as { people: { postId: string; role: string }[] };
  const entered = await fetch(`${origin}/api/demo/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ postId: people.find(({ role }) => role === 'office')?.postId }),
  });
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  if (lives(pid)) signalTo(pid, 'SIGKILL');
  const postmaster = Number.parseInt(await readFile(join(home, 'postgres/postmaster.pid'), 'utf8').catch(() => ''), 10);
  if (postmaster > 0) {
    signalTo(postmaster, 'SIGINT');
    while (lives(postmaster)) await sleep(50);
  }
  await rm(home, { recursive: true, force: true });
});

function send(file: Blob, name: string): Promise<Response> {
  const form = new FormData();
  form.append('file', file, name);
  return fetch(`${origin}/api/plans`, { method: 'POST', headers: { origin, cookie }, body: form });
}

/** Megabytes of memory that the server itself has, without its children. */
async function memory(): Promise<number> {
  return Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

describe('a server with children', () => {
  it('gives them nothing that is secret, and takes 40 large uploads at once in bounded memory', async () => {
    expect((await send(new Blob([smallPlan]), '方案.txt')).status).toBe(200);
    const [child = 0] = poolChildren(pid);
    expect((await readFile(`/proc/${child}/environ`, 'utf8')).split('\0').filter((line) => line !== '')).toEqual([
      'TZ=UTC',
      expect.stringMatching(/^NODE_CHANNEL_/),
      expect.stringMatching(/^NODE_CHANNEL_/),
    ]);

    const before = await memory();
    const seen = [before];
    const looking = setInterval(() => void memory().then((now) => seen.push(now)), 20);
    const file = new Blob([Buffer.alloc(19 * megabyte, '推进甲项目建设。')]);
    const statuses = await Promise.all(Array.from({ length: 40 }, () => send(file, '方案.txt').then(({ status }) => status)));
    clearInterval(looking);
    expect(statuses.filter((status) => status !== 413 && status !== 503)).toEqual([]);
    expect(statuses).toContain(413);
    // All of them would be 760 MB.
    expect(Math.max(...seen) - before).toBeLessThan(350);
    expect((await fetch(`${origin}/api/system`)).status).toBe(200);
  });

  it('takes them along when it is killed, idle ones and one in the middle of a job', async () => {
    await send(new Blob([`${smallPlan}又一句。\n`]), '方案.txt');
    const idle = poolChildren(pid);
    const before = new Map(idle.map((each) => [each, cpuSeconds(each)]));
    const slow = send(new Blob([`${smallPlan}${'（责任单位：市财政局）推进，'.repeat(300_000)}\n`]), '方案.txt').catch(() => undefined);
    while (!poolChildren(pid).some((each) => cpuSeconds(each) > (before.get(each) ?? 0) + 0.3)) await sleep(10);
    const children = poolChildren(pid);
    expect(children.length).toBeGreaterThan(0);
    signalTo(pid, 'SIGKILL');
    await slow;
    while (children.some(lives)) await sleep(20);
    expect(children.filter(lives)).toEqual([]);
  });
});
