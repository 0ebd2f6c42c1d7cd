import { describe, expect, it } from 'vitest';
import {
  isNarrowed,
  ledgerAddress,
  readLedgerAddress,
  sortOf,
  unreadOfLedger,
  withField,
  type LedgerView,
} from '#web/ledger/ledger-address.ts';

const planId = '0199b0a0-0000-7000-8000-000000000001';

describe('the address of the ledger', () => {
  it('comes back as the view that it was made of', () => {
    const view: LedgerView = {
      filter: {
        planId: [planId],
        chapter: '二/（二）',
        unit: ['市交通运输局', '市发展改革委'],
        kind: ['project'],
        due: 'undated',
        dueTo: '2025-12-31',
        text: '高速 济南',
      },
      group: 'none',
      sort: 'due',
      taskId: planId,
    };
    const address = ledgerAddress(view);
    expect(readLedgerAddress(new URL(address, 'http://x').searchParams)).toEqual(view);
  });

  it('is short when nothing is chosen', () => {
    expect(ledgerAddress({ filter: {}, group: 'chapter', sort: 'position', taskId: null })).toBe('/ledger');
  });

  it('leaves out what it does not understand and keeps the rest', () => {
    const view = readLedgerAddress(new URLSearchParams('kind=banana&commitment=strive&dueTo=tomorrow&group=moon'));
    expect(view).toEqual({ filter: { commitment: ['strive'] }, group: 'chapter', sort: 'position', taskId: null });
  });

  it('leaves out words that the search would refuse, and says so', () => {
    for (const text of ['高', '高 速', '高速 济', '𠮷']) {
      const search = new URLSearchParams({ text, kind: 'project' });
      expect(readLedgerAddress(search).filter, text).toEqual({ kind: ['project'] });
      expect(unreadOfLedger(search), text).toEqual([{ name: 'text', values: [text] }]);
    }
    for (const text of ['高速', ' 高速  济南 ', '2-', '𠮷野']) {
      const search = new URLSearchParams({ text });
      expect(readLedgerAddress(search).filter.text, text).toBe(text.trim());
      expect(unreadOfLedger(search), text).toEqual([]);
    }
  });

  it('orders a grouped ledger by its groups', () => {
    expect(sortOf({ filter: {}, group: 'unit', sort: 'due', taskId: null })).toBe('lead');
    expect(sortOf({ filter: {}, group: 'none', sort: 'due', taskId: null })).toBe('due');
  });

  it('drops the chapter with its plan, and a field without values', () => {
    expect(withField({ planId: [planId], chapter: '二' }, 'planId', undefined)).toEqual({});
    expect(withField({ unit: ['市水利局'], text: '水库' }, 'unit', [])).toEqual({ text: '水库' });
    expect(isNarrowed({})).toBe(false);
    expect(isNarrowed({ text: '水库' })).toBe(true);
  });
});
