import { beforeAll, expect, it } from 'vitest';
import { listPageEn } from '#contract/ledger/list-page-en.ts';
import { listPageZh } from '#contract/ledger/list-page-zh.ts';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { readCell } from '#core/ledger/list/item-cell.ts';
import { itemCodes, itemName, itemWords } from '#web/ledger/list/item-name.ts';
import { isSameText, leadText, problemsOf, problemWords } from '#web/ledger/list/item-texts.ts';
import { readOnlyWords } from '#web/ledger/list/read-only-words.ts';
import { words } from '#web/ledger/list/words.ts';

beforeAll(() => words.load());

const task = { code: '1-2.1', title: '加快建设高速公路', lead: '市交通运输局' };
const item = (over: object = {}) => ({ code: '2026-1', task, ...over }) as unknown as ListItemRow;
const child = item({ code: '2026-1-2', child: { title: '路基工程' }, parts: [{ unit: 'road', role: 'lead', ownPart: null }] });
const nameOf = (id: string) => (id === 'road' ? '市公路中心' : '');

it('an item is called as its task and led as the ledger says, by the list’s number once it has one; a child by itself and its unit', () => {
  expect([itemName(item()), leadText(item(), nameOf)]).toEqual([{ code: '2026-1', title: '加快建设高速公路' }, '市交通运输局']);
  expect(itemName(item({ code: undefined }))).toMatchObject({ code: '1-2.1' });
  expect([item(), item({ code: undefined }), child].map(itemCodes)).toEqual([['2026-1', '1-2.1'], ['1-2.1'], ['2026-1-2']]);
  expect([itemName(child), leadText(child, nameOf)]).toEqual([{ code: '2026-1-2', title: '路基工程' }, '市公路中心']);
});

it('whoever decides about an item reads all its words', () => {
  const long = item({ task: { ...task, title: '加快建设济南至泰安…', text: '加快建设济南至泰安、青兰高速公路' } });
  expect([itemWords(long), itemWords(item()), itemWords(child)]).toEqual([
    '加快建设济南至泰安、青兰高速公路',
    '加快建设高速公路',
    '路基工程',
  ]);
});

it('units are for the server to know; whatever else is wrong with a text is said at once', () => {
  const cell = (field: 'supervise' | 'q2' | 'tier', text: string) => ({ item: 'a', field, text });
  expect(problemsOf(cell('supervise', '无此局'), 2026)).toEqual([]);
  expect(problemsOf(cell('q2', '9-30 开工'), 2026)).toMatchObject([{ code: 'other-quarter' }]);
  expect(problemWords({ code: 'unreadable', printed: '五级' }, 'tier', false)).toContain('五级');
  expect(isSameText(cell('q2', '6月30日 开工'), '6-30 开工', 2026)).toBe(true);
  expect(isSameText(cell('q2', '6-29 开工'), '6-30 开工', 2026)).toBe(false);
});

it('says why nobody types: how far the list is, or that the reader does not compose it', () => {
  const said = (['drafting', 'consulting', 'approved', 'issued', 'closed'] as const).map((state) => readOnlyWords({ state }));
  expect(new Set(said).size).toBe(4);
  expect(said[0]).toBe(said[1]);
});

it.each([listPageZh, listPageEn])('what a language calls a tier, and public or not, is read where it is typed', (said) => {
  const context = { year: 2026, unitsCalled: () => [], nameOf: (id: string) => id };
  for (const tier of [1, 2, 3, 4] as const)
    expect(readCell('tier', said[`list.tier.${tier}`], context)).toEqual({ ok: true, value: { tier } });
  for (const shown of ['yes', 'no'] as const)
    expect(readCell('public', said[`list.public.${shown}`], context)).toEqual({ ok: true, value: { public: shown === 'yes' } });
});
