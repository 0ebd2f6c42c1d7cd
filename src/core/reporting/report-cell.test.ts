import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportCell, writeReportCell, type ReportCellContext, type ReportCellProblem } from '#core/reporting/report-cell.ts';
import { contentFields, selfLights, unwrittenContent, type ContentField, type ReportContent } from '#core/reporting/report-content.ts';

const milestones = [
  { id: 'a', due: '2026-03-31', text: '完成可研' },
  { id: 'b', due: '2026-06-30', text: '取得批复' },
  { id: 'c', due: '2026-06-30', text: '开工 1 标段' },
  { id: 'd', due: '2027-01-31', text: '通车' },
];
const context: ReportCellContext = { lead: true, year: 2026, milestones };
const cell = (field: ContentField, typed: string, how = context): unknown => {
  const made = readReportCell(field, typed, how);
  return made.ok ? made.value : made.problem.code;
};

it('what is written is read as the same', () => {
  const plain = fc.string({ maxLength: 40 }).map((text) => {
    const made = readReportCell('text', text, context);
    return made.ok ? made.value : '';
  });
  const content: fc.Arbitrary<ReportContent> = fc.record({
    text: plain,
    percent: fc.option(fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)),
    done: fc.option(fc.constantFrom('0', '12.5', '1200')),
    reached: fc.subarray(milestones.map(({ id }) => id)),
    self: fc.option(fc.constantFrom(...selfLights)),
    forecast: fc.option(fc.constantFrom('2026-06-30', '2027-01-31')),
    problem: plain,
    next: plain,
    unchanged: plain,
  });
  fc.assert(
    fc.property(content, (stands) => {
      for (const field of contentFields)
        expect(readReportCell(field, writeReportCell(field, stands, context), context)).toEqual({ ok: true, value: stands[field] });
    }),
  );
});

it('whatever is typed is read, or told: nothing is thrown, and no text is longer than asked', () => {
  fc.assert(
    fc.property(fc.constantFrom(...contentFields), fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (field, typed, lead) => {
      const made = readReportCell(field, typed, { ...context, lead });
      if (!made.ok) expect((made.problem.printed ?? '').length).toBeLessThanOrEqual(60);
    }),
  );
});

describe.each<[ContentField, readonly (readonly [string, unknown])[]]>([
  [
    'percent',
    [
      ['38', 38],
      ['38%', 38],
      ['３８．５％', 38.5],
      ['百分之38', 38],
      ['0', 0],
      ['1', 1],
      ['0.5%', 0.5],
      ['', null],
      ['—', null],
      ['0.38', 'percent-unclear'],
      ['101', 'percent-beyond'],
      ['38.25', 'percent-beyond'],
      ['三成', 'no-percent'],
      ['-3', 'no-percent'],
    ],
  ],
  [
    'done',
    [
      ['1,200', '1200'],
      ['12.50', '12.50'],
      ['12.5公里', 'no-quantity'],
      ['1e21', 'no-quantity'],
      ['1,2', 'no-quantity'],
    ],
  ],
  [
    'forecast',
    [
      ['2026-06-30', '2026-06-30'],
      ['6-30', '2026-06-30'],
      ['6月30日', '2026-06-30'],
      ['2026年6月30日', '2026-06-30'],
      ['46203', '2026-06-30'],
      ['6-31', 'no-such-day'],
      ['年底', 'no-day'],
    ],
  ],
  [
    'self',
    [
      ['绿', 'green'],
      ['红灯', 'red'],
      ['Yellow', 'yellow'],
      ['', null],
      ['蓝', 'no-light'],
    ],
  ],
  [
    'reached',
    [
      ['√ 3-31 完成可研\n□ 6-30 取得批复', ['a']],
      ['√□完成可研', ['a']],
      ['完成可研\n开工1标段', ['a', 'c']],
      ['3月31日', ['a']],
      ['√ 2027-01-31 通车', ['d']],
      ['', []],
      ['□ 6-30 取得批复', []],
      ['6-30', 'milestone-unclear'],
      ['√', 'milestone-unknown'],
      ['竣工', 'milestone-unknown'],
    ],
  ],
])('%s', (field, cases) => {
  it.each(cases)('%j: %j', (typed, value) => expect(cell(field, typed)).toEqual(value));
});

it('a text is as long as people count, and has nothing that nobody sees', () => {
  expect(cell('text', '𠮷'.repeat(500))).toBe('𠮷'.repeat(500));
  const problem: ReportCellProblem = { code: 'too-long', limit: 500, count: 501 };
  expect(readReportCell('text', '字'.repeat(501), context)).toEqual({ ok: false, problem });
  expect(cell('text', '路基\u0007完成')).toBe('unprintable');
  expect(cell('text', '路\u200B基\t完成 \r\n桥梁')).toBe('路基 完成\n桥梁');
});

it('of its part a unit says words alone', () => {
  const part = { ...context, lead: false };
  expect(cell('percent', '38', part)).toBe('not-asked');
  expect(cell('percent', '', part)).toBeNull();
  expect(cell('reached', '', part)).toEqual([]);
  expect(cell('text', '已配合', part)).toBe('已配合');
  expect(writeReportCell('reached', unwrittenContent, part)).toBe('');
});

it('milestones that are told alike are ticked one by one', () => {
  const alike = [
    { id: 'x', due: '2026-06-30', text: '开工' },
    { id: 'y', due: '2026-06-30', text: '开工' },
  ];
  expect(cell('reached', '√ 6-30 开工\n□ 6-30 开工', { ...context, milestones: alike })).toEqual(['x']);
  expect(cell('reached', '□ 6-30 开工\n√ 6-30 开工', { ...context, milestones: alike })).toEqual(['y']);
});
