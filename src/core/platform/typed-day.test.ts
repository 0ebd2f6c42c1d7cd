import { expect, it } from 'vitest';
import { readTypedDay } from '#core/platform/typed-day.ts';

it.each([
  ['2020-9-30', '2020-09-30'],
  ['2020年9月30日', '2020-09-30'],
  ['2020年9月30', '2020-09-30'],
  ['20200930', '2020-09-30'],
  ['2020/9/30', '2020-09-30'],
  ['2020.9.30', '2020-09-30'],
  [' ２０２０ 年 ９ 月 ３０ 号 ', '2020-09-30'],
  ['2020-02-30', null],
  ['2020-13-01', null],
  ['0020-01-01', null],
  ['2999-12-31', '2999-12-31'],
  ['3000-01-01', null],
  ['2020-9', undefined],
  ['9月30日', undefined],
  ['年底', undefined],
  ['', undefined],
])('%s is %s', (typed, day) => expect(readTypedDay(typed)).toBe(day));
