import { expect, it } from 'vitest';
import { diffAddress, ledgerOfPlan, readReviewPlace, reviewAddress } from '#web/plan/plan-address.ts';
import { endingOf, isPlanFormat } from '#web/plan/plan-formats.ts';

const place = { planId: 'p', versionId: 'v' };

it('leads to the pages of a plan', () => {
  expect(reviewAddress(place)).toBe('/plans/p/versions/v/review');
  expect(reviewAddress(place, 0)).toBe('/plans/p/versions/v/review?at=0');
  expect(diffAddress(place)).toBe('/plans/p/versions/v/diff');
  expect(ledgerOfPlan('p')).toBe('/ledger?planId=p');
});

it.each([
  ['', null],
  ['at=0', 0],
  ['at=17', 17],
  ['at=-1', null],
  ['at=x', null],
])('%s shows the place %s', (search, at) => expect(readReviewPlace(new URLSearchParams(search))).toBe(at));

it.each([
  ['方案.DOCX', 'docx', true],
  ['a.b.pdf', 'pdf', true],
  ['方案', '', false],
  ['方案.', '', false],
  ['方案.xlsx', 'xlsx', false],
])('%s ends with %s', (name, ending, taken) => {
  expect(endingOf(name)).toBe(ending);
  expect(isPlanFormat(name)).toBe(taken);
});
