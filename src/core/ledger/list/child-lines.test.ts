import { describe, expect, it } from 'vitest';
import { readChildRows } from '#core/ledger/list/child-lines.ts';

const context = {
  year: 2026,
  unitId: 'own',
  unitCalled: (name: string) => (name === '市公路中心' ? 'road' : undefined),
};
const read = (...rows: readonly (readonly string[])[]) => readChildRows(rows, context);

describe('children from a block of cells', () => {
  it('say their name, unit, weight and milestones; what is left out is usual', () => {
    const { children, problems } = read(
      ['分解事项', '单位', '权重', '节点'],
      ['路基工程', '市公路中心', '30%', '3-31 开工\n6-30 完成'],
      ['', ''],
      [' 征地  拆迁 ', '综合科', '０.5', '3-31 动员；6-30 完成'],
      ['资金'],
      // A head stands at the top alone: further down it is what somebody calls a child.
      ['事项'],
    );
    expect(problems).toEqual([]);
    expect(children).toEqual([
      {
        title: '路基工程',
        unitId: 'road',
        handledBy: null,
        weight: 30,
        milestones: [
          { due: '2026-03-31', text: '开工' },
          { due: '2026-06-30', text: '完成' },
        ],
      },
      {
        title: '征地 拆迁',
        unitId: 'own',
        handledBy: '综合科',
        weight: 0.5,
        milestones: [
          { due: '2026-03-31', text: '动员' },
          { due: '2026-06-30', text: '完成' },
        ],
      },
      { title: '资金', unitId: 'own', handledBy: null, weight: 1, milestones: [] },
      { title: '事项', unitId: 'own', handledBy: null, weight: 1, milestones: [] },
    ]);
  });

  it('that cannot be read are told by their row, and the others are read', () => {
    const { children, problems } = read(
      ['', '市公路中心'],
      ['长'.repeat(201)],
      ['甲', '科'.repeat(61)],
      ['乙', '', '多'],
      ['丙', '', '', '开工'],
      ['丁', '', '', Array.from({ length: 31 }, (_, day) => `1-${day + 1} 办`).join('\n')],
      ['戊', '', '999999'],
      ['己'],
    );
    expect(children.map(({ title }) => title)).toEqual(['己']);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [1, 'no-title'],
      [2, 'title-long'],
      [3, 'unit-long'],
      [4, 'not-weight'],
      [5, 'no-day'],
      [6, 'too-many'],
      [7, 'not-weight'],
    ]);
  });
});
