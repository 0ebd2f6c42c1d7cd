import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { doubtAfter, openDoubts, stepDoubt } from '#web/plan/review/open-doubts.ts';
import { logOf, place, samplePlan } from '#test/draft-sample.ts';

const all = openDoubts(replay(samplePlan, []));
const [first, second, third, gap] = all.map(({ key }) => key);

describe('openDoubts', () => {
  it('mixes doubts and gaps in the order of the text, counted by type', () => {
    expect(all.map(({ type, ordinal }) => [type, ordinal])).toEqual([
      ['doubt', 1],
      ['doubt', 2],
      ['doubt', 3],
      ['gap', 1],
    ]);
    expect(all.map(({ start }) => start)).toEqual(all.map(({ start }) => start).toSorted((a, b) => a - b));
  });

  it('leaves out what was settled and counts anew', () => {
    const doubt = { ...place('Rl线'), code: 'misprint' as const };
    const draft = replay(samplePlan, logOf({ type: 'settle-doubt', doubt, answer: { kind: 'as-printed' }, note: '' }));
    expect(openDoubts(draft).map(({ key, ordinal }) => [key, ordinal])).toEqual([
      [second, 1],
      [third, 2],
      [gap, 1],
    ]);
  });
});

describe('stepDoubt', () => {
  it.each([
    [first, 1, second],
    [second, -1, first],
    [gap, 1, first],
    [first, -1, gap],
    ['gone', 1, first],
    [null, -1, gap],
  ] as const)('from %s by %i comes to %s', (from, by, to) => expect(stepDoubt(all, from ?? null, by)?.key).toBe(to));
  it('comes to nothing where there is nothing', () => {
    expect(stepDoubt([], null, 1)).toBeNull();
    expect(stepDoubt([], null, -1)).toBeNull();
  });
});

describe('doubtAfter', () => {
  it('is the one at the place or after it, from the start again at the end', () => {
    expect(doubtAfter(all, all[1]?.start ?? -1)?.key).toBe(second);
    expect(doubtAfter(all, (all[1]?.start ?? -1) + 1)?.key).toBe(third);
    expect(doubtAfter(all, samplePlan.text.length)?.key).toBe(first);
    expect(doubtAfter([], 0)).toBeNull();
  });
});
