import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEventRow } from '#contract/audit/endpoints.ts';
import { actOptions, actWords, changesOf, detailWords, knownTypes, rowWords, typeWord } from '#web/audit/audit-event-words.ts';
import { words as account } from '#web/account/words.ts';
import { words } from '#web/audit/words.ts';
import { words as ledger } from '#web/ledger/words.ts';
import { words as session } from '#web/session/words.ts';
import { words as unit } from '#web/unit/words.ts';

// The page reads every domain's words; these are enough here.
beforeAll(() => Promise.all([words.load(), account.load(), ledger.load(), session.load(), unit.load()]));

const sampleEvent: AuditEventRow = {
  id: '01930000-0000-7000-8000-000000000000',
  seq: 1,
  at: '2026-03-31T08:00:00.000Z',
  actor: '未登录',
  accountId: null,
  unitId: null,
  unitName: null,
  act: 'logIn',
  outcome: 'done',
  detail: null,
  address: null,
  requestId: null,
  hash: null,
  masked: false,
  moreObjects: 0,
  objects: [],
};

describe('the row of an event', () => {
  const object = { type: 'account', id: '1', name: '李强', before: null, after: null };
  const event = (outcome: AuditEventRow['outcome'], objects: AuditEventRow['objects'], detail: string | null) =>
    rowWords({ ...sampleEvent, outcome, objects, detail }, 'zh');

  it('says what it was about, and of a refusal the reason without the way out', () => {
    const refused = '{"code":"account-disabled","data":{}}';
    expect(event('refused', [], refused)).toBe('这个账号已停用');
    expect(event('refused', [object], refused)).toMatch(/^人员.*：这个账号已停用$/);
    expect(event('done', [object], '依据')).not.toContain('依据');
    expect(event('done', [], '/people')).toBe('/people');
    expect(event('done', [], null)).toBe('');
    // What is no refusal is told whole: a reason that somebody gave may have several sentences.
    expect(event('done', [], '调整。另行通知')).toBe('调整。另行通知');
  });
});

describe('an act', () => {
  it('is told in words, or by its name where there are none', () => {
    expect(actWords('grantPost')).toBe('授予岗位');
    expect(actWords('moon.land')).toBe('moon.land');
  });

  it('is offered once', () => {
    const labels = actOptions().map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(
      actOptions()
        .find(({ label }) => label === '登录')
        ?.value.split(',')
        .toSorted(),
    ).toEqual(['logIn']);
  });
});

it('knows the kinds of objects by their words', () => {
  expect(knownTypes()).toContain('account');
  expect(knownTypes().every((type) => !type.startsWith('audit.'))).toBe(true);
  expect(typeWord('account', 'zh')).toBe('人员');
  expect(typeWord('moon', 'zh')).toBe('moon');
});

describe('the line of an event', () => {
  it.each([
    [null, null],
    ['台账.xlsx', '台账.xlsx'],
    ['{"code":"shell.cancel"}', '取消'],
    ['{"code":"not-a-code"}', 'not-a-code'],
    ['{"code":"login-refused","failures":2}', expect.stringContaining('登录没有成功')],
    ['{"until":"2026-11-30T04:29:00.000Z"}', '有效至 2026-11-30 12:29:00'],
    ['{"reason":"x","until":null}', '理由 x'],
    ['{no json', '{no json'],
    ['7', '7'],
  ])('%s says %s', (detail, said) => expect(detailWords({ detail })).toEqual(said));
});

describe('changesOf', () => {
  const nameOf = (id: string) => (id === 'u1' ? '市水利局' : null);
  const told = (before: object | null, after: object | null) =>
    changesOf({ before: before && JSON.stringify(before), after: after && JSON.stringify(after) }, nameOf).map(
      (change) => [change.field, change.before, change.after] as const,
    );
  it.each<[string, object | null, object | null, (string | null)[][]]>([
    ['what is new', null, { unitId: 'u1' }, [['单位', null, '市水利局']]],
    ['what went', { unitId: 'u9' }, null, [['单位', 'u9', null]]],
    ['a word of the product', null, { role: 'office' }, [['角色', null, '推进办']]],
    ['proofs one after the other', null, { method: 'password+totp' }, [['方式', null, '密码 + 动态口令']]],
    ['yes and no', { x: true }, { x: false }, [['x', '是', '否']]],
    ['a moment by the clock of Beijing', null, { expiresAt: '2026-11-30T04:29:00.000Z' }, [['到期', null, '2026-11-30 12:29:00']]],
    ['a number', null, { x: 0 }, [['x', null, '0']]],
    [
      'nothing in three ways',
      { x: null, y: '', z: [] },
      null,
      [
        ['x', '空', null],
        ['y', '空', null],
        ['z', '空', null],
      ],
    ],
    ['a list', null, { x: ['u1', '乙'] }, [['x', null, '市水利局、乙']]],
    ['a scope by its parts alone', null, { scope: { kind: 'subtree', unitId: 'u1' } }, [['范围', null, '本单位及下属；市水利局']]],
    ['the kind of a unit', { kind: 'county' }, { kind: 'department' }, [['类别', '县市区', '部门']]],
    ['what a unit took over', null, { received: { relation: 'split', name: '甲局' } }, [['承接自', null, '关系 分出；名称 甲局']]],
    ['a setting by its label', { minLength: 8 }, { minLength: 10 }, [['密码最短长度（个字符）', '8', '10']]],
    [
      'the conditions of an export',
      null,
      { filter: { chain: 'platform', act: 'setLead,setTaskThemes', outcome: 'done' } },
      [['条件', null, '操作记录范围 平台；操作 定牵头、调整专题；结果 已完成']],
    ],
    ['an inner object with its fields', null, { x: { role: 'office', y: null } }, [['x', null, '角色 推进办']]],
  ])('tells %s', (_case, before, after, expected) => expect(told(before, after)).toEqual(expected));

  it('tells nothing of what it cannot read', () => {
    expect(changesOf({ before: 'no json', after: '7' }, nameOf)).toEqual([]);
  });
});
