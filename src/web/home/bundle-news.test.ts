import { expect, it } from 'vitest';
import type { InboxEntry } from '#contract/home/endpoints.ts';
import { bundleNews } from '#web/home/bundle-news.ts';

let made = 0;
const entry = (over: Partial<InboxEntry>): InboxEntry => ({
  source: 'ledger',
  id: `e${(made += 1)}`,
  seq: 100 - made,
  at: '2026-11-30T14:03:00.000Z',
  actor: '系统',
  act: 'resolveResponsibilities',
  count: 1,
  code: '1-2.2.16',
  said: null,
  title: '实现公交同城化',
  name: null,
  unit: null,
  link: '/ledger?task=a',
  unread: false,
  ...over,
});
const told = (entries: readonly InboxEntry[]) =>
  bundleNews(entries).map(({ count, unread, named }) => [count, unread, named.map(({ code }) => code)]);

it('what was done twice to one thing, or to several one after the other, is one piece of news', () => {
  expect(
    told([entry({}), entry({ at: '2026-11-30T09:00:00.000Z', unread: true }), entry({ code: '1-2.2.15', title: '一卡互通' })]),
  ).toEqual([[2, true, ['1-2.2.16', '1-2.2.15']]]);
});

it('what one thing came back with each time is told, and the thing is one', () => {
  const news = bundleNews([entry({ said: '缺佐证' }), entry({ said: '写明日期' })]);
  expect(news.map(({ count, named }) => [count, named.map(({ said }) => said)])).toEqual([[1, ['缺佐证', '写明日期']]]);
});

it('other acts, people, units and days stand by themselves, and so do acts on many things', () => {
  expect(
    told([
      entry({}),
      entry({ act: 'setLead' }),
      // One act says different things of what different domains tell.
      entry({ act: 'decideObjection', source: 'lists' }),
      entry({ act: 'decideObjection', source: 'children' }),
      entry({ actor: '王敏' }),
      entry({ unit: '市公路局' }),
      entry({ at: '2026-11-29T14:03:00.000Z' }),
      entry({ count: 13, title: null, code: null }),
      entry({ count: 4, title: null, code: null }),
    ]).map(([count]) => count),
  ).toEqual([1, 1, 1, 1, 1, 1, 1, 13, 4]);
});
