import { expect, it } from 'vitest';
import { listAddress, withPart } from '#web/reporting/figures-address.ts';

it('leads from each figure to its list', () => {
  expect(listAddress({ period: '2026-04', figure: 'late' })).toBe('/reports/figures/list?period=2026-04&figure=late');
  expect(listAddress({ period: '2026-04', figure: 'late', unit: null, tier: null })).toBe(
    '/reports/figures/list?period=2026-04&figure=late',
  );
  expect(listAddress({ period: '2026-Q1', figure: 'missing', unit: 'u', tier: '2' })).toBe(
    '/reports/figures/list?period=2026-Q1&figure=missing&unit=u&tier=2',
  );
});

it('sets a part or takes it away, and begins another list with its first page', () => {
  const search = new URLSearchParams('period=2026-04&unit=u&offset=100');
  expect(withPart(search, 'unit', 'w').toString()).toBe('period=2026-04&unit=w');
  expect(withPart(search, 'unit', null).toString()).toBe('period=2026-04');
  expect(withPart(search, 'offset', '200').toString()).toBe('period=2026-04&unit=u&offset=200');
  expect(search.toString()).toBe('period=2026-04&unit=u&offset=100');
});
