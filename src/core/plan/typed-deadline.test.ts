import { describe, expect, it } from 'vitest';
import { readTypedDeadline } from '#core/plan/typed-deadline.ts';

const on = (to: string) => ({ text: null, from: null, to });

describe('a deadline as people type it', () => {
  it.each([
    ['2020-9-30', on('2020-09-30')],
    ['2020年9月30日', on('2020-09-30')],
    ['20200930', on('2020-09-30')],
    ['2020/9/30', on('2020-09-30')],
    ['2020.09.30', on('2020-09-30')],
    [' ２０２０－９－３０ ', on('2020-09-30')],
    ['9月30日', on('2026-09-30')],
    ['9-30', on('2026-09-30')],
    ['年底', { text: '年底', from: null, to: '2026-12-31' }],
    ['三季度末', { text: '三季度末', from: null, to: '2026-09-30' }],
    ['6月底前', { text: '6月底前', from: null, to: '2026-06-30' }],
    ['上半年', { text: '上半年', from: '2026-01-01', to: '2026-06-30' }],
    ['2027年底前完成', { text: '2027年底前完成', from: null, to: '2027-12-31' }],
    [' 年底 ', { text: '年底', from: null, to: '2026-12-31' }],
    ['到2019年底', { text: '到2019年底', from: null, to: '2019-12-31' }],
    ['二〇二四年底', { text: '二〇二四年底', from: null, to: '2024-12-31' }],
    ['2026年起', { text: '2026年起', from: '2026-01-01', to: null }],
    ['2024年底', { text: '2024年底', from: null, to: '2024-12-31' }],
    ['2027年10月1日至2028年3月1日', { text: '2027年10月1日至2028年3月1日', from: '2027-10-01', to: '2028-03-01' }],
    ['', { text: null, from: null, to: null }],
    ['无', { text: null, from: null, to: null }],
  ])('%s', (typed, expected) => {
    expect(readTypedDeadline(typed, 2026)).toEqual(expected);
  });

  // What counts from the plan's day has no end while nothing but its year is known.
  it.each(['印发后3个月内', '三年内', '会议召开后一个月内'])('%s names no day', (typed) => {
    expect(readTypedDeadline(typed, 2026)).toBeNull();
  });

  it.each(['2020-2-30', '20201301', '13月1日', '尽快', '每年年底', '报市政府后年底', '年底前报市政府审定'])(
    '%s is not understood',
    (typed) => {
      expect(readTypedDeadline(typed, 2026)).toBeNull();
    },
  );
});
