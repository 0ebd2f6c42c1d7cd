import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { valuesOf, valueWord, withValues } from '#web/ledger/filter-fields.ts';
import type { FilterField } from '#web/ledger/ledger-address.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

it.each([
  ['kind', 'project', '项目'],
  ['commitment', 'advance', '推进'],
  ['nature', 'once', '一次性'],
  ['unitRole', 'lead', '牵头'],
  ['role', 'overall', '总领'],
  ['state', 'withdrawn', '已撤下、已合并拆分'],
  ['lead', 'without', '未定牵头'],
  ['openList', 'with', '责任未明确'],
  ['due', 'undated', '时限未定'],
  ['unit', '市水利局', null],
  ['planId', 'p', null],
] as const)('%s %s is called %s', (field, value, word) => expect(valueWord(field, value)).toBe(word));

it.each([
  [{}, 'unit', []],
  [{ unit: ['甲', '乙'] }, 'unit', ['甲', '乙']],
  [{ chapter: '一' }, 'chapter', ['一']],
] as [TaskFilter, FilterField, string[]][])('%j has in %s %j', (filter, field, values) => expect(valuesOf(filter, field)).toEqual(values));

describe('withValues', () => {
  it.each([
    ['sets a list', {}, 'unit', ['甲', '乙'], { unit: ['甲', '乙'] }],
    ['takes a single one as it is', {}, 'chapter', ['一', '二'], { chapter: '二' }],
    ['takes the place of what was there', { unit: ['甲'], text: '水' }, 'unit', ['乙'], { unit: ['乙'], text: '水' }],
    ['takes a field away', { unit: ['甲'], text: '水' }, 'unit', [], { text: '水' }],
    ['drops the chapter with its plan', { planId: ['p'], chapter: '一' }, 'planId', ['q'], { planId: ['q'] }],
    [
      'keeps the chapter of the plan otherwise',
      { planId: ['p'], chapter: '一' },
      'unit',
      ['甲'],
      { planId: ['p'], chapter: '一', unit: ['甲'] },
    ],
  ] as [string, TaskFilter, FilterField, string[], TaskFilter][])('%s', (_case, filter, field, values, next) => {
    expect(withValues(filter, field, values)).toEqual(next);
  });
  it.each(['role', 'due', 'dueFrom', 'dueTo', 'lead', 'openList', 'text', 'state'] as const)('%s holds one value', (field) => {
    expect(withValues({}, field, ['x'])).toEqual({ [field]: 'x' });
  });
});
