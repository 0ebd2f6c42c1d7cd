/**
 * All that the parser makes of each document of the corpus, line by line in test/corpus/parsed. The gold tells how good it is, in shares; this
 * tells what a change of the parser changes, also where nobody looked. After a change on purpose: `vitest run --project unit corpus -u`, and
 * read the difference before it is committed.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatParsed } from '#test/format-parsed.ts';
import { parsePlan } from './parse-plan.ts';

const corpus = join(import.meta.dirname, '../../../test/corpus');
const documents = readdirSync(corpus).filter((name) => name.endsWith('.txt'));

it.each(documents)('%s is read as before', async (name) => {
  const plan = parsePlan(readFileSync(join(corpus, name), 'utf8'));
  await expect(formatParsed(plan)).toMatchFileSnapshot(join(corpus, 'parsed', name));
});
