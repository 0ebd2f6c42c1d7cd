/** What a plan says does not depend on the file it comes in: the items of the corpus, printed into each kind of file, give the same ledger. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { goldItems, told } from '#test/gold-items.ts';
import { files } from '#test/print-files.ts';
import { layouts } from '#test/print-plan.ts';
import { readDocument } from './read-document.ts';

describe.each(goldItems())('%s', (_name, items) => {
  const expected = told(parsePlan(layouts['brackets']?.(items) ?? ''));

  it.each(Object.entries(files))('says the same as %s', async (_file, { extension, print }) => {
    const read = await readDocument(await print(items), `plan.${extension}`);
    if (!read.ok) throw new Error(read.code);
    expect(told(parsePlan(read.document.text))).toEqual(expected);
    expect(read.document.replaced).toEqual([]);
  });
});
