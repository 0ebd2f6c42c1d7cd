/**
 * Which tests of the server a change concerns. Each of them starts the whole server, so by imports all of them read every file; what
 * decides instead is the domain that a file belongs to: its tests, and those of the domains after it, which are the ones that may import it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './launch.mjs';

/** Left to right, as src/core/domains.ts lists them: later ones may import earlier ones. */
const domains = [...readFileSync(join(root, 'src/core/domains.ts'), 'utf8').matchAll(/\{ name: '(\w+)'/g)].map((match) => match[1]);
const inDomain = new RegExp(`^src/(?:core|contract|server|web)/(${domains.join('|')})/|^test/.*/(${domains.join('|')})[./-]`);

/** What no test of the server reads. */
const unread =
  /^(src\/web\/|src\/cli\/|bin\/|docs\/decisions\/|docs\/pictures\/|test\/(journeys|processes|faults|bench)\/|[^/]*\.md$|LICENSE$|vite\.config\.ts$|\.)/;
/** Documents that tests of `always` compare with the code. */
const compared = /^docs\//;
/** The gate that every request passes belongs to everybody. */
const everybodys = 'access';
/** Tests of no one domain that are quick and notice what is missing somewhere: a word, a row of the table of powers, a line of the API's document. */
const always = /^(src\/server\/[^/]+|test\/server\/(catalogue|http|openapi)|test\/server\/powers\/table)\.test\.ts$/;

/** The one domain whose folder, or whose name, a path has. */
export function domainOf(path) {
  const found = inDomain.exec(path);
  return found?.[1] ?? found?.[2];
}

/**
 * The test files of the server for these changed files; null: all of them, because a file (a migration, the harness, the platform, the
 * list of packages) concerns every domain.
 */
export function serverTestsFor(files) {
  const read = files.filter((file) => !unread.test(file));
  if (read.length === 0) return [];
  const tests = serverTests();
  const sources = read.filter((file) => !tests.includes(file) && !compared.test(file));
  const concerned = sources.map(domainOf);
  if (concerned.some((domain) => domain === undefined || domain === everybodys)) return null;
  const first = Math.min(...concerned.map((domain) => domains.indexOf(domain)));
  const related = (file) => domains.indexOf(domainOf(file)) >= first || always.test(file);
  return tests.filter((file) => read.includes(file) || related(file));
}

/** Of one save, while somebody works: the tests of the very domain, or the saved test. */
export function serverTestsBeside(files) {
  const read = files.filter((file) => !unread.test(file));
  const tests = serverTests();
  const concerned = new Set(read.filter((file) => !tests.includes(file)).map(domainOf));
  return tests.filter((file) => read.includes(file) || (domainOf(file) !== undefined && concerned.has(domainOf(file))));
}

/** Every test file of the server. */
export function serverTests() {
  return ['src/server', 'test/server'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.test.ts')),
  );
}

/**
 * What changed since the branch left main, saved or committed; on main itself, what is not committed. null: there is no git here to ask.
 * @returns {string[] | null}
 */
export function changedFiles() {
  try {
    const base = ['origin/main', 'main'].map((name) => tryGit('merge-base', 'HEAD', name)).find((found) => found !== '') ?? 'HEAD';
    const changed = git('diff', '--name-only', '--no-renames', base);
    const added = git('ls-files', '--others', '--exclude-standard');
    return [...new Set(`${changed}\n${added}`.split('\n'))].filter((path) => path !== '');
  } catch {
    return null;
  }
}

function tryGit(...args) {
  try {
    return git(...args);
  } catch {
    return '';
  }
}

function git(...args) {
  return execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
