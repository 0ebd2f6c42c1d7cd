import { expect, it } from 'vitest';
import { mergeLead } from './merge-lead.ts';

it.each([
  ['nothing moved', '甲', '甲', '甲', '甲'],
  ['the ledger named another', '甲', '乙', '甲', '乙'],
  ['the ledger took it away', '甲', null, '甲', null],
  ['the ledger named one where the document names none', null, '乙', null, '乙'],
  ['the document names another', '甲', '甲', '丙', '丙'],
  ['both name another: the document is newer', '甲', '乙', '丙', '丙'],
  ['the document names none any more', '甲', '甲', null, null],
  ['the document names none any more, the ledger another', '甲', '乙', null, '乙'],
])('%s', (_case, before, ledger, after, merged) => {
  expect(mergeLead(before, ledger, after)).toBe(merged);
});
