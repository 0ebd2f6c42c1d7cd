import { describe, expect, it } from 'vitest';
import { matchTasks } from '#core/ledger/publish/match-tasks.ts';

/** One long task, and the many that it became, or was made of. */
function torn(count: number) {
  const texts = Array.from({ length: count }, (_, index) => `由第${index * 7}组负责推进第${(index * 7919) % 10_007}号工程建设。`);
  let reads = 0;
  const whole = {
    id: 'whole',
    key: 'whole',
    get text() {
      reads += 1;
      return texts.join('');
    },
  };
  return { whole, parts: texts.map((text, index) => ({ id: `${index}`, key: `${index}`, text })), reads: () => reads };
}

describe('a task that became many', () => {
  it('goes on in the likest of them', () => {
    const { whole, parts } = torn(4);
    const matches = matchTasks([whole], parts);
    expect(matches.map(({ relation }) => relation)).toEqual(['split', 'split', 'split', 'split']);
    expect(matches.filter(({ continues }) => continues)).toHaveLength(1);
  });

  it.each([
    ['split', (one: ReturnType<typeof torn>) => matchTasks([one.whole], one.parts)],
    ['merged', (one: ReturnType<typeof torn>) => matchTasks(one.parts, [one.whole])],
  ])('is taken apart as often for a hundred parts as for two: %s', (_name, match) => {
    const [few, many] = [torn(2), torn(100)];
    match(few);
    match(many);
    expect(many.reads()).toBe(few.reads());
  });
});
