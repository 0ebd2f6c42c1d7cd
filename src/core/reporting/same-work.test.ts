import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeSameWork, type ComparedItem } from '#core/reporting/same-work.ts';

const item = (id: string, words: string, units: readonly string[], rest: Partial<ComparedItem> = {}): ComparedItem => ({
  id,
  listId: id.slice(0, 1),
  workId: id,
  words,
  units,
  ...rest,
});
const proposed = (items: readonly ComparedItem[], fresh = items.map(({ id }) => id)) =>
  proposeSameWork(items, new Set(fresh)).map(({ items: both }) => both);

describe('proposals of one piece of work', () => {
  it('are items of two lists that say nearly the same and are carried by one unit', () => {
    const items = [
      item('a1', '推动济南至枣庄铁路年内开工建设', ['交通', '岱岳']),
      item('a2', '推进泰安港、大清河航道建设', ['交通']),
      item('b1', '加快济南至枣庄铁路开工建设', ['发改', '岱岳']),
      item('b2', '支持开通省会经济圈城际公交', ['交通']),
    ];
    expect(proposeSameWork(items, new Set(['b1']))).toEqual([{ items: ['a1', 'b1'], alike: 0.69, shared: ['岱岳'] }]);
  });

  it('need more words in common where no unit carries both', () => {
    const rail = (other: string) => [item('a1', '推动济南至枣庄铁路年内开工建设', ['交通']), item('b1', other, ['发改'])];
    expect(proposed(rail('加快济南至枣庄铁路开工建设'))).toEqual([]);
    expect(proposed(rail('推动济南至枣庄铁路开工建设'))).toEqual([['a1', 'b1']]);
  });

  it('are none between items of one list, nor of what is one already, nor of two numbers', () => {
    const words = '推动济南至枣庄铁路年内开工建设';
    expect(proposed([item('a1', words, ['交通']), item('a2', words, ['交通'])])).toEqual([]);
    expect(proposed([item('a1', words, ['交通'], { workId: 'w' }), item('b1', words, ['交通'], { workId: 'w' })])).toEqual([]);
    const pumps = (one: string, other: string) => proposed([item('a1', one, ['水利']), item('b1', other, ['水利'])]);
    expect(pumps('建设3号泵站', '建设4号泵站')).toEqual([]);
    expect(pumps('建设12号泵站', '建设21号泵站')).toEqual([]);
    expect(pumps('建设3号、4号泵站', '建设4号、5号泵站')).toEqual([]);
    // One says all figures that the other does, or none.
    expect(pumps('建设3号、4号泵站', '建设4号泵站')).toEqual([['a1', 'b1']]);
    expect(pumps('建设4号泵站', '建设3号、4号泵站')).toEqual([['a1', 'b1']]);
    expect(pumps('建设4号泵站', '建设泵站')).toEqual([['a1', 'b1']]);
  });

  it('are of what is new alone, and each pair comes once', () => {
    const words = '推动济南至枣庄铁路年内开工建设';
    const items = [item('a1', words, ['交通']), item('b1', words, ['交通']), item('c1', words, ['交通'])];
    expect(proposed(items, ['c1'])).toEqual([
      ['a1', 'c1'],
      ['b1', 'c1'],
    ]);
    expect(proposed(items)).toHaveLength(3);
  });

  it('are the three that are most alike, and from one half on', () => {
    const fresh = item('a1', '改造老旧小区供水管网', ['住建']);
    const others = ['改造供水管网', '改造老旧小区供水管网', '改造老旧小区', '改造老旧小区管网', '改造小区供水管网'];
    const items = [fresh, ...others.map((words, at) => item(`b${at}`, words, ['住建']))];
    const found = proposeSameWork(items, new Set(['a1'])).map(({ items: [, other], alike }) => `${other} ${alike}`);
    expect(found.toSorted()).toEqual(['b1 1', 'b3 0.75', 'b4 0.75']);
    // Two of four pairs each: exactly one half.
    expect(proposed([item('a1', '甲乙丙丁戊', ['住建']), item('b1', '甲乙丙己庚', ['住建'])])).toEqual([['a1', 'b1']]);
    expect(proposed([item('a1', '甲乙丙丁戊己', ['住建']), item('b1', '甲乙丙庚辛', ['住建'])])).toEqual([]);
  });

  it('hold for any items: in order, of two lists, of two works, at most three for each new one', () => {
    const words = fc.constantFrom('建设高速公路', '建设高速铁路', '建设城际公交', '改造老旧小区');
    const some = fc.array(
      fc.record({ words, list: fc.constantFrom('a', 'b', 'c'), work: fc.nat(5), unit: fc.constantFrom('交通', '住建') }),
      { maxLength: 12, size: 'max' },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const items = drawn.map(({ words: said, list, work, unit }, at) =>
          item(`${list}${at}`, said, [unit], { listId: list, workId: String(work) }),
        );
        const byId = new Map(items.map((one) => [one.id, one]));
        const found = proposeSameWork(items, new Set(byId.keys()));
        for (const {
          items: [a, b],
          alike,
        } of found) {
          expect(a < b && alike <= 1).toBe(true);
          expect(byId.get(a)?.listId).not.toBe(byId.get(b)?.listId);
          expect(byId.get(a)?.workId).not.toBe(byId.get(b)?.workId);
        }
        expect(new Set(found.map(({ items: both }) => both.join())).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(3 * items.length);
      }),
    );
  });
});
