import { describe, expect, it } from 'vitest';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import {
  allLabel,
  attentionOf,
  countIn,
  countOfAllKinds,
  listedOffered,
  picked,
  unitFieldOf,
  unitsOffered,
  withPlanOfChapter,
} from '#web/ledger/facet-choice.ts';
import type { FilterField } from '#web/ledger/ledger-address.ts';
import type { Facets } from '#web/ledger/use-tasks.ts';

const value = (name: string, count = 1) => ({ value: name, label: name, count });
const plan = (id: string, number: number) => ({ ...value(id), number, issuedOn: null });
const facets: Facets = {
  total: 9,
  objects: 0,
  units: 2,
  withdrawn: 0,
  plan: [plan('p', 1)],
  chapter: [value('一')],
  unit: [value('市水利局'), value('有关县市区')],
  unitId: [],
  unitRole: [],
  kind: [value('project', 4), value('policy', 3)],
  commitment: [],
  nature: [],
  due: [],
  lead: [value('without', 5)],
  openList: [],
  theme: [],
  listed: [],
};
const twoPlans: Facets = { ...facets, plan: [plan('p', 1), plan('q', 2)] };

it.each([
  ['contact', 'ledger.all.own'],
  ['unit-leader', 'ledger.all.own'],
  ['counterpart', 'ledger.all.shared'],
  ['office', 'ledger.all'],
  [undefined, 'ledger.all'],
] as const)('to a %s all that there is is called %s', (role, label) => expect(allLabel(role)).toBe(label));

it('counts, and knows none from not counted yet', () => {
  expect(countIn(facets, 'lead', 'without')).toBe(5);
  expect(countIn(facets, 'due', 'undated')).toBe(0);
  expect(countIn(undefined, 'lead', 'without')).toBeNull();
  expect(countOfAllKinds(facets)).toBe(7);
  expect(countOfAllKinds(undefined)).toBeNull();
});

describe('picked', () => {
  it.each([
    ['chooses a value', {}, facets, 'kind', 'project', { kind: ['project'] }],
    ['alone', { kind: ['policy'] }, facets, 'kind', 'project', { kind: ['project'] }],
    ['or takes it back', { kind: ['project'], text: '水' }, facets, 'kind', 'project', { text: '水' }],
    ['a chapter with the only plan', {}, facets, 'chapter', '一', { chapter: '一', planId: ['p'] }],
    ['and both back', { chapter: '一', planId: ['p'] }, facets, 'chapter', '一', {}],
    ['a chapter of the plan that is chosen', { planId: ['q'] }, facets, 'chapter', '一', { chapter: '一', planId: ['q'] }],
    ['a chapter alone among several plans', {}, twoPlans, 'chapter', '一', { chapter: '一' }],
    ['and back, with the plan that somebody chose', { chapter: '一', planId: ['q'] }, twoPlans, 'chapter', '一', { planId: ['q'] }],
    ['a chapter before anything is counted', {}, undefined, 'chapter', '一', { chapter: '一' }],
  ] as [string, TaskFilter, Facets | undefined, FilterField, string, TaskFilter][])('%s', (_case, filter, counted, field, name, next) => {
    expect(picked(filter, counted, field, name)).toEqual(next);
  });
});

it('adds the plan to a chapter only', () => {
  expect(withPlanOfChapter({ text: '水' }, facets)).toEqual({ text: '水' });
});

describe('units', () => {
  it('are those of the tree as soon as one is matched', () => {
    expect(unitFieldOf(undefined)).toBe('unit');
    expect(unitFieldOf(facets)).toBe('unit');
    expect(unitFieldOf({ ...facets, unitId: [value('u')] })).toBe('unitId');
  });

  it('leave open lists out, but for one that is chosen', () => {
    const open = new Set(['有关县市区']);
    const offered = (filter: TaskFilter) => unitsOffered(facets, filter, open).map((one) => one.value);
    expect(offered({})).toEqual(['市水利局']);
    expect(offered({ unit: ['有关县市区'] })).toEqual(['市水利局', '有关县市区']);
    expect(unitsOffered(undefined, {}, open)).toEqual([]);
  });
});

it.each([
  [{}, null],
  [{ state: 'withdrawn', lead: 'without' }, 'ledger.state.ended'],
  [{ state: 'open', due: 'undated' }, 'ledger.due.undated'],
  [{ lead: 'with', openList: 'with' }, 'ledger.open-list.with'],
  [{ lead: 'without' }, 'ledger.lead.without'],
] as const)('the list of %j is called %s', (filter, words) => expect(attentionOf(filter)).toBe(words));

it('offers lists of the two newest years, and what is chosen of older ones', () => {
  const one = (name: string, year: number) => ({ ...value(name), year, state: null });
  const listed = [one('c', 2027), one('none:2027', 2027), one('b', 2026), one('a', 2025), one('none:2025', 2025)];
  const offered = (filter: TaskFilter) => listedOffered({ ...facets, listed }, filter).map((row) => row.value);
  expect(offered({})).toEqual(['c', 'none:2027', 'b']);
  expect(offered({ listed: ['none:2025'] })).toEqual(['c', 'none:2027', 'b', 'none:2025']);
  expect(listedOffered(undefined, {})).toEqual([]);
});
