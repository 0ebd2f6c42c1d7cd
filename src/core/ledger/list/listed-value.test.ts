import { describe, expect, it } from 'vitest';
import { listedCounts, readListed } from '#core/ledger/list/listed-value.ts';

describe('what the ledger is narrowed to by lists', () => {
  it('is a list, in whatever case its id comes, or what a year says of the others', () => {
    expect(readListed('0196A000-0000-7000-8000-00000000000A')).toEqual({ kind: 'in', listId: '0196a000-0000-7000-8000-00000000000a' });
    expect(readListed('none:2026')).toEqual({ kind: 'none', year: 2026 });
    expect(readListed('omitted:2027')).toEqual({ kind: 'omitted', year: 2027 });
    expect(readListed('none:26')).toEqual({ kind: 'in', listId: 'none:26' });
  });
});

describe('counting what is listed', () => {
  const list = (id: string, year: number) => ({ id, year, name: `${year}年清单` });
  const of = (counts: Readonly<Record<string, number>>) => (value: string) => counts[value] ?? 0;

  it('says of each year what is in its lists, in none, and left out, newest year first', () => {
    const counted = listedCounts(
      [list('a', 2026), list('b', 2026), list('c', 2027)],
      of({ total: 20, overall: 3, 'list:a': 5, 'list:b': 2, 'list:c': 1, 'omitted:2026': 4 }),
    );
    expect(counted.map(({ value, count, list: own }) => [value, count, own?.id])).toEqual([
      ['c', 1, 'c'],
      ['none:2027', 16, undefined],
      ['a', 5, 'a'],
      ['b', 2, 'b'],
      ['none:2026', 6, undefined],
      ['omitted:2026', 4, undefined],
    ]);
  });

  it('takes 总领 that is listed away once', () => {
    const counted = listedCounts([list('a', 2026)], of({ total: 10, overall: 2, 'list:a': 3, 'list-overall:a': 1 }));
    expect(counted.map(({ value, count }) => [value, count])).toEqual([
      ['a', 3],
      ['none:2026', 6],
    ]);
  });

  it('shows a list that has nothing, and no row for nothing else', () => {
    expect(listedCounts([list('a', 2026)], of({}))).toEqual([{ value: 'a', count: 0, year: 2026, list: list('a', 2026) }]);
    expect(listedCounts([], of({ total: 5 }))).toEqual([]);
  });
});
