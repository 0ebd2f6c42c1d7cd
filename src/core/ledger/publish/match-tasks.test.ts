import { describe, expect, it } from 'vitest';
import { matchTasks, withChoices } from '#core/ledger/publish/match-tasks.ts';

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

describe('what people said of which task continues which', () => {
  const match = (
    key: string | null,
    taskId: string | null,
    relation: 'same' | 'changed' | 'split' | 'added' | 'dropped',
    continues = false,
  ) => ({
    key,
    taskId,
    relation,
    continues,
  });
  const matches = [
    match('a', '1', 'same', true),
    match('b', '2', 'split', true),
    match('c', '2', 'split'),
    match('d', null, 'added'),
    match(null, '3', 'dropped'),
  ];
  const chosen = (...said: [string, string | null][]) => withChoices(matches, new Map(said), (key) => key === 'd');

  it('is what the texts suggest while nothing was said', () => expect(chosen()).toEqual(matches));

  it('takes a task from whom the texts suggest', () => {
    expect(chosen(['d', '1'])).toEqual([
      match('a', null, 'added'),
      ...matches.slice(1, 3),
      match('d', '1', 'same', true),
      match(null, '3', 'dropped'),
    ]);
    expect(chosen(['d', '2'])).toContainEqual(match('b', '2', 'split'));
  });

  it('drops what nothing is left of, and brings back what was dropped', () => {
    expect(chosen(['a', null])).toEqual([match('a', null, 'added'), ...matches.slice(1), match(null, '1', 'dropped')]);
    expect(chosen(['a', '3'])).toEqual([match('a', '3', 'changed', true), ...matches.slice(1, 4), match(null, '1', 'dropped')]);
    expect(chosen(['b', '2'])).toEqual([matches[0], match('b', '2', 'changed', true), match('c', '2', 'split'), ...matches.slice(3)]);
  });
});
