import { beforeAll, describe, expect, it } from 'vitest';
import { dayRule, dayTyped, dayUnread } from '#web/ui/day-typed.ts';
import { words } from '#web/ui/words.ts';

beforeAll(() => words.load());

describe('a day that is typed', () => {
  it.each([
    ['2026-9-30', '2026-09-30'],
    ['2026-02-30', undefined],
    ['年底', undefined],
    ['  ', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%s is %s', (typed, day) => expect(dayTyped(typed)).toBe(day));
});

describe('a field for a day', () => {
  const told = async (typed: string, ...limits: Parameters<typeof dayRule>): Promise<string | null> => {
    const rule = dayRule(...limits);
    if (typeof rule === 'function' || rule.validator === undefined) return expect.fail('no validator');
    return Promise.resolve(rule.validator({}, typed, () => {})).then(
      () => null,
      (error: Error) => error.message,
    );
  };

  it('takes what can be read, and nothing at all where nothing must be', async () => {
    expect(await told('2026-9-30')).toBeNull();
    expect(await told(' ')).toBeNull();
    expect(await told(' ', { missing: '请填写' })).toBe('请填写');
    expect(await told('2026-02-30', { missing: '请填写' })).toBe(dayUnread());
  });

  it('takes the last day that may be, and none after it', async () => {
    const latest = ['2026-09-30', '不能晚于'] as const;
    expect(await told('2026-9-30', { latest })).toBeNull();
    expect(await told('2026-10-1', { latest })).toBe('不能晚于');
  });
});
