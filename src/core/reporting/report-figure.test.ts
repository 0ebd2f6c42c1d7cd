import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportFigures, sumFigures, type Figures } from '#core/reporting/report-figure.ts';

const n = fc.nat(1000);
const figures: fc.Arbitrary<Figures> = fc.record({
  expected: n,
  begun: n,
  handedIn: n,
  onTime: n,
  late: n,
  accepted: n,
  returned: n,
  missing: n,
});

it('several are one, figure by figure', () => {
  fc.assert(
    fc.property(figures, figures, figures, (one, two, three) => {
      const sum = sumFigures([one, two, three]);
      for (const figure of reportFigures) expect(sum[figure]).toBe(one[figure] + two[figure] + three[figure]);
    }),
  );
  expect(Object.values(sumFigures([]))).toEqual(reportFigures.map(() => 0));
});
