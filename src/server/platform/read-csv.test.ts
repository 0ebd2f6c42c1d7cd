import { describe, expect, it } from 'vitest';
import { failure, success } from '#core/failure.ts';
import { readCsv } from './read-csv.ts';

describe('a CSV file', () => {
  it.each([
    ['commas, quoted cells, lines of every kind', 'a,"b,\n""c"""\r\n\n,\rd', [['a', 'b,\n"c"'], [''], ['', ''], ['d']]],
    [
      'semicolons, and a mark of the byte order',
      '\uFEFFa;b,c;d\n1;2',
      [
        ['a', 'b,c', 'd'],
        ['1', '2'],
      ],
    ],
    ['tabs', 'a\tb\n', [['a', 'b']]],
    [
      'quotation marks inside of cells',
      '5"管,"泰安"市\n乙,"丙"',
      [
        ['5"管', '"泰安"市'],
        ['乙', '丙'],
      ],
    ],
    ['what our own exports escape', "'=1,'＝SUM,'x", [['=1', '＝SUM', "'x"]]],
    ['nothing', '', []],
  ])('has %s', (_what, text, rows) => {
    expect(readCsv(text, { rows: 9 })).toEqual(success(rows));
  });

  it('with an open quotation mark is refused by the row where it stands', () => {
    expect(readCsv('a\n\n"b,\nc\nd', { rows: 9 })).toEqual(failure('table-quote-unreadable', { line: 3 }));
  });

  it('with a row that never ends is refused by where it stands', () => {
    const long = readCsv(`a\n"${'b\n'.repeat(200_000)}`, { rows: 9 });
    expect(long).toEqual(failure('table-row-too-long', { line: 2, limit: 330_000 }));
  });

  it('is read one row beyond what is allowed, blank lines at its end aside', () => {
    const rows = readCsv(`a,b\nc,\n${',\n'.repeat(100_000)}`, { rows: 9 });
    expect(rows).toEqual(
      success([
        ['a', 'b'],
        ['c', ''],
      ]),
    );
    expect(readCsv('a\n'.repeat(100), { rows: 9 })).toMatchObject({ value: { length: 10 } });
  });
});
