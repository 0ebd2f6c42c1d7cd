import { expect, it } from 'vitest';
import { zh } from '#contract/unit/zh.ts';
import { importProblems } from '#core/unit/import-row.ts';
import { resolveReasons } from '#core/unit/resolve-proposals.ts';
import { kindOfWord, wordOfKind } from '#core/unit/kind-word.ts';
import { unitKinds } from '#core/unit/unit.ts';

it.each(unitKinds)('the word that pages show for %s is the one that tables write, and is read back', (kind) => {
  expect(zh[`unit-kind.${kind}`]).toBe(wordOfKind(kind));
  expect(kindOfWord(zh[`unit-kind.${kind}`])).toBe(kind);
});

it('says what an import finds wrong, and nothing else', () => {
  const said = Object.keys(zh).filter((key) => key.startsWith('unit-import.'));
  expect(said.sort()).toEqual(importProblems.map((problem) => `unit-import.${problem}`).sort());
});

it('says why a unit is proposed', () => {
  expect(resolveReasons.filter((reason) => !(`unit-resolve.${reason}` in zh))).toEqual([]);
});
