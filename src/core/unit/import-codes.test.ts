import { expect, it } from 'vitest';
import { codeFits } from '#core/unit/import-codes.ts';
import { unitKinds } from '#core/unit/unit.ts';

it.each([
  ['370902', ['county', 'other-city', 'body']],
  ['370900', ['other-city', 'body']],
  ['370902001', ['township']],
  ['370902000', []],
  ['990902', []],
  ['37090', []],
  ['3709021', []],
  ['', []],
])('the code %s fits %j', (code, kinds) => {
  expect(unitKinds.filter((kind) => codeFits(kind, code)).toSorted()).toEqual(kinds.toSorted());
});
