import { beforeAll, expect, it } from 'vitest';
import { unreadField, unreadOfOpenLists, unreadOfRegister, whyUnread } from '#web/ledger/unread-words.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

it.each([
  ['kind', '类别'],
  ['unit', '单位'],
  ['sort', '排序'],
  ['group', '分组'],
  ['task', '事项'],
  ['kinds', null],
  ['constructor', null],
])('the field %s of an address is called %s', (name, called) => expect(unreadField(name)).toBe(called));

it('registers and lists of open units name their fields, too', () => {
  expect(['kind', 'find', 'object', 'task'].map(unreadOfRegister)).toEqual(['类别', '查找', '监测对象', null]);
  expect(['tab', 'kind'].map(unreadOfOpenLists)).toEqual(['页签', null]);
});

it.each([
  ['text', '高'.repeat(101), '搜索词超过 100 字'],
  ['text', '高', '搜索“高”（每个词至少两个字）'],
  ['text', '高速公路', null],
  ['kind', 'nope', null],
])('of %s=%s it is said why it was left out', (name, value, why) => expect(whyUnread({ name, values: [value] })).toBe(why));
