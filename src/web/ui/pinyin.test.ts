import { expect, it } from 'vitest';
import { loadPinyin } from '#web/ui/pinyin.ts';

it.each([
  ['市发改委', 'shi fa gai wei'],
  ['人行泰安市中心支行', 'ren hang tai an shi zhong xin zhi hang'],
  ['市行政审批服务局', 'shi xing zheng shen pi fu wu ju'],
  ['市绿化办', 'shi lv hua ban'],
  ['B区', 'b qu'],
  ['', ''],
])('%s is %s', async (name, expected) => {
  const pinyinOf = await loadPinyin();
  expect(pinyinOf(name).join(' ')).toBe(expected);
});

it('has a syllable for each character', async () => {
  const pinyinOf = await loadPinyin();
  expect(pinyinOf('省会（A）2')).toHaveLength(6);
});
