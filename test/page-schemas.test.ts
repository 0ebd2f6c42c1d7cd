/**
 * Built pages have none of an endpoint's schemas, only the figures of their fields (contract/platform/for-pages.ts), so the sources of a page
 * read nothing else of them. A schema that a page needs is exported by the contract under a name of its own.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What a page's source reads of an endpoint's schemas beside a type or the limit of a field. */
function schemasRead(text: string): readonly string[] {
  const names = [...text.matchAll(/^import \{([^}]*)\} from '#contract\/[^']*endpoints\.ts'/gm)].flatMap(([, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[a-z]\w*$/.test(name)),
  );
  const found = names.flatMap((name) => [
    ...text.matchAll(new RegExp(String.raw`(\w+\(|typeof )?\b${name}\.(?:params|query|body|response)\b`, 'g')),
    ...text.matchAll(new RegExp(String.raw`\{[^}]*\b(?:params|query|body|response)\b[^}]*\}\s*=\s*${name};`, 'g')),
  ]);
  return found.flatMap(([all, before = '']) => (/^(?:maxLengthOf|minLengthOf|rangeOf)\($|^typeof $/.test(before) ? [] : [all]));
}

it('a page reads the limits of an endpoint’s fields, and no schema of it', () => {
  const pages = readdirSync(join(root, 'src/web'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(pages.flatMap((path) => schemasRead(readFileSync(path, 'utf8')).map((read) => `${relative(root, path)}: ${read}`))).toEqual([]);
});

it.each([
  ['fits(addUnit.body, code)', 1],
  ['const { body } = addUnit;', 1],
  ['addressOf(addUnit.query.pick({ tab: true }))', 1],
  ["maxLengthOf(addUnit.body.shape.names, 'full')", 0],
  ['type Fields = z.output<typeof addUnit.body>;', 0],
  ['call(addUnit, { body })', 0],
])('%s', (line, count) => {
  expect(schemasRead(`import { addUnit, type Unit } from '#contract/unit/endpoints.ts';\n${line}`)).toHaveLength(count);
});
