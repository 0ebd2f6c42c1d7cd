import { expect, it } from 'vitest';
import type { PublishedTask } from '#core/plan/draft/publish.ts';
import { publishedResponsibilities } from './published-responsibilities.ts';

type Row = PublishedTask['responsibilities'][number];
const row = (unit: string, role: Row['role'], ownPart: string | null = null): Row => ({
  unit,
  role,
  basis: 'printed',
  openList: false,
  ownPart,
  seq: 1,
  accountable: role === 'lead',
});
const printed = [row('甲局', 'lead'), row('乙局', 'support', '桥梁'), row('甲局', 'support')];

it.each<[string, string | null, Row[], string | null, string[]]>([
  ['as the draft prints them, each unit once', '甲局', printed, '甲局', ['甲局 lead printed *', '乙局 support printed']],
  ['people named another', '甲局', printed, '乙局', ['甲局 responsible changed', '乙局 lead changed *']],
  [
    'people named one that the draft does not print',
    '甲局',
    printed,
    '丙局',
    ['甲局 responsible changed', '乙局 support printed', '丙局 lead changed *'],
  ],
  ['people took the lead away', '甲局', printed, null, ['甲局 responsible changed', '乙局 support printed']],
  [
    'several are printed as leads, nobody leads',
    null,
    [row('甲局', 'lead'), row('乙局', 'lead')],
    null,
    ['甲局 lead printed', '乙局 lead printed'],
  ],
])('%s', (_case, draftLead, responsibilities, lead, expected) => {
  const rows = publishedResponsibilities({ lead: draftLead, responsibilities }, lead);
  expect(rows.map(({ unit, role, basis, accountable }) => `${unit} ${role} ${basis}${accountable ? ' *' : ''}`)).toEqual(expected);
  expect(rows.find(({ unit }) => unit === '乙局')?.ownPart).toBe(responsibilities.find(({ unit }) => unit === '乙局')?.ownPart);
});

it.each<['support' | null, string[]]>([
  ['support', ['甲局 support', '乙局 lead']],
  [null, ['乙局 lead']],
])('leave to the printed lead what people made of it: %s', (becomes, expected) => {
  const rows = publishedResponsibilities({ lead: '甲局', responsibilities: printed }, '乙局', becomes);
  expect(rows.map(({ unit, role }) => `${unit} ${role}`)).toEqual(expected);
});
