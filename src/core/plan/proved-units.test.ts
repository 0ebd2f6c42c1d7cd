import { describe, expect, it } from 'vitest';
import { readAssignments } from './assignment.ts';

describe('units that only the words beside them prove', () => {
  it.each([
    ['建设公寓。（市城投、市交投负责）', ['市城投', '市交投']],
    ['扩大投放。（人行甲州中支、甲州海关按职责分工负责）', ['人行甲州中支', '甲州海关']],
    ['建设公寓。\n责任单位：市城投', ['市城投']],
    ['任务\t责任单位\n建设公寓\t市城投', ['市城投']],
    ['建设公寓。（建设费用由企业自行负责）', []],
    ['建设公寓。（不含市场推广的部分由市场主体负责）', []],
    ['建设公寓。（省内企业落实）', ['省内企业']],
  ])('%s', (text, units) => {
    expect(readAssignments(text).flatMap(({ lead, responsible, support }) => [...lead, ...responsible, ...support])).toEqual(units);
  });
});

describe('a rule that the document states for its lists', () => {
  it.each([
    ['（责任单位：市甲局、市乙局）以上各项措施中排序第一的责任单位为该项牵头单位。', ['市甲局'], ['市乙局']],
    ['〔责任单位：市甲局，市乙局、市丙局，逗号前为牵头单位，下同〕', ['市甲局'], ['市乙局', '市丙局']],
    ['（责任单位：市甲局、市乙局；市丙局）注：分号前的为牵头单位', ['市甲局', '市乙局'], ['市丙局']],
    ['（市甲局、市乙局，市丙局负责）注：逗号前为牵头单位', ['市甲局', '市乙局'], ['市丙局']],
    ['（牵头单位：市甲局，市乙局；配合单位：市丙局）逗号前为牵头单位', ['市甲局', '市乙局'], ['市丙局']],
  ])('%s', (text, lead, support) => {
    expect(readAssignments(text)[0]).toMatchObject({ lead, support });
  });
});
