import { beforeAll, expect, it } from 'vitest';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { isSameText, itemName, leadText, problemsOf, problemWords } from '#web/ledger/list/item-texts.ts';
import { readOnlyWords } from '#web/ledger/list/read-only-words.ts';
import { words } from '#web/ledger/list/words.ts';

beforeAll(() => words.load());

const task = { code: '1-2.1', title: '加快建设高速公路', lead: '市交通运输局' };
const item = (over: object = {}) => ({ code: '2026-1', task, ...over }) as unknown as ListItemRow;
const child = item({ code: '2026-1-2', child: { title: '路基工程' }, parts: [{ unit: 'road', role: 'lead', ownPart: null }] });
const nameOf = (id: string) => (id === 'road' ? '市公路中心' : '');

it('an item is called as its task and led as the ledger says; a child by itself and its unit', () => {
  expect([itemName(item()), leadText(item(), nameOf)]).toEqual([{ code: '1-2.1', title: '加快建设高速公路' }, '市交通运输局']);
  expect([itemName(child), leadText(child, nameOf)]).toEqual([{ code: '2026-1-2', title: '路基工程' }, '市公路中心']);
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
