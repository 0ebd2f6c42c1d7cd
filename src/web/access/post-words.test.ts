import { beforeAll, expect, it } from 'vitest';
import { initialOf, postName, postPlace, postReach } from '#web/access/post-words.ts';
import { words } from '#web/access/words.ts';
import { postOf } from '#test/sample-me.ts';

beforeAll(() => words.load());

it('names a post, and that there is none', () => {
  expect(postName(postOf('p', 'supervisor'))).toBe('督查');
  expect(postName(null)).not.toBe('督查');
  expect(postName(postOf('p', 'contact', { standsFor: { name: '王五', lastDay: '2026-12-06' } }))).toBe('联络员（代王五）');
});

const scope = (unitName: string | null) => ({ kind: 'subtree', unitId: 'u', unitName }) as const;
it.each([
  [null, null, '本单位及下属'],
  ['市水利局', '市水利局', '市水利局 · 本单位及下属'],
  ['市水利局', '市交通运输局', '市水利局 · 市交通运输局及下属'],
  [null, '市交通运输局', '市交通运输局及下属'],
])('for %s in %s it reaches %s', (unitName, of, reach) => {
  expect(postReach(postOf('p', 'contact', { unitName, scope: scope(of) }))).toBe(reach);
});

it.each([
  ['样例·王敏', '王'],
  ['李', '李'],
  ['', ''],
])('%s stands as %s', (name, initial) => expect(initialOf(name)).toBe(initial));

it('names the jurisdiction of a post elsewhere', () => {
  const here = { id: 'j', name: '泰安市', demo: false, feedback: null };
  const post = postOf('p', 'office');
  expect(postPlace(post, { jurisdiction: here })).toBe('全辖区');
  expect(postPlace(post, { jurisdiction: { ...here, id: 'k' } })).toBe('泰安市 · 全辖区');
});
