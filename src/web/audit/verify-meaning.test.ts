import { beforeAll, expect, it } from 'vitest';
import { meaningOf } from '#web/audit/verify-meaning.ts';
import { words } from '#web/audit/words.ts';

beforeAll(() => words.load());

const head = { seq: 41, at: '2026-11-22T01:00:00.000Z' };
const folder = '/srv/audit-heads';
const texts = (report: Parameters<typeof meaningOf>[0]) => meaningOf(report).map(({ text }) => text);

it('says of a chain that heads confirm what that proves and what not', () => {
  const [proves, not, ...more] = texts({ verdict: 'sound', newestHead: head, headsFolder: folder });
  expect(proves).toContain('没有人改动、删除、插入或调换过');
  expect(not).toContain('属实');
  expect(more).toEqual([]);
});

it('claims nothing of the end where no head was exported, and says what to do', () => {
  const [proves, not, next] = texts({ verdict: 'unconfirmed', newestHead: null, headsFolder: folder });
  expect(proves).toContain('在中间删除');
  expect(proves).not.toContain('没有人改动、删除');
  expect(not).toMatch(/不能排除末尾.*截去/);
  expect(next).toContain(folder);
  expect(next).toContain('verify-audit --heads');
  expect(texts({ verdict: 'unconfirmed', newestHead: null, headsFolder: null })[2]).toContain('AUDIT_HEADS_DIR');
});

it('claims of an end behind the newest head no more than up to that head', () => {
  const [proves, not, next] = texts({ verdict: 'unconfirmed', newestHead: head, headsFolder: folder });
  expect(proves).toMatch(/^到第 41 条为止/);
  expect(not).toMatch(/不能排除第 41 条以后/);
  expect(next).toContain(folder);
});

it('has nothing to say of a chain that does not stand', () => {
  expect(meaningOf({ verdict: 'unsound', newestHead: null, headsFolder: null })).toEqual([]);
});
