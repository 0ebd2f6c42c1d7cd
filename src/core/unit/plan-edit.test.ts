import { describe, expect, it } from 'vitest';
import { planEdit, type UnitEdit } from '#core/unit/plan-edit.ts';
import type { NameForm, UnitName, UnitNode } from '#core/unit/unit.ts';

const today = '2026-11-22';
const name = (text: string, form: NameForm = 'full', validFrom: string | null = null, validTo: string | null = null): UnitName => ({
  name: text,
  form,
  validFrom,
  validTo,
  checked: false,
  source: null,
});
type Node = UnitNode & { readonly memberIds: readonly string[] };
const unit = (id: string, more: Partial<Node> = {}): Node => ({
  id,
  kind: 'department',
  parentId: null,
  housedAtId: null,
  position: 0,
  code: null,
  validFrom: null,
  validTo: null,
  example: false,
  note: null,
  names: [name(`${id}局`)],
  memberIds: [],
  ...more,
});
const plan = (edited: Node, edit: UnitEdit, ...others: readonly Node[]) => planEdit([edited, ...others], edited, edit, today);
const names = (full: string, ...aliases: string[]) => ({ full, short: null, aliases });

describe('an edit of a unit', () => {
  const group = unit('甲', { kind: 'leading-group', memberIds: ['乙'] });
  const ended = unit('甲', { validTo: '2020-01-01', names: [name('甲局', 'full', null, '2020-01-01')] });
  const renamed = unit('甲', { names: [name('甲局', 'full', '2024-01-01'), name('旧局', 'full', null, '2024-01-01')] });
  it.each<[string, Node, UnitEdit, string]>([
    ['stands below nothing that is not there', unit('甲'), { parentId: '丙' }, 'unit-parent-invalid'],
    ['stands not below itself', unit('甲'), { parentId: '甲' }, 'unit-parent-invalid'],
    ['is housed at something', unit('甲'), { housedAtId: '丙' }, 'unit-housed-invalid'],
    ['begins before it ends', ended, { validFrom: '2021-01-01' }, 'unit-date-invalid'],
    ['has a code of its kind', unit('甲'), { code: '370902' }, 'unit-code-invalid'],
    ['has a code of its own', unit('甲'), { kind: 'county', code: '370911' }, 'unit-code-taken'],
    ['begins before a name of its own ends', renamed, { validFrom: '2024-06-01' }, 'unit-date-invalid'],
    ['stays a group while it has members', group, { kind: 'department' }, 'unit-has-members'],
    ['is renamed in its life so far', unit('甲'), { names: names('新局'), renamedOn: '2026-11-23' }, 'unit-date-invalid'],
    ['loses no name that began later', renamed, { names: names('新局'), renamedOn: '2023-01-01' }, 'unit-date-invalid'],
    ['takes no name of another', unit('甲'), { names: names('新局', '乙局') }, 'unit-name-taken'],
    ['takes no name of nobody', unit('甲'), { names: names('甲局', '有关县市区') }, 'unit-name-open-list'],
  ])('%s', (_what, edited, edit, code) => {
    const other = unit('乙', { kind: 'county', code: '370911' });
    expect(plan(edited, edit, other)).toMatchObject({ ok: false, code });
  });

  const living = unit('甲', { validFrom: '2020-01-01', names: [name('甲局', 'full', '2022-01-01')] });
  it.each<[string, Node, UnitEdit, boolean]>([
    ['begins the day before it ends', ended, { validFrom: '2019-12-31' }, true],
    ['begins the day that it ends', ended, { validFrom: '2020-01-01' }, false],
    ['begins the day that a name of its own ends', renamed, { validFrom: '2024-01-01' }, false],
    ['begins the day before a name of its own ends', renamed, { validFrom: '2023-12-31' }, true],
    ['begins where its names have no end', unit('甲'), { validFrom: '2099-01-01' }, true],
    ['begins when it began', living, { validFrom: '2020-01-01' }, true],
    ['begins at a day that is not known any more', living, { validFrom: null }, true],
    ['is renamed today', unit('甲'), { names: names('新局'), renamedOn: today }, true],
    ['is renamed tomorrow', unit('甲'), { names: names('新局'), renamedOn: '2026-11-23' }, false],
    ['is renamed the day it began', living, { names: names('新局'), renamedOn: '2020-01-01' }, false],
    ['is renamed before its name began', living, { names: names('新局'), renamedOn: '2021-01-01' }, false],
    ['is renamed after its name began', living, { names: names('新局'), renamedOn: '2022-01-02' }, true],
    ['has no alias more before its name began', living, { names: names('甲局', '别名'), renamedOn: '2021-01-01' }, true],
    ['gets a day of renaming without another name', living, { names: names('甲局'), renamedOn: '2020-01-01' }, false],
  ])('that %s: %o is allowed: %s', (_what, edited, edit, allowed) => expect(plan(edited, edit).ok).toBe(allowed));

  it.each<[string, UnitEdit, object]>([
    ['a day', { validFrom: '2020-01-01' }, { code: 'unit-date-invalid', data: { date: '2020-01-01' } }],
    ['members', { kind: 'department' }, { code: 'unit-has-members', data: { count: 2 } }],
  ])('says what is wrong with %s', (_what, edit, expected) => {
    const odd = unit('甲', { kind: 'leading-group', memberIds: ['乙', '丙'], validTo: '2020-01-01' });
    expect(plan(odd, edit)).toMatchObject(expected);
  });

  it('leaves what it does not speak of, and judges that no more', () => {
    const odd = unit('甲', { parentId: 'gone', housedAtId: 'gone', code: '1', position: 7, note: '注' });
    expect(plan(odd, { position: 8 })).toMatchObject({
      ok: true,
      value: { fields: { parentId: 'gone', housedAtId: 'gone', code: '1', position: 8, note: '注', kind: 'department' }, isRenamed: false },
    });
    expect(plan(odd, { parentId: null, note: null })).toMatchObject({ ok: true, value: { fields: { parentId: null, note: null } } });
  });

  it.each<[string, UnitEdit, object]>([
    ['ends today', { names: names('新局') }, { isRenamed: true, renamedOn: today, names: { ended: [{ name: '甲局' }] } }],
    ['on a day', { names: names('新局'), renamedOn: '2024-03-01' }, { isRenamed: true, renamedOn: '2024-03-01' }],
    [
      'is no renaming when the name was wrong, whatever day is given',
      { names: names('新局'), corrected: true, renamedOn: '2099-01-01' },
      { isRenamed: false, names: { removed: [{ name: '甲局' }] } },
    ],
    ['is no renaming when only an alias is new', { names: names('甲局', '别名') }, { isRenamed: false }],
  ])('a name that goes %s', (_what, edit, value) => expect(plan(unit('甲'), edit)).toMatchObject({ ok: true, value }));
});
