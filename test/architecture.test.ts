/** The rules of ARCHITECTURE.md that no compiler holds. Each rule is also shown a violation in each layer, so that it is known to bite. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { domains } from '#core/domains.ts';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

const root = join(import.meta.dirname, '..');
const order: readonly string[] = domains.map(({ name }) => name);
/** Folders of a layer that know no domain. */
const platforms = ['platform', 'ui'];
/** Programs: they put all domains together. */
const programs = ['cli'];
/** What a layer may import of ours, and whether it may touch the machine. */
const layers: Readonly<Record<string, { readonly ours: readonly string[]; readonly node: boolean }>> = {
  core: { ours: ['core'], node: false },
  contract: { ours: ['core', 'contract'], node: false },
  server: { ours: ['core', 'contract', 'server'], node: true },
  web: { ours: ['core', 'contract', 'web'], node: false },
  cli: { ours: ['core', 'contract', 'server', 'cli'], node: true },
};
/** Files beside the domains' folders that a domain or the platform may read all the same: the list itself, and what the trail says of every domain. */
const known = ['core/domains.ts', 'core/failure.ts', 'core/moment.ts', 'contract/catalogue.ts', 'contract/failures.ts'];
/** A clause of the jurisdiction written by hand; the key of a join, which names another row's, is none. */
const ownClause = /jurisdiction_id', '=', (?!')|jurisdiction_id = \$\{(?!.*\.ref\(|jurisdiction\}|sql\.ref)/;
const maxLines = 400;
const generated = new Set(['src/server/platform/database/tables.ts']);

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:tsx?|css)$/.test(entry.name))
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

/** Whether a file of `folder` may read a file of `targetFolder`, whatever the layers; the sentence says why not. */
function againstOrder(layer: string, folder: string | null, targetFolder: string | null, target: string): string | null {
  // Files beside the folders put domains together: server/main.ts, web/router.tsx.
  if (folder === null || (known.includes(target) && !(layer === 'web' && target.startsWith('contract/')))) return null;
  if (targetFolder === null) return 'reads a file that puts domains together';
  const at = order.indexOf(targetFolder);
  if (at < 0) return null;
  // `access` is what every request passes: the platform asks it, and knows no other domain.
  if (platforms.includes(folder)) return targetFolder === 'access' ? null : 'the platform knows a domain';
  return at > order.indexOf(folder) ? 'imports a later domain' : null;
}

