import { expect, it } from 'vitest';
import { leftOut } from '#web/ledger/left-out.ts';

it.each([
  [0, 2, 0],
  [2, 2, 0],
  [3, 2, 0],
  [4, 2, 2],
  [16, 6, 10],
])('of %i with %i at first, %i are left out', (count, atFirst, left) => expect(leftOut(count, atFirst)).toBe(left));
