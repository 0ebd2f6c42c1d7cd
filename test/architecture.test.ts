/** The rules of ARCHITECTURE.md that no compiler holds. Each rule is also shown a violation, so that it is known to bite. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

const root = join(import.meta.dirname, '..');
const domains = ['identity', 'plan', 'ledger', 'reporting', 'indicators', 'supervision', 'coordination', 'meetings', 'evaluation'];
const platformFolders = ['platform', 'ui'];
/** What a layer may import of ours, and whether it may touch the machine. */
const layers: Readonly<Record<string, { readonly ours: readonly string[]; readonly node: boolean }>> = {
  core: { ours: ['core'], node: false },
  contract: { ours: ['core', 'contract'], node: false },
  server: { ours: ['core', 'contract', 'server'], node: true },
  web: { ours: ['core', 'contract', 'web'], node: false },
  cli: { ours: ['core', 'contract', 'server', 'cli'], node: true },
};
/** What the gate asks every request by: the platform knows these words of identity, and nothing else of any domain. */
const gateWords = ['core/identity/policy.ts', 'core/identity/subject.ts'];
const maxLines = 400;
const generated = new Set(['src/server/platform/database/tables.ts']);

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));

/** What a file imports, as paths from src where it is ours. */
function importsOf({ path, text }: SourceFile): readonly string[] {
  return [...text.matchAll(/(?:^|[\s;])(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm)].map(
    (match) => {
      const target = match[1] ?? match[2] ?? match[3] ?? '';
      if (target.startsWith('#')) return target.slice(1);
      return target.startsWith('.') ? relative('src', join(path, '..', target)) : target;
    },
  );
}

/** Every broken rule of one file, in words. */
function violations(file: SourceFile): readonly string[] {
  const [, layer = '', folder = ''] = file.path.split('/');
  const rule = layers[layer];
  if (!rule) return [`${file.path}: src/${layer} is no layer`];
  const isTest = /\.test\.tsx?$/.test(file.path);
  const found: string[] = [];
  for (const target of importsOf(file)) {
    const [targetLayer = '', targetFolder = ''] = target.split('/');
    if (targetLayer in layers && !rule.ours.includes(targetLayer)) found.push(`${file.path}: ${layer} imports ${target}`);
    if (!rule.node && !isTest && target.startsWith('node:')) found.push(`${file.path}: ${layer} imports ${target}`);
    if (!(targetLayer in layers)) continue;
    if (platformFolders.includes(folder) && domains.includes(targetFolder) && !isTest && !gateWords.includes(target))
      found.push(`${file.path}: the platform knows the domain ${target}`);
    // Pages cut across domains; rules, data and the server do not.
    if (layer !== 'web' && !isTest && domains.includes(folder) && domains.indexOf(targetFolder) > domains.indexOf(folder)) {
      found.push(`${file.path}: ${folder} imports the later domain ${target}`);
    }
  }
  if (/^index\.tsx?$/.test(basename(file.path))) found.push(`${file.path}: index files have no name of their own`);
  if (/\/(utils|helpers|common|misc)(\/|\.)/.test(file.path)) found.push(`${file.path}: says nothing about what it holds`);
  if (file.path.split('/').length > 6) found.push(`${file.path}: deeper than four folders under src`);
  if (!generated.has(file.path) && file.text.split('\n').length > maxLines + 1) found.push(`${file.path}: more than ${maxLines} lines`);
  if (layer === 'server' && !isTest && file.path !== 'src/server/platform/config.ts' && /process\.env/.test(file.text)) {
    found.push(`${file.path}: only config.ts reads process.env`);
  }
  return found;
}

describe('the source tree', () => {
  it('is seen at all', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(importsOf).filter((target) => target.startsWith('core/')).length).toBeGreaterThan(30);
  });

  it('keeps its rules', () => {
    expect(files.flatMap(violations)).toEqual([]);
  });

  it.each([
    ['core imports the server', 'src/core/plan/parse.ts', "import { a } from '#server/main.ts';"],
    ['core reads files', 'src/core/plan/parse.ts', "import { readFile } from 'node:fs';"],
    ['core goes around by a relative path', 'src/core/plan/parse.ts', "import { a } from '../../server/main.ts';"],
    ['core loads lazily', 'src/core/plan/parse.ts', "const a = await import('#web/main.tsx');"],
    ['contract imports the server', 'src/contract/plan.ts', "import type { DB } from '#server/platform/database/tables.ts';"],
    ['web imports the server', 'src/web/main.tsx', "import { a } from '#server/main.ts';"],
    ['web re-exports the server', 'src/web/main.tsx', "export { a } from '#server/main.ts';"],
    ['the platform knows a domain', 'src/server/platform/clock.ts', "import { a } from '#server/plan/rows.ts';"],
    [
      'the platform knows more of identity than the gate',
      'src/server/platform/http/gate.ts',
      "import { a } from '#core/unit/unit.ts';",
    ],
    ['plan imports ledger', 'src/server/plan/store.ts', "import { a } from '#server/ledger/rows.ts';"],
    ['an index file', 'src/server/plan/index.ts', ''],
    ['a drawer for everything', 'src/core/utils.ts', ''],
    ['a folder too deep', 'src/core/a/b/c/d/e.ts', ''],
    ['a file too long', 'src/core/long.ts', '\n'.repeat(401)],
    ['a second reader of the environment', 'src/server/plan/store.ts', 'const a = process.env;'],
  ])('%s is noticed', (_name, path, text) => {
    expect(violations({ path, text })).not.toEqual([]);
  });
});

describe('the lockfile', () => {
  /** npm leaves out what its registry cannot give it, and npm ci then refuses the whole lockfile: for other platforms an entry without a hash will do. */
  it('names the optional packages of every platform', () => {
    const lock = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
    const entries = Object.entries(lock.packages);
    expect(entries.length).toBeGreaterThan(300);
    const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in lock.packages) && !(`${path}/node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
    expect(entries.filter(([path, { version }]) => path !== '' && version === undefined)).toEqual([]);
  });
});
