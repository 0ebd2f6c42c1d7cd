/** npm run fuzz: FUZZ_SEED and FUZZ_COUNT say what is run; a finding fails, with the request that led to it. */
import { expect, it } from 'vitest';
import { findingsOf, fuzz } from '#test/fuzz/fuzz.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? 100_000);

it(`${count} requests of seed ${seed} meet no error of ours`, { timeout: 0 }, async () => {
  const report = await fuzz({
    seed,
    count,
    progress: (done, { statuses }) => {
      process.stdout.write(`${done} / ${count}  ${JSON.stringify(statuses)}\n`);
    },
  });
  expect(findingsOf(report)).toEqual([]);
});
