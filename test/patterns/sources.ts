/** Every regular expression of the sources: the literals as they are written, and those that a module builds as it is read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';
import { z } from 'zod';

export interface Pattern {
  /** src/core/plan/issue.ts:12 */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const root = join(import.meta.dirname, '../..');

/** Paths of the product's files, tests left out. */
export function sourceFiles(): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|bench)\.tsx?$/.test(path))
    .map((path) => join(root, 'src', path))
    .toSorted();
}

const Node = z.object({
  type: z.string().optional(),
  start: z.number().default(0),
  regex: z.object({ pattern: z.string(), flags: z.string() }).nullish(),
  callee: z.object({ name: z.string().optional() }).nullish(),
});
const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** Of a file: its literals; whether it builds some; and where it does so within a function, as nobody can look at those beforehand. */
export function patternsIn(
  path: string,
  text: string = readFileSync(path, 'utf8'),
): { readonly literals: readonly Pattern[]; readonly builds: boolean; readonly builtLate: readonly string[] } {
  const literals: Pattern[] = [];
  const builtLate: string[] = [];
  let builds = false;
  const placeOf = (at: number): string => `${relative(root, path)}:${text.slice(0, at).split('\n').length}`;
  const visit = (value: unknown, inFunction: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach((inner) => visit(inner, inFunction));
    const node = Node.safeParse(value).data;
    if (node?.regex) literals.push({ place: placeOf(node.start), source: node.regex.pattern, flags: node.regex.flags });
    const built = node?.callee?.name === 'RegExp';
    builds ||= built;
    if (built && inFunction) builtLate.push(placeOf(node.start));
    const within = inFunction || functions.includes(node?.type ?? '');
    for (const inner of Object.values(value)) visit(inner, within);
  };
  visit(parseSync(path, text).program, false);
  return { literals, builds, builtLate };
}
