/** That core is pure is held by its own tsconfig and by lint. Here each of them is shown what it must find. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const planted: readonly (readonly [name: string, text: string, found: RegExp])[] = [
  ['a-clock', 'export const today = (): number => Date.now();', /no-restricted-globals/],
  ['a-clock-by-globalthis', 'export const now = globalThis.Date;', /no-restricted-properties/],
  ['chance', 'export const dice = (): number => Math.random();', /no-restricted-properties/],
  ['a-request', "export const page = fetch('/');", /no-restricted-globals/],
  ['the-environment', 'export const port = process.env.PORT;', /no-restricted-globals/],
  ['a-waiting', 'setTimeout(() => {}, 1);', /no-restricted-globals/],
  ['a-file', "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('a', 'utf8');", /no-restricted-imports/],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-purity-'));
  await mkdir(join(folder, 'src/core'), { recursive: true });
  for (const file of ['tsconfig.json', 'src/core/tsconfig.json', '.oxlintrc.json', 'package.json'])
    await cp(join(root, file), join(folder, file));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of planted) await writeFile(join(folder, `src/core/${name}.ts`), `${text}\n`);
  await writeFile(join(folder, 'src/core/pure.ts'), 'export const sum = (a: number, b: number): number => a + b;\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a tool says of the planted files. */
async function said(script: string, ...args: readonly string[]): Promise<string> {
  return await new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: folder }, (_error, out, err) => resolve(out + err));
  });
}

describe('core is pure:', () => {
  it('lint finds clocks, chance, requests, the environment and files', async () => {
    const found: unknown = JSON.parse(await said('oxlint/bin/oxlint', '--format', 'json', 'src/core'));
    const text = JSON.stringify(found);
    const diagnostics = (JSON.parse(text) as { diagnostics: { filename: string; code: string }[] }).diagnostics;
    for (const [name, , rule] of planted) {
      expect([name, diagnostics.filter(({ filename }) => filename.endsWith(`${name}.ts`)).map(({ code }) => code)]).toEqual([
        name,
        expect.arrayContaining([expect.stringMatching(rule)]),
      ]);
    }
    expect(diagnostics.filter(({ filename }) => filename.endsWith('pure.ts'))).toEqual([]);
  });

  it('the compiler knows neither a browser nor Node there', async () => {
    const errors = await said('typescript/bin/tsc', '--noEmit', '-p', 'src/core');
    for (const name of ['a-request', 'the-environment', 'a-waiting', 'a-file']) expect(errors).toContain(`${name}.ts`);
    expect(errors).not.toContain('pure.ts');
  });

  it('and the compiler’s settings are those that the check runs with', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(scripts['types']).toContain('-p src/core');
  });
});
