import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapping } from './overlapping.ts';
import { overlaps } from './ranges.ts';

const range = fc.record({ start: fc.nat(40), length: fc.nat(12) }).map(({ start, length }) => ({ start, end: start + length }));

it('finds what a walk through the whole list would find, in its order', () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range), (list, places) => {
      for (const place of places)
        expect(overlapping(list, place)).toEqual(list.flatMap((each, index) => (overlaps(each, place) ? [index] : [])));
    }),
  );
});
