/** Small texts of each kind that documents out there are printed in, with what a person reads in them; test/corpus/cases. */
// oxlint-disable-next-line no-restricted-imports -- the cases are files; only tests read them
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkCase, type ReadingCase } from '#test/check-case.ts';
import { parsePlan } from './parse-plan.ts';

const folder = join(import.meta.dirname, '../../../test/corpus/cases');
const cases = readdirSync(folder).map((file): [string, ReadingCase] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
]);

it.each(cases)('%s is read as a person reads it', (_, one) => {
  expect(checkCase(parsePlan(one.text), one)).toEqual([]);
});
