import { beforeAll, describe, expect, it } from 'vitest';
import { fieldsOffered, ticked } from '#web/ledger/condition-choice.ts';
import { conditionOptions } from '#web/ledger/condition-options.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

const value = (name: string, label = name) => ({ value: name, label, count: 1 });
const facets: Facets = {
  total: 9,
  objects: 0,
  units: 2,
  withdrawn: 0,
  plan: [{ ...value('p'), number: 1, issuedOn: null }],
  chapter: [value('一', '交通')],
  unit: [value('等'), value('市水利局'), value('市教育局')],
  unitId: [],
  unitRole: [],
  kind: [value('project'), value('policy')],
  commitment: [],
  nature: [],
  due: [],
  lead: [],
  openList: [],
  theme: [],
  listed: [],
};

it('offers chapters only where there are some', () => {
  expect(fieldsOffered(facets)).toContain('chapter');
  expect(fieldsOffered({ ...facets, chapter: [] })).not.toContain('chapter');
  expect(fieldsOffered(facets)).not.toContain('listed');
  expect(fieldsOffered(undefined)).toContain('unitId');
});

describe('conditionOptions', () => {
  const labels = (...[field, find = '']: [Parameters<typeof conditionOptions>[1], string?]) =>
    conditionOptions(facets, field, find, new Set(['等'])).map(({ label }) => label);
  it('puts open lists last', () => expect(labels('unit')).toEqual(['市水利局', '市教育局', '等']));
  it('finds by words', () => expect(labels('unit', ' 教育 ')).toEqual(['市教育局']));
  it('calls lists by their year, their names and how they stand, and the rest of a year by words', () => {
    const listed = [
      { value: 'l', label: '重点任务清单', count: 1, year: 2026, state: 'drafting' as const },
      { value: 'm', label: '部门清单', count: 1, year: 2026, state: 'issued' as const },
      { value: 'none:2026', label: 'none:2026', count: 1, year: 2026, state: null },
    ];
    expect(conditionOptions({ ...facets, listed }, 'listed', '', new Set()).map(({ label }) => label)).toEqual([
      '2026年度重点任务清单（草拟）',
      '2026年度部门清单',
      '2026 年未列入',
    ]);
  });
  it('calls values by their words', () => expect(labels('kind')).toEqual(['项目', '政策']));
  it('numbers chapters', () => expect(labels('chapter')).toEqual(['一 交通']));
  it('has nothing before it is counted', () => expect(conditionOptions(undefined, 'unit', '', new Set())).toEqual([]));
});

describe('ticked', () => {
  it.each([
    ['adds to a list', { unit: ['甲'] }, 'unit', '乙', true, { unit: ['甲', '乙'] }],
    ['takes out of a list', { unit: ['甲', '乙'] }, 'unit', '甲', false, { unit: ['乙'] }],
    ['takes the last out', { unit: ['甲'] }, 'unit', '甲', false, {}],
    ['takes the place of a single one', { lead: 'with' }, 'lead', 'without', true, { lead: 'without' }],
    ['takes a single one away', { lead: 'with' }, 'lead', 'with', false, {}],
    ['brings the plan of a chapter', {}, 'chapter', '一', true, { chapter: '一', planId: ['p'] }],
    ['keeps the plan of a chapter that goes', { chapter: '一', planId: ['p'] }, 'chapter', '一', false, { planId: ['p'] }],
  ] as const)('%s', (_case, filter, field, name, on, next) => {
    expect(ticked(structuredClone(filter) as Parameters<typeof ticked>[0], facets, field, name, on)).toEqual(next);
  });
});
