import { expect, it } from 'vitest';
import { unwrittenContent, type ReportContent } from '#core/reporting/report-content.ts';
import { openCells, unchangedSince, type TakenCell } from '#web/reporting/taken-cells.ts';

const milestone = { id: 'm', due: '2026-03-31', text: '完成可研' };
const item = { milestones: [milestone] };
const report = (id: string, state: 'draft' | 'submitted' = 'draft') => ({ id, lead: true, period: '2026-03', state, item });
const says = (content: Partial<ReportContent>) => () => ({ ...unwrittenContent, ...content });
const cell = (over: Partial<TakenCell> = {}): TakenCell => ({ report: 'a', field: 'text', from: '路基', to: '桥梁', ...over });

it('a cell is filled in where its report still says what was shown', () => {
  const filled = (content: Partial<ReportContent>, ...cells: readonly TakenCell[]) =>
    openCells(cells, [report('a'), report('b', 'submitted')], says(content)).map(({ field, before, after }) => [field, before, after]);
  expect(filled({ text: '路基' }, cell())).toEqual([['text', '路基', '桥梁']]);
  // Blanks that a sheet does not keep are no change.
  expect(filled({ text: ' 路基 ' }, cell())).toEqual([['text', ' 路基 ', '桥梁']]);
  expect(filled({ text: '他人写的' }, cell())).toEqual([]);
  expect(filled({ text: '路基' }, cell({ report: 'b' }), cell({ report: 'gone' }))).toEqual([]);
  expect(filled({}, cell({ field: 'reached', from: '□ 3-31 完成可研', to: '√ 3-31 完成可研' }))).toEqual([['reached', [], ['m']]]);
  expect(filled({}, cell({ field: 'percent', from: '', to: '半数' }))).toEqual([]);
});

it('what was typed on since is not taken back', () => {
  const filled = openCells([cell(), cell({ field: 'percent', from: '', to: '38%' })], [report('a')], says({ text: '路基' }));
  const left = (content: Partial<ReportContent>, state: 'draft' | 'submitted' = 'draft') =>
    unchangedSince(filled, [report('a', state)], says(content)).map(({ field }) => field);
  expect(left({ text: '桥梁', percent: 38 })).toEqual(['text', 'percent']);
  expect(left({ text: '桥梁又改', percent: 38 })).toEqual(['percent']);
  expect(left({ text: '桥梁', percent: 38 }, 'submitted')).toEqual([]);
});
