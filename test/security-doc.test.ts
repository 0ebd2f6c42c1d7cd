/** docs/security.md says which test holds what: each file that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');

it('names no test or source that is not there', () => {
  const named = [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  const linked = [...text.matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, path = '']) => join('docs', path));
  expect(named.length).toBeGreaterThan(40);
  expect([...named, ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('gives each row a state', () => {
  const rows = text.split('\n').filter((line) => /^\| (?:V\d|8\.1)/.test(line));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((row) => !/^\| [^|]+ \| [✓○◇✗] \| [^|]{2,} \|$/.test(row))).toEqual([]);
});
