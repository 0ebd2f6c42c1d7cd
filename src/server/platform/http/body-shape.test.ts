import { expect, it } from 'vitest';
import { senseless } from './body-shape.ts';

it.each([
  ['as deep as allowed', `${'['.repeat(50)}${']'.repeat(50)}`],
  ['wide and shallow', JSON.stringify(Array.from({ length: 200_000 }, () => []))],
  ['10,000 cells', JSON.stringify(Array.from({ length: 10_000 }, () => ({ item: 'a', field: 'goal', value: ':[{"' })))],
  ['brackets in a text', JSON.stringify({ a: `${'['.repeat(100)}\\"${'{'.repeat(100)}\\` })],
  ['no JSON', '"'],
  ['nothing', ''],
])('%s is left to the parser', (_what, text) => {
  expect(senseless(text)).toBeUndefined();
});

it.each([
  ['deep', '['.repeat(51), '请求内容嵌套过深'],
  ['deep behind a text that ends in an escape', `["\\\\",${'{"a":'.repeat(50)}`, '请求内容嵌套过深'],
  ['of too many fields', `{${'"a":1,'.repeat(200_001)}"a":1}`, '请求内容的字段过多'],
])('one %s is senseless', (_what, text, why) => {
  expect(senseless(text)?.message).toBe(why);
});
