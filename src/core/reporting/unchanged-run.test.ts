import { expect, it } from 'vitest';
import fc from 'fast-check';
import { placeInRun, runOfUnchanged } from '#core/reporting/unchanged-run.ts';

const said = (...texts: readonly string[]) => texts.map((unchanged) => ({ unchanged }));

it.each([
  [[], 0],
  [['', '待批'], 0],
  [['待批'], 1],
  [['待批', '待批', '', '待批'], 2],
  [['待批', ' '], 1],
])('of %j the newest say so %i times in a row', (texts, run) => {
  expect(runOfUnchanged(said(...texts))).toBe(run);
});

it('is one more with each report that says so, and begins anew with one that does not', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', '待批')), (texts) => {
      const before = runOfUnchanged(said(...texts));
      expect(runOfUnchanged(said('待批', ...texts))).toBe(before + 1);
      expect(placeInRun({ unchanged: '待批' }, before)).toBe(before + 1);
      expect(runOfUnchanged(said('', ...texts))).toBe(0);
      expect(placeInRun({ unchanged: '' }, before)).toBeNull();
    }),
  );
});
