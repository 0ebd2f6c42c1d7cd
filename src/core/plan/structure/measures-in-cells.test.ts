/** Measures that a cell numbers are items of their row, each with its own days; the row is called by the cell before them. */
import { expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const told = (row: string): string[] => {
  const plan = parsePlan(`云岭市任务分解表\n序号\t项目\t工作举措\t牵头单位\t完成时限\n${row}\n2\t卫生\t建成医院。\t市卫健委\t12月底\n`);
  return [
    ...plan.headings.map(({ path, heading }) => `${path} ${heading}`),
    ...plan.tasks.map(
      ({ path, text, deadlines }) => `${path} ${text} ${deadlines.map((index) => plan.deadlines[index]?.raw ?? '').join(' ')}`,
    ),
  ].filter((line) => !line.startsWith('2'));
};

it.each([
  [
    '1\t教育提升\t1.建成云岭小学。2.9月底前新建幼儿园2所。\t市教育局\t12月底',
    ['1 教育提升', '1/1 建成云岭小学', '1/2 9月底前新建幼儿园2所', '1/1 建成云岭小学 12月底', '1/2 9月底前新建幼儿园2所 9月底前 12月底'],
  ],
  [
    '1\t教育提升\t1.3月底前完成选址；2.6月底前开工。\t市教育局\t12月底',
    ['1 教育提升', '1/1 3月底前完成选址；', '1/2 6月底前开工', '1/1 3月底前完成选址 3月底前 12月底', '1/2 6月底前开工 6月底前 12月底'],
  ],
  // One number, or numbers that do not go on, are no list.
  ['1\t教育提升\t1.建成云岭小学。\t市教育局\t12月底', ['1 1.建成云岭小学', '1 建成云岭小学 12月底']],
  ['1\t教育提升\t建成小学3.5万平方米。\t市教育局\t12月底', ['1 建成小学3.5万平方米', '1 建成小学3.5万平方米 12月底']],
])('%s', (row, expected) => expect(told(row)).toEqual(expected));

it.each([
  ['1、2月份开展慰问。2.开展植树。', []],
  ['1.开展慰问。2、3月份开展植树。', []],
  ['1、开展慰问。2、3月份开展植树。', ['1/1', '1/2']],
  ['1.2月份开展慰问。2.3月份开展植树。', ['1/1', '1/2']],
])('%s: months are no number', (cell, paths) => {
  const { headings, tasks } = parsePlan(`云岭市任务分解表\n序号\t项目\t工作举措\t牵头单位\n1\t节日\t${cell}\t市民政局\n`);
  expect(headings.map(({ path }) => path).filter((path) => path !== '1')).toEqual(paths);
  if (paths.length === 0) expect(tasks.some(({ text }) => /^(?:1、2|2、3)月份/u.test(text))).toBe(true);
});
