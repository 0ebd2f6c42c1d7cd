import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMilestoneText, mostProblems, quarterOf, readMilestoneCell, writeMilestoneCell } from '#core/ledger/list/milestone-cell.ts';

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const text = fc.stringMatching(/^[一-龥A-Za-z][一-龥A-Za-z0-9（）、%]{0,20}$/u);

it.each([
  ['6-30 取得线位批复', [{ due: '2026-06-30', text: '取得线位批复' }]],
  ['6月30日前取得线位批复', [{ due: '2026-06-30', text: '取得线位批复' }]],
  ['6.30：取得线位批复', [{ due: '2026-06-30', text: '取得线位批复' }]],
  ['2026/6/30 取得线位批复', [{ due: '2026-06-30', text: '取得线位批复' }]],
  ['２０２６年６月３０日，取得线位批复', [{ due: '2026-06-30', text: '取得线位批复' }]],
  ['2月底 12家机构接入', [{ due: '2026-02-28', text: '12家机构接入' }]],
  ['6月5号线贯通', [{ due: '2026-06-30', text: '5号线贯通' }]],
  ['6月5号贯通', [{ due: '2026-06-05', text: '贯通' }]],
  ['6.30项目开工', [{ due: '2026-06-30', text: '项目开工' }]],
  ['6-30成立专班', [{ due: '2026-06-30', text: '成立专班' }]],
  ['6-30公开结果', [{ due: '2026-06-30', text: '公开结果' }]],
  ['4月上旬开工', [{ due: '2026-04-10', text: '开工' }]],
  ['4月中旬开工', [{ due: '2026-04-20', text: '开工' }]],
  ['4月下旬开工', [{ due: '2026-04-30', text: '开工' }]],
  ['9月 完成征地', [{ due: '2026-09-30', text: '完成征地' }]],
  [
    '6-30 乙\r\n\r\n5-31 甲',
    [
      { due: '2026-05-31', text: '甲' },
      { due: '2026-06-30', text: '乙' },
    ],
  ],
  ['—', []],
  [' \n ', []],
])('reads %j', (cell, milestones) => {
  expect(readMilestoneCell(cell, 2026, null)).toEqual({ milestones, problems: [] });
});

it.each([
  ['取得线位批复', 'no-day'],
  ['1-3月完成前期', 'no-day'],
  ['2-3个项目开工', 'no-day'],
  ['10.5万亩高标准农田建成', 'no-day'],
  ['1.5亿元投资完成', 'no-day'],
  ['10-15公里贯通', 'no-day'],
  ['2-30 取得批复', 'no-such-day'],
  ['13-1 取得批复', 'no-such-day'],
  ['6-30', 'no-text'],
  ['2027-6-30 取得批复', 'other-year'],
  ['7-1 取得批复', 'other-quarter'],
])('says of %j what is wrong, and keeps the other lines', (line, code) => {
  const read = readMilestoneCell(`5-31 在前\n${line}\n6-1 在后`, 2026, 2);
  expect(read.problems).toEqual([{ code, line: 2, printed: line }]);
  expect(read.milestones.map((one) => one.text)).toEqual(['在前', '在后']);
});

it.each([
  ['6-30\t取得\t批复', '取得 批复'],
  ['6-30 取得\u200b批复\ufeff', '取得批复'],
  ['6-30 🌾丰收', '🌾丰收'],
])('keeps of %j what its editor takes', (line, said) => {
  expect(readMilestoneCell(line, 2026, 2)).toEqual({ milestones: [{ due: '2026-06-30', text: said }], problems: [] });
  expect(isMilestoneText(said)).toBe(true);
});

it.each([
  ['6-30 取得\u0007批复', 'unprintable', '6-30 取得批复'],
  ['6-30 取得\u202e批复', 'unprintable', '6-30 取得批复'],
  ['6-30 🌾', 'no-text', '6-30 🌾'],
])('refuses %j as its editor does', (line, code, printed) => {
  expect(readMilestoneCell(line, 2026, 2).problems).toEqual([{ code, line: 1, printed }]);
});

it('stops where nothing in it is a milestone', () => {
  expect(readMilestoneCell('x\n'.repeat(4000), 2026, null).problems).toHaveLength(mostProblems);
});

it('what is written is read as the same', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ due: day, text }), { maxLength: 6 }), (milestones) => {
      const ordered = milestones.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
      expect(readMilestoneCell(writeMilestoneCell(ordered), 2026, null)).toEqual({ milestones: ordered, problems: [] });
    }),
  );
});

it('a day belongs to one quarter', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01'].map(quarterOf)).toEqual([1, 1, 2, 3, 4]);
});
