/** Lists whose items differ by a number alone, issued anew: each item goes on in its own task, however many are like it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTasks } from '#core/ledger/publish/match-tasks.ts';
import { likelyMatches, pairsOf } from '#core/plan/draft/similarity.ts';

type Print = (index: number) => string;

/** In Chinese as far as 9,999. */
function inChinese(number: number): string {
  const digits = String(number).split('').map(Number);
  const words = digits.map((digit, at) =>
    digit === 0 ? '零' : `${'〇一二三四五六七八九'.charAt(digit)}${['', '十', '百', '千'][digits.length - 1 - at] ?? ''}`,
  );
  return words.join('').replace(/零+$/u, '').replace(/零+/u, '零').replace(/^一十/u, '十');
}

/** How an item is printed, and how the next version prints it. */
const changes: readonly (readonly [string, Print, Print])[] = [
  [
    'another deadline for all',
    (index) => `完善第${index}号工作机制，2025年6月30日前完成`,
    (index) => `完善第${index}号工作机制，2026年3月31日前完成`,
  ],
  ['a deadline for all that had none', (index) => `完善第${index}号工作机制`, (index) => `完善第${index}号工作机制，2026年3月31日前完成`],
  [
    'each postponed to the day of the next',
    (index) => `完善第${index}号工作机制，2025年${(index % 12) + 1}月${(index % 28) + 1}日前完成`,
    (index) => `完善第${index}号工作机制，2025年${((index + 1) % 12) + 1}月${((index + 1) % 28) + 1}日前完成`,
  ],
  ['another word', (index) => `完善第${index}号工作机制`, (index) => `健全第${index}号工作机制`],
  ['another word behind it', (index) => `完善第${index}号工作机制`, (index) => `完善第${index}号工作机制并抓好落实`],
  ['another word, numbers in Chinese', (index) => `完善第${inChinese(index)}号工作机制`, (index) => `健全第${inChinese(index)}号工作机制`],
  [
    'another word, two numbers, neither of which tells',
    (index) => `完善第${Math.floor(index / 60)}片区第${index % 60}号工作机制`,
    (index) => `健全第${Math.floor(index / 60)}片区第${index % 60}号工作机制`,
  ],
];

const tasksOf = (print: Print, numbers: readonly number[]) =>
  numbers.map((index) => ({ id: `${index}`, key: `${index}`, text: print(index) }));

/** What goes on in another task than its own, and what goes on in none. */
function astray(before: readonly { id: string; text: string }[], after: readonly { key: string; text: string }[]) {
  const on = new Map(matchTasks(before, after).flatMap(({ key, taskId, continues }) => (continues ? [[taskId, key] as const] : [])));
  const stays = new Set(after.map(({ key }) => key));
  return before.filter(({ id }) => stays.has(id) && on.get(id) !== id).map(({ id }) => [id, on.get(id)]);
}

describe('items that differ by a number', () => {
  it.each(changes.flatMap(([name, print, next]) => [10, 330, 3000].map((count) => ({ name, count, print, next }))))(
    'go on in their own tasks: $name, $count items',
    ({ count, print, next }) => {
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      expect(astray(tasksOf(print, numbers), tasksOf(next, numbers))).toEqual([]);
    },
  );

  it('go on in their own tasks, though some came and some are gone', () => {
    const changed = fc.record({
      change: fc.constantFrom(...changes),
      before: fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 400 }),
      gone: fc.integer({ min: 0, max: 4 }),
      fresh: fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(changed, ({ change: [, print, next], before, gone, fresh }) => {
        const stay = before.filter((_, index) => index % 5 !== gone);
        const numbers = [...new Set([...fresh, ...stay])];
        expect(astray(tasksOf(print, before), tasksOf(next, numbers))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are compared with as few others in a list of 8,000 as in one of 2,000', () => {
    const print = changes[0]?.[1] ?? String;
    const looks = (count: number): number => {
      const texts = Array.from({ length: count }, (_, index) => pairsOf(print(index)));
      const likely = likelyMatches(texts);
      return Math.max(...texts.slice(0, 100).map((text) => likely(text, Infinity).length));
    };
    expect(looks(8000)).toBe(looks(2000));
  });
});
