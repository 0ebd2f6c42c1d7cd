import { beforeAll, expect, it } from 'vitest';
import { words as account } from '#web/account/words.ts';
import { faultWords } from '#web/audit/fault-words.ts';
import { words } from '#web/audit/words.ts';

beforeAll(() => Promise.all([words.load(), account.load()]));

const at = '2026-11-22T01:05:07Z';

it.each([
  ['changed', 3, {}, '第 3 条：内容与校验值不符'],
  ['changed', 3, { at, actor: '王敏', act: 'grantPost' }, '第 3 条（2026-11-22 09:05:07，王敏，授予岗位）：内容与校验值不符'],
  ['cut-off', 5, {}, '末尾被截断：第 5 条到第 5 条不见了。'],
  ['cut-off', 5, { to: 9 }, '末尾被截断：第 5 条到第 9 条不见了。'],
  ['cut-off', 5, { to: 9, at }, '末尾被截断：第 5 条到第 9 条不见了；2026-11-22 09:05:07 导出并签名的链头已到第 9 条。'],
  ['unheard-of', null, {}, 'unheard-of'],
] as const)('%s at %s with %j', (code, seq, data, said) => {
  expect(faultWords({ code, seq, data })).toContain(said);
});
