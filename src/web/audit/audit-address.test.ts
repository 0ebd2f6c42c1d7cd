import { describe, expect, it } from 'vitest';
import { auditAddress, changed, isNarrowed, readEvent, readView } from '#web/audit/audit-address.ts';

const read = (text: string) => readView(new URLSearchParams(text));

describe('the address of the trail', () => {
  it('is read back as it was written', () => {
    const view = changed(read(''), { from: '2026-11-01', act: 'post,account.add', outcome: 'refused', actor: '王', chain: 'platform' });
    const address = auditAddress(view, 7);
    const search = new URL(address, 'http://x').searchParams;
    expect(readView(search)).toEqual(view);
    expect(readEvent(search)).toBe(7);
    expect(auditAddress(read(''))).toBe('/audit');
  });

  it('leaves out what makes no sense', () => {
    expect(read('from=yesterday&outcome=maybe&actor=王&objectId=7')).toEqual({ chain: 'jurisdiction', actor: '王' });
    expect(readEvent(new URLSearchParams('event=x'))).toBeNull();
  });

  it('knows whether anything is narrowed', () => {
    expect(isNarrowed(read('chain=platform'))).toBe(false);
    expect(isNarrowed(read('act=post'))).toBe(true);
    expect(isNarrowed(changed(read('act=post'), { act: undefined }))).toBe(false);
  });
});
