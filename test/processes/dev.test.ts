/** `npm run dev` as a contributor meets it: on a copy of the tree, whose files are saved, broken and mended while it runs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const copied = ['bin', 'migrations', 'src', 'test/corpus', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];

let home: string;
let tree: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-dev-'));
  tree = join(home, 'tree');
  await mkdir(join(tree, 'node_modules'), { recursive: true });
  for (const path of copied) await cp(join(root, path), join(tree, path), { recursive: true });
  // Each package by a link of its own: what Vite keeps beside them stays in the copy.
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!/^\.(vite|cache)/.test(name)) await symlink(join(root, 'node_modules', name), join(tree, 'node_modules', name));
  }
  return () => rm(home, { recursive: true, force: true });
});

interface Dev extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly address: string;
  readonly exit: Promise<number | string | null>;
  /** Waits until the terminal shows it, from here on. */
  says(words: RegExp): Promise<RegExpExecArray>;
}

async function startDev(): Promise<Dev> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ['bin/dev.mjs', '--demo'], {
    cwd: tree,
    env: { PATH, NODE_COMPILE_CACHE, DATA_DIR: join(home, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  let read = 0;
  const says = async (words: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = words.exec(text.slice(read));
      if (found) {
        read += found.index + found[0].length;
        return found;
      }
      if (child.exitCode !== null) throw new Error(`it ended:\n${text}`);
      await pause();
    }
  };
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exit;
  };
  const [, address = ''] = await says(/开发环境已启动：(\S+)/);
  return { child, address, exit, says, [Symbol.asyncDispose]: end };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

/** Saves a file with its first `from` as `to`; answers how to put it back. */
async function save(path: string, from: string, to: string): Promise<() => Promise<void>> {
  const file = join(tree, path);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return () => writeFile(file, text);
}

/** Asks until the answer holds `words`. */
async function served(address: string, words: string, headers: Record<string, string> = {}): Promise<void> {
  while (!(await (await fetch(address, { headers })).text()).includes(words)) await pause();
}

/** What a browser says of a page's own call. */
const ownCall = (address: string) => ({ origin: address, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' });

async function enterAsOffice(address: string): Promise<string> {
  const { people } = (await (await fetch(`${address}/api/demo/people`)).json()) as { people: { postId: string; role: string }[] };
  const body = JSON.stringify({ postId: people.find(({ role }) => role === 'office')?.postId });
  const entered = await fetch(`${address}/api/demo/session`, { method: 'POST', headers: ownCall(address), body });
  expect(entered.status).toBe(200);
  return entered.headers.getSetCookie().join().split(';')[0] ?? '';
}

function measured(what: string, since: number): void {
  process.stdout.write(`npm run dev: ${what} ${((performance.now() - since) / 1000).toFixed(2)} s\n`);
}

describe('npm run dev', { timeout: 180_000 }, () => {
  it('logs in, follows each save of page and server, survives a broken one, and leaves nothing behind', async () => {
    const began = performance.now();
    await using dev = await startDev();
    const { address } = dev;
    measured('first start', began);

    const cookie = await enterAsOffice(address);
    const plans = await fetch(`${address}/api/plans`, { headers: { cookie } });
    expect(await plans.text()).toContain('泰安市推进省会经济圈一体化发展分工方案');

    // The checks of the product hold here too.
    const foreign = { ...ownCall(address), origin: 'http://elsewhere.example', cookie };
    expect((await fetch(`${address}/api/demo/session`, { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
    const key = join(home, 'data-demo/keys/master-key');
    expect((await readFile(key)).length).toBeGreaterThan(32);
    expect((await fetch(`${address}/@fs${key}`)).status).toBe(403);

    // A page, under the product's policy and with the nonce that the policy names; and a module of it.
    const page = await fetch(`${address}/plans`, { headers: { accept: 'text/html' } });
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
    expect(await page.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    await served(`${address}/ui/not-found-page.tsx`, 'shell.not-found');

    // A module of the pages: the browser is told of it, and gets it anew.
    const client = await (await fetch(`${address}/@vite/client`)).text();
    const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
    const socket = new WebSocket(`${address.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
    const told = new Promise<void>((resolve) => {
      socket.addEventListener('message', ({ data }) => String(data).includes('not-found-page') && resolve());
    });
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const pageSaved = performance.now();
    await save('src/web/ui/not-found-page.tsx', 'shell.not-found', 'shell.saved');
    await told;
    measured('page told after a save', pageSaved);
    await served(`${address}/ui/not-found-page.tsx`, 'shell.saved');
    socket.close();

    // A file of the server: it answers anew, the database went on, and who was logged in is so still.
    const database = await readFile(join(home, 'data-demo/postgres/postmaster.pid'), 'utf8');
    const serverSaved = performance.now();
    await save('src/server/plan/sample.ts', 'export ', 'process.stdout.write("read anew\\n");\nexport ');
    await dev.says(/read anew/);
    await served(`${address}/api/plans`, '泰安市', { cookie });
    measured('server answers after a save', serverSaved);
    expect(await readFile(join(home, 'data-demo/postgres/postmaster.pid'), 'utf8')).toBe(database);

    // Broken: said, and waited for. Meanwhile the API says that it is not there.
    const mend = await save('src/server/plan/sample.ts', 'export ', 'exprot ');
    await dev.says(/服务已退出/);
    expect((await fetch(`${address}/api/plans`, { headers: { cookie } })).status).toBe(503);
    await mend();
    await served(`${address}/api/plans`, '泰安市', { cookie });

    // The terminal sends Ctrl-C to the whole process group.
    process.kill(-(dev.child.pid ?? 0), 'SIGINT');
    expect(await dev.exit).toBe(0);
    expect(await leftovers()).toEqual([]);
  });

  it('leaves nothing behind when it is told to end by a signal to itself alone', async () => {
    await using dev = await startDev();
    // What Vite does when it is asked: for a page of our own.
    for (const site of ['cross-site', 'same-site', 'none']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' };
      expect((await fetch(`${dev.address}/__open-in-editor?file=a`, { headers })).status).toBe(403);
    }
    dev.child.kill('SIGTERM');
    expect(await dev.exit).toBe(0);
    expect(await leftovers()).toEqual([]);
  });
});

/** Processes that still work in the test's folder. */
async function leftovers(): Promise<readonly string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const left = processes.map(async (pid) => {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    return cwd.startsWith(home) ? `${pid} ${await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')}` : '';
  });
  return (await Promise.all(left)).filter((line) => line !== '');
}
