import { beforeAll, describe, expect, it } from 'vitest';
import { auditAddress, changed, isNarrowed, readEvent, readView, unreadOfAudit } from '#web/audit/audit-address.ts';
import { words as account } from '#web/account/words.ts';
import { words } from '#web/audit/words.ts';
import { words as ledger } from '#web/ledger/words.ts';

// The page reads every domain's words; these are enough here.
beforeAll(() => Promise.all([words.load(), account.load(), ledger.load()]));

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

  it('leaves out an act that there is not, and says so; former names are understood', () => {
    const unread = (text: string) => unreadOfAudit(new URLSearchParams(text));
    expect(read('act=zzz')).toEqual({ chain: 'jurisdiction' });
    expect(unread('act=zzz')).toEqual([{ name: 'act', values: ['zzz'] }]);
    expect(unread('act=setLead,zzz')).toEqual([{ name: 'act', values: ['setLead,zzz'] }]);
    expect(unread('act=setLead,task.set-lead,post')).toEqual([]);
    expect(unread('act=')).toEqual([]);
  });

  it('knows whether anything is narrowed', () => {
    expect(isNarrowed(read('chain=platform'))).toBe(false);
    expect(isNarrowed(read('act=post'))).toBe(true);
    expect(isNarrowed(changed(read('act=post'), { act: undefined }))).toBe(false);
  });
});
