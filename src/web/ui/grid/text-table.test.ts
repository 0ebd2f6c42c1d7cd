import { expect, it } from 'vitest';
import fc from 'fast-check';
import { readTabText, writeTabText } from '#web/ui/grid/text-table.ts';

it.each([
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  // Excel and WPS end the last row, too.
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"5-31 甲\n6-30 乙"\t二', [['5-31 甲\n6-30 乙', '二']]],
  ['"6-30 印发""十四五""规划"', [['6-30 印发"十四五"规划']]],
  // A quote that is no frame of a cell stays one.
  ['"先行"工程开工\t二', [['"先行"工程开工', '二']]],
  ['"没有完\t二', [['"没有完', '二']]],
  ['', [['']]],
  [
    '\t\n\t',
    [
      ['', ''],
      ['', ''],
    ],
  ],
  ['a\n\nb', [['a'], [''], ['b']]],
])('reads %j', (text, table) => {
  expect(readTabText(text)).toEqual(table);
});

it('reads what it writes', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '"', '\t', '\n', ' ', '6-30'), maxLength: 6 });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(table, (cells) => {
      expect(readTabText(`${writeTabText(cells)}\r\n`)).toEqual(cells);
    }),
  );
});
