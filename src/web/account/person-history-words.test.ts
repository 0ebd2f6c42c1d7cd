import { beforeAll, expect, it } from 'vitest';
import { personHistoryWords } from '#web/account/person-history-words.ts';
import { words } from '#web/account/words.ts';

beforeAll(() => words.load());

const said = (act: string, before: unknown, after: unknown) =>
  personHistoryWords({
    act,
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
  });

it('tells changes with what was before, posts by name, and the reason', () => {
  const person = { displayName: '王敏', unitId: '市水利局', phone: null };
  expect(said('editAccount', person, { ...person, unitId: '市交通运输局', phone: '0538-1' })).toEqual([
    '将单位由“市水利局”改为“市交通运输局”',
    '将电话定为“0538-1”',
  ]);
  const post = { accountId: 'a', role: 'contact', unitId: '市水利局', scope: { kind: 'subtree', unitId: '市水利局' } };
  expect(said('endPost', post, { accountId: 'a', ended: true, tokensEnded: 2, reason: '调离' })).toEqual([
    '联络员 · 市水利局及下属',
    '停用接口令牌 2 个',
    '理由：调离',
  ]);
  expect(said('resetFactors', { totp: true, passkeys: 2 }, { totp: false, passkeys: 0, sessionsEnded: 1, reason: '换手机' })).toEqual([
    '清除动态口令',
    '清除通行密钥 2 个',
    '结束登录 1 处',
    '理由：换手机',
  ]);
});

it('says of an account that the rule disabled how long nobody used it', () => {
  const after = { state: 'disabled', unusedDays: 91, ruleDays: 90, sessionsEnded: 0 };
  expect(said('disableUnused', { state: 'active' }, after)).toEqual(['已 91 天未使用，规定为 90 天']);
});

it('leaves out what it does not know', () => {
  expect(said('editAccount', null, null)).toEqual([]);
  expect(personHistoryWords({ act: 'x', before: 'not json', after: '{"role":"king","unitId":7}' })).toEqual([]);
});
