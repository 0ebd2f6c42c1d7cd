/** A small part of `npm run fuzz`, each time the same. */
import { expect, it } from 'vitest';
import { findingsOf, fuzz } from '#test/fuzz/fuzz.ts';

it('three thousand hostile requests meet no error of ours', { timeout: 600_000 }, async () => {
  const report = await fuzz({ seed: 1, count: 3000 });
  expect(findingsOf(report)).toEqual([]);
  // They get far: neither all refused nor all for one reason.
  const times = (status: number): number => report.statuses[String(status)] ?? 0;
  for (const status of [200, 400, 401, 403, 404, 405, 409, 413, 415, 422]) expect([status, times(status) > 0]).toEqual([status, true]);
  expect(times(200)).toBeGreaterThan(200);
});