/** Every broken rule of one file, in words. */
function violations(file: SourceFile): readonly string[] {
  const [, layer = '', ...rest] = file.path.split('/');
  const folder = rest.length > 1 ? (rest[0] ?? null) : null;
  const rule = layers[layer];
  if (!rule) return [`${file.path}: src/${layer} is no layer`];
  const isTest = /\.test\.tsx?$/.test(file.path);
  const found: string[] = [];
  const isProgram = programs.includes(layer);
  if (folder !== null && !isProgram && !platforms.includes(folder) && !order.includes(folder)) {
    found.push(`${file.path}: ${folder} is no domain of core/domains.ts`);
  }
  for (const target of importsOf(file)) {
    const [targetLayer = '', ...targetRest] = target.split('/');
    if (targetLayer in layers && !rule.ours.includes(targetLayer)) found.push(`${file.path}: ${layer} imports ${target}`);
    if (!rule.node && !isTest && target.startsWith('node:')) found.push(`${file.path}: ${layer} imports ${target}`);
    if (!(targetLayer in layers) || isTest || isProgram) continue;
    const targetFolder = targetRest.length > 1 ? (targetRest[0] ?? null) : null;
    const why = againstOrder(layer, folder, targetFolder, target);
    if (why !== null) found.push(`${file.path}: ${why}: ${target}`);
  }
  if (/^index\.tsx?$/.test(basename(file.path))) found.push(`${file.path}: index files have no name of their own`);
  if (/\/(utils|helpers|common|misc)(\/|\.)/.test(file.path)) found.push(`${file.path}: says nothing about what it holds`);
  if (file.path.split('/').length > 6) found.push(`${file.path}: deeper than four folders under src`);
  if (!generated.has(file.path) && file.text.split('\n').length > maxLines + 1) found.push(`${file.path}: more than ${maxLines} lines`);
  if (layer === 'server' && !isTest && file.path !== 'src/server/platform/config.ts' && /process\.env/.test(file.text)) {
    found.push(`${file.path}: only config.ts reads process.env`);
  }
  if (layer === 'server' && !isTest && ownClause.test(file.text))
    found.push(`${file.path}: clauses of the jurisdiction come from inJurisdiction()`);
  if (layer === 'web' && !isTest && /\bDatePicker\b|type="date"/.test(file.text) && file.path !== 'src/web/ui/day-input.tsx')
    found.push(`${file.path}: days are typed into DayInput (web/ui)`);
  if (layer === 'web' && folder !== 'ui' && !isTest && /queryKey: ?\[|\binvalidateQueries\b|\buseMutation\b/.test(file.text)) {
    found.push(`${file.path}: asks by endpointQuery and acts by useAct, which know keys and what is read anew (web/ui)`);
  }
  return found;
}

/** Files that import each other, by whatever way round. */
function circles(): readonly string[] {
  const graph = new Map(files.map((file) => [file.path, importsOf(file).map((target) => `src/${target}`)]));
  const found = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const walk = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.add([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const target of graph.get(path) ?? []) if (graph.has(target)) walk(target, [...way, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) walk(path, []);
  return [...found];
}

describe('the source tree', () => {
  it('is seen at all', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(files.flatMap(importsOf).filter((target) => target.startsWith('core/')).length).toBeGreaterThan(30);
    // Each layer has files of each kind that the rules speak of.
    for (const layer of ['core', 'contract', 'server', 'web']) {
      const folders = new Set(files.flatMap(({ path }) => (path.startsWith(`src/${layer}/`) ? (path.split('/')[2] ?? '') : [])));
      expect([layer, order.filter((name) => name !== 'access' && !folders.has(name))]).toEqual([layer, []]);
    }
  });

  it('keeps its rules', () => {
    expect(files.flatMap(violations)).toEqual([]);
  });

  it('has no circles', () => {
    expect(circles()).toEqual([]);
  });

  it('has a manifest for each domain of the server and the web client', () => {
    const missing = order.flatMap((name) => {
      const server = `src/server/${name}/domain.ts`;
      const web = `src/web/${name}/domain.tsx`;
      const hasPages = files.some(({ path }) => path.startsWith(`src/web/${name}/`) && path.endsWith('-page.tsx'));
      return [...(existsSync(join(root, server)) ? [] : [server]), ...(!hasPages || existsSync(join(root, web)) ? [] : [web])];
    });
    expect(missing).toEqual([]);
  });

  it.each([
    ['core imports the server', 'src/core/plan/parse.ts', "import { a } from '#server/main.ts';"],
    ['core reads files', 'src/core/plan/parse.ts', "import { readFile } from 'node:fs';"],
    ['core goes around by a relative path', 'src/core/plan/parse.ts', "import { a } from '../../server/main.ts';"],
    ['core loads lazily', 'src/core/plan/parse.ts', "const a = await import('#web/main.tsx');"],
    ['core imports a later domain', 'src/core/plan/parse.ts', "import { a } from '#core/ledger/theme.ts';"],
    ['core re-exports a later domain', 'src/core/access/policy.ts', "export { a } from '../unit/unit.ts';"],
    ['contract imports the server', 'src/contract/plan/endpoints.ts', "import type { DB } from '#server/platform/database/tables.ts';"],
    ['contract imports a later domain', 'src/contract/plan/endpoints.ts', "import { a } from '#contract/ledger/task-endpoints.ts';"],
    ['contract imports a later domain of core', 'src/contract/plan/endpoints.ts', "import { a } from '#core/ledger/theme.ts';"],
    ['the contract’s platform knows a domain', 'src/contract/platform/openapi.ts', "import { a } from '#contract/unit/zh.ts';"],
    ['web imports the server', 'src/web/main.tsx', "import { a } from '#server/main.ts';"],
    ['web re-exports the server', 'src/web/main.tsx', "export { a } from '#server/main.ts';"],
    ['web imports a later domain', 'src/web/plan/review/a.tsx', "import { a } from '#web/ledger/cells.tsx';"],
    ['web loads a later domain', 'src/web/plan/review/a.tsx', "const a = await import('#web/ledger/cells.tsx');"],
    ['web takes words of a later domain', 'src/web/plan/words.ts', "import { words } from '#web/ledger/words.ts';"],
    ['a page reads what puts domains together', 'src/web/plan/plans-page.tsx', "import { domains } from '#web/domains.ts';"],
    ['a page reads all words', 'src/web/plan/plans-page.tsx', "import { zh } from '#contract/catalogue.ts';"],
    ['ui knows a domain', 'src/web/ui/layout.tsx', "import { a } from '#web/session/idle.ts';"],
    ['the platform knows a domain', 'src/server/platform/clock.ts', "import { a } from '#server/plan/rows.ts';"],
    ['the platform knows more than access', 'src/server/platform/http/gate.ts', "import { a } from '#core/unit/unit.ts';"],
    ['plan imports ledger', 'src/server/plan/rows.ts', "import { a } from '#server/ledger/rows.ts';"],
    ['session imports account', 'src/server/session/log-in.ts', "import { a } from '#server/account/rows.ts';"],
    ['a folder of no domain', 'src/server/register/rows.ts', ''],
    ['an index file', 'src/server/plan/index.ts', ''],
    ['a drawer for everything', 'src/core/utils.ts', ''],
    ['a folder too deep', 'src/core/plan/a/b/c/d.ts', ''],
    ['a file too long', 'src/core/long.ts', '\n'.repeat(401)],
    ['a style sheet too long', 'src/web/plan/plans-page.css', '\n'.repeat(401)],
    ['a clause of the jurisdiction by hand', 'src/server/plan/rows.ts', "query.where('jurisdiction_id', '=', act.jurisdictionId)"],
    ['the same in SQL', 'src/server/plan/rows.ts', 'sql`select 1 from plan where jurisdiction_id = ${act.jurisdictionId}`'],
    ['a page with a key of its own', 'src/web/plan/plans-page.tsx', "useQuery({ queryKey: ['plans'] })"],
    ['a page that decides what is read anew', 'src/web/plan/plans-page.tsx', 'await client.invalidateQueries();'],
    ['a page with a change that nobody reads anew', 'src/web/plan/plans-page.tsx', 'const save = useMutation({});'],
    ['a second field for days', 'src/web/plan/plans-page.tsx', "import { DatePicker } from 'antd';"],
    ['a second reader of the environment', 'src/server/plan/rows.ts', 'const a = process.env;'],
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
