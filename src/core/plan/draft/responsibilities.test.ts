import { describe, expect, it } from 'vitest';
import { firstListed, leadOf, rowsOf } from '#core/plan/draft/responsibilities.ts';

const units = { lead: [], responsible: [], support: [], local: [], othersOpen: true, path: '', start: 0, end: 0 };

describe('leadOf', () => {
  const assigned = (lists: { lead?: string[]; responsible?: string[] }) => ({
    responsibilities: rowsOf({ ...units, othersOpen: false, raw: '', ...lists }, 0, 'printed'),
  });
  it.each([
    ['市甲局', { lead: ['市甲局'], responsible: ['市乙局'] }],
    [null, { lead: ['市甲局', '市乙局'] }],
    [null, { lead: ['各区'] }],
    [null, { responsible: ['市甲局'] }],
  ])('%s leads %o', (lead, lists) => expect(leadOf(assigned(lists))).toBe(lead));
});

describe('firstListed', () => {
  const assigned = (lists: { lead?: string[]; responsible?: string[]; support?: string[]; local?: string[] }) =>
    rowsOf({ ...units, othersOpen: false, raw: '', ...lists }, 0, 'printed');
  it.each([
    ['市甲局', { responsible: ['市甲局', '市乙局'], local: ['泰山区'] }],
    ['市乙局', { lead: ['市乙局', '市丙局'], responsible: ['市甲局'] }],
    // Nobody in particular stands first: the next one was not meant.
    [null, { responsible: ['各部门', '市甲局'] }],
    [null, { support: ['市甲局'], local: ['泰山区'] }],
    [null, {}],
  ])('%s stands first of %o', (unit, lists) => expect(firstListed(assigned(lists))).toBe(unit));
});

describe('rowsOf', () => {
  it.each([
    ['甲局、乙局等负责', { responsible: ['甲局', '乙局'] }, '甲局 responsible 乙局 responsible 等 responsible'],
    ['甲局牵头，乙局、丙局等配合', { lead: ['甲局'], support: ['乙局', '丙局'] }, '甲局 lead 乙局 support 丙局 support 等 support'],
    ['甲局等牵头，乙局配合', { lead: ['甲局'], support: ['乙局'] }, '甲局 lead 等 lead 乙局 support'],
    ['责任单位：甲局等，泰山区', { responsible: ['甲局'], local: ['泰山区'] }, '甲局 responsible 等 responsible 泰山区 local'],
    // Where the print does not tell: with those that support, else with those that answer.
    [
      '甲局、乙局和丙局等有关部门',
      { lead: ['甲局'], responsible: ['乙局'], support: ['丁局'] },
      '甲局 lead 乙局 responsible 丁局 support 等 support',
    ],
    ['甲局、乙局和丙局等有关部门', { lead: ['甲局'], responsible: ['丁局'] }, '甲局 lead 丁局 responsible 等 responsible'],
    ['甲局和丙局等有关部门', { lead: ['甲局'] }, '甲局 lead 等 lead'],
    ['有关部门等', {}, '等 responsible'],
    ['各区和部门等', { local: ['各县区'] }, '各县区 local 等 responsible'],
    ['各县区等', { responsible: ['甲局'], local: ['各县区'] }, '甲局 responsible 各县区 local 等 local'],
  ])('%s: 等 stands behind its list', (raw, lists, expected) => {
    const rows = rowsOf({ ...units, ...lists, raw }, 0, 'printed');
    expect(rows.map(({ unit, role }) => `${unit} ${role}`).join(' ')).toBe(expected);
    expect(rows.filter(({ openList, unit }) => openList && unit !== '各县区').map(({ unit }) => unit)).toEqual(['等']);
  });
});
