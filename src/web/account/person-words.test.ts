import { beforeAll, describe, expect, it } from 'vitest';
import { factorWords, hasFactor, livePosts, loginWords, needsFactor, postWords } from '#web/account/person-words.ts';
import { words } from '#web/account/words.ts';
import { accountOf, postOf } from '#test/sample-me.ts';

beforeAll(() => words.load());

const subtree = { kind: 'subtree', unitId: 'u', unitName: '市水利局' } as const;
const given = (role: 'contact' | 'office', endedAt: string | null = null) => ({
  ...postOf(role, role),
  grantedAt: '',
  grantedBy: '',
  endedAt,
  firstDay: '2026-01-01',
  state: endedAt === null ? ('standing' as const) : ('ended' as const),
  deputies: [],
});

describe('a post in words', () => {
  it.each([
    [postOf('p', 'office'), '推进办 · 全辖区'],
    [postOf('p', 'contact', { scope: subtree, unitName: '市水利局' }), '联络员 · 市水利局及下属'],
    [postOf('p', 'contact', { scope: subtree, unitName: '市交通运输局' }), '联络员 · 市水利局及下属（市交通运输局）'],
    [postOf('p', 'contact', { scope: subtree }), '联络员 · 市水利局及下属'],
  ])('%#', (post, said) => expect(postWords(post)).toBe(said));
});

it('counts posts that last', () => {
  expect(livePosts(accountOf({ posts: [given('office', '2026'), given('contact')] })).map(({ role }) => role)).toEqual(['contact']);
});

describe('second factors', () => {
  it.each([
    ['of a contact', accountOf({ posts: [given('contact')] }), false],
    ['of the office', accountOf({ posts: [given('office')] }), true],
    ['of somebody who was of the office', accountOf({ posts: [given('office', '2026')] }), false],
    ['of an administrator', accountOf({ powerClass: 'system' }), true],
  ])('are a duty %s: %s', (_case, person, duty) => expect(needsFactor(person)).toBe(duty));

  it.each([
    [{ totp: false, passkeys: 0 }, false, '未绑定'],
    [{ totp: true, passkeys: 0 }, true, '动态口令'],
    [{ totp: false, passkeys: 2 }, true, '通行密钥 2 个'],
    [{ totp: true, passkeys: 1 }, true, '动态口令、通行密钥 1 个'],
  ])('%j', (factors, has, said) => {
    const person = accountOf({ factors: { ...factors, oidc: 1 } });
    expect(hasFactor(person)).toBe(has);
    expect(factorWords(person)).toBe(said);
  });

  it('that are missing are said to be', () => {
    expect(factorWords(accountOf({ powerClass: 'audit' }))).toBe('未绑定，下次登录时必须绑定');
  });
});

it('tells who was never here', () => {
  expect(loginWords({ lastLoginAt: null })).toBe('从未登录');
  expect(loginWords({ lastLoginAt: '2020-05-01T01:05:00Z' })).toBe('2020-05-01 09:05');
});

it('says of a login of another jurisdiction where it is looked after', () => {
  expect(factorWords(accountOf({ joins: true, powerClass: 'system' }))).toBe('由登录所属的辖区管理');
});
