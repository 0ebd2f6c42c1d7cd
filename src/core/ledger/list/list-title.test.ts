import { expect, it } from 'vitest';
import { listTitle } from '#core/ledger/list/list-title.ts';

it('calls a list by its year, once', () => {
  expect(listTitle({ year: 2026, name: '重点任务清单' })).toBe('2026年度重点任务清单');
  expect(listTitle({ year: 2026, name: '2026年重点任务清单' })).toBe('2026年重点任务清单');
  expect(listTitle({ year: 2026, name: '全市2026年重点任务清单' })).toBe('全市2026年重点任务清单');
});
