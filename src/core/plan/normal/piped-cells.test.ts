import { expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

it('a cell between pipes that says nothing keeps its column', () => {
  const rows = [
    ['序号', '工作任务', '责任单位', '完成时限'],
    ['1', '建设云岭水库', '', '年底前'],
    ['2', '改造石桥大道', '市住建局', '6月底前'],
  ];
  const { tasks, assignments, deadlines } = parsePlan(
    `云岭市任务分解表\n${rows
      .flat()
      .map((cell) => `| ${cell} |`)
      .join('\n')}\n`,
  );
  expect(
    tasks.map(({ text, assignments: units, deadlines: days }) => [
      text,
      ...units.map((index) => assignments[index]?.responsible.join()),
      ...days.map((index) => deadlines[index]?.raw),
    ]),
  ).toEqual([
    ['建设云岭水库', '年底前'],
    ['改造石桥大道', '市住建局', '6月底前'],
  ]);
});
