import { describe, expect, it } from 'vitest';
import { correctionOf } from '#web/ledger/correction-form.ts';
import { dueShown } from '#web/plan/due-shown.ts';

describe('a form of corrections', () => {
  it('asks for what was touched, and nothing else', () => {
    expect(correctionOf({}, 2026)).toEqual({});
    expect(correctionOf({ title: ' 新题 ', nature: 'recurring' }, 2026)).toEqual({ title: '新题', nature: 'recurring' });
  });

  it('reads the deadline in the year of the plan, and takes it away', () => {
    expect(correctionOf({ due: '三季度末' }, 2027)).toEqual({ due: { text: '三季度末', from: null, to: '2027-09-30' } });
    expect(correctionOf({ due: '无' }, 2027)).toEqual({ due: { text: null, from: null, to: null } });
  });

  it('clears a leader that is emptied', () => {
    expect(correctionOf({ cityLeader: ' ' }, 2026)).toEqual({ cityLeader: null });
  });

  it.each([{ due: '尽快' }, { title: ' ' }, { text: '' }])('asks for nothing while %o stands', (form) => {
    expect(correctionOf({ nature: 'once', ...form }, 2026)).toBeNull();
  });

  it('shows a deadline by its words, or its days', () => {
    expect(dueShown({ text: '年底前', from: null, to: '2026-12-31' })).toBe('年底前');
    expect(dueShown({ text: null, from: '2026-01-01', to: '2026-06-30' })).toBe('2026-01-01 — 2026-06-30');
    expect(dueShown({ text: null, from: null, to: '2026-06-30' })).toBe('2026-06-30');
    expect(dueShown({ text: null, from: null, to: null })).toBe('');
  });
});
