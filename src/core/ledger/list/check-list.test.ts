import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approveList, consultList } from '#core/ledger/list/approve-list.ts';
import { mostCells } from '#core/ledger/list/burden.ts';
import { checkList, isIssuable, type CheckedItem, type CheckedList, type CheckedUnit } from '#core/ledger/list/check-list.ts';
import { partsOf } from '#core/ledger/list/item-parts.ts';
import { listStates } from '#core/ledger/list/list-state.ts';
import { composable, tasksToList, tasksToOmit, type ListedTask } from '#core/ledger/list/list-tasks.ts';
import { decideObjection, objectionDecisions, signForStates, standingOf, type TakingUnit } from '#core/ledger/list/sign-for.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

const item: CheckedItem = {
  id: 'i',
  tier: 1,
  taskState: 'open',
  dueTo: null,
  milestones: ['2026-06-30'],
  hasOpen: false,
  parts: [
    { unitId: 'lead', role: 'lead' },
    { unitId: 'other', role: 'support' },
  ],
};
const unit = (id: string, over: Partial<CheckedUnit> = {}): CheckedUnit => ({
  id,
  outside: false,
  hasContact: true,
  ended: false,
  ...over,
});
const list = (over: Partial<CheckedList> = {}): CheckedList => ({
  year: 2026,
  items: [item],
  units: [unit('lead'), unit('other')],
  unlisted: 0,
  ceiling: 60,
  cells: mostCells(over.items ?? [item]),
  unanswered: [],
  silent: [],
  ...over,
});
const codesOf = (over: Partial<CheckedList>) => checkList(list(over)).map(({ code, holds }) => `${code}${holds ? '!' : ''}`);

describe('checks before issuing', () => {
  it.each<[Partial<CheckedList>, readonly string[]]>([
    [{}, []],
    [{ items: [{ ...item, parts: [{ unitId: 'other', role: 'responsible' }] }] }, ['no-lead!']],
    [{ items: [{ ...item, milestones: [] }] }, ['no-date!']],
    [{ items: [{ ...item, milestones: [], dueTo: '2026-12-31' }] }, []],
    [{ items: [{ ...item, milestones: [], dueTo: '2027-01-01' }] }, ['no-date!']],
    [{ items: [{ ...item, milestones: [], tier: 3 }] }, ['no-date!']],
    [{ items: [{ ...item, milestones: [], tier: 4 }] }, []],
    [{ items: [{ ...item, hasOpen: true }] }, ['open-list!']],
    [{ items: [{ ...item, taskState: 'withdrawn' }] }, ['task-gone!']],
    [{ units: [unit('lead', { ended: true, hasContact: false }), unit('other')] }, ['unit-ended!']],
    [{ units: [unit('lead', { hasContact: false }), unit('other')] }, ['no-contact!']],
    [{ units: [unit('lead', { hasContact: false, outside: true }), unit('other')] }, []],
    // Three cells and a milestone.
    [{ ceiling: 4 }, []],
    [{ ceiling: 3 }, ['over-burden!']],
    [{ unanswered: [{ id: 'o', item: 'i', unit: 'lead' }] }, ['opinion-open!']],
    [{ silent: ['other'] }, ['unit-silent']],
    [{ unlisted: 3 }, ['unlisted']],
  ])('%j finds %j', (over, codes) => {
    expect(codesOf(over)).toEqual(codes);
    expect(isIssuable(checkList(list(over)))).toBe(codes.every((code) => !code.endsWith('!')));
  });

  it('count what a unit fills in its fullest quarter', () => {
    // The lead: three cells and the milestone; the other: one.
    expect([...mostCells([item, item])]).toEqual([
      ['lead', 8],
      ['other', 2],
    ]);
    expect([...mostCells([{ ...item, tier: 4 }])]).toEqual([['lead', 1]]);
    expect([...mostCells([{ ...item, parts: [{ unitId: 'lead', role: 'supervise' }] }])]).toEqual([]);
  });
});

const role = fc.constantFrom(...responsibilityRoles);

it('each unit has one part, in its weightiest role; one leads at most', () => {
  const standing = fc.array(
    fc.record({ unitId: fc.constantFrom('a', 'b', 'c'), role, ownPart: fc.option(fc.constantFrom('征迁', '资金')) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(standing, fc.nat(7), (rows, lead) => {
      const parts = partsOf(rows.map((row, at) => ({ ...row, accountable: at === lead })));
      expect(new Set(parts.map(({ unitId }) => unitId)).size).toBe(parts.length);
      expect(new Set(parts.map(({ unitId }) => unitId))).toEqual(new Set(rows.map(({ unitId }) => unitId)));
      expect(parts.filter((part) => part.role === 'lead').map(({ unitId }) => unitId)).toEqual(
        rows[lead] === undefined ? [] : [rows[lead].unitId],
      );
    }),
  );
});

describe('a list', () => {
  it('is composed, asked about and approved only where it stands so', () => {
    for (const state of listStates) {
      const composed = state === 'drafting' || state === 'consulting';
      expect(composable({ state }).ok).toBe(composed);
      const moved = { state, name: '清单', revision: 3, items: 1, unanswered: 0 };
      expect(consultList(moved).ok).toBe(state === 'drafting');
      expect(approveList(moved, { revision: 3, on: '2026-01-01' }, '2026-01-02').ok).toBe(composed);
      if (!composed) continue;
      expect(approveList(moved, { revision: 3, on: '2026-01-02' }, '2026-01-02')).toEqual({ ok: true, value: 'approved' });
      expect(approveList(moved, { revision: 2, on: '2026-01-01' }, '2026-01-02')).toMatchObject({ code: 'list-changed' });
      expect(approveList(moved, { revision: 3, on: '2026-01-03' }, '2026-01-02')).toMatchObject({ code: 'approval-in-future' });
      expect(approveList({ ...moved, unanswered: 1 }, { revision: 3, on: '2026-01-01' }, '2026-01-02')).toEqual({
        ok: false,
        code: 'opinions-unanswered',
        data: { name: '清单', count: 1 },
      });
      expect(approveList({ ...moved, items: 0 }, { revision: 3, on: '2026-01-01' }, '2026-01-02')).toMatchObject({ code: 'list-empty' });
    }
    expect(consultList({ state: 'drafting', name: '清单', revision: 1, items: 0 })).toMatchObject({ code: 'list-empty' });
  });

  it('takes a task once a year, and leaves out what no list has', () => {
    const task = (over: Partial<ListedTask>): ReadonlyMap<string, ListedTask> =>
      new Map([['t', { id: 't', code: '1-1', state: 'open', listed: null, ...over }]]);
    expect(tasksToList(['t'], task({}))).toEqual({ ok: true, value: ['t'] });
    expect(tasksToList(['t', 't'], task({}))).toMatchObject({ code: 'task-asked-twice' });
    expect(tasksToList(['u'], task({}))).toMatchObject({ code: 'task-not-found' });
    expect(tasksToList(['t'], task({ state: 'withdrawn' }))).toMatchObject({ code: 'task-withdrawn' });
    const listed = task({ listed: { id: 'l', name: '市级清单' } });
    expect(tasksToList(['t'], listed)).toMatchObject({ code: 'task-listed', data: { code: '1-1', list: '市级清单' } });
    expect(tasksToOmit(['t'], listed)).toMatchObject({ code: 'task-listed' });
    expect(tasksToOmit(['t', 't'], task({}))).toEqual({ ok: true, value: ['t'] });
    expect(tasksToOmit(['u'], task({}))).toMatchObject({ code: 'task-not-found' });
  });
});

describe('an objection', () => {
  const state = fc.constantFrom(...signForStates);

  it('is decided while it stands alone; no item is left without its lead', () => {
    const taking = fc.option(
      fc.record({
        id: fc.constantFrom('own', 'other'),
        name: fc.constant('某局'),
        outside: fc.boolean(),
        ended: fc.boolean(),
        hasContact: fc.boolean(),
        objects: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(state, role, fc.constantFrom(...objectionDecisions), taking, (stands, of, decision, unitTaking) => {
        const one = { state: stands, due: '2026-03-05', reported: false, unitId: 'own', role: of, code: '2026-1' };
        const decided = decideObjection(one, decision, unitTaking);
        if (stands !== 'objected') expect(decided).toMatchObject({ code: 'sign-for-state-wrong' });
        else if (decision === 'overrule') expect(decided).toEqual({ ok: true, value: 'overruled' });
        else if (unitTaking === null) expect(decided.ok).toBe(of !== 'lead');
        else {
          const { id, ended, outside, hasContact, objects } = unitTaking;
          expect(decided.ok).toBe(id !== 'own' && !ended && !outside && hasContact && !objects);
        }
      }),
    );
  });

  it.each<[Partial<TakingUnit> | null, string, ReturnType<typeof decideObjection>]>([
    [null, 'support', { ok: true, value: 'upheld' }],
    [null, 'lead', { ok: false, code: 'item-without-lead', data: { code: '2026-1' } }],
    [{}, 'lead', { ok: true, value: 'upheld' }],
    [{ id: 'own' }, 'support', { ok: false, code: 'taken-over-by-itself', data: { unit: '某局' } }],
    [{ ended: true }, 'support', { ok: false, code: 'unit-ended', data: { name: '某局' } }],
    [{ outside: true }, 'support', { ok: false, code: 'unit-outside', data: { unit: '某局' } }],
    [{ hasContact: false }, 'support', { ok: false, code: 'unit-without-contact', data: { unit: '某局' } }],
    [{ objects: true }, 'support', { ok: false, code: 'unit-objects', data: { unit: '某局' } }],
  ])('upheld for %j from %s comes to %j', (taking, of, decided) => {
    const one = { state: 'objected', due: '2026-03-05', reported: false, unitId: 'own', role: of, code: '2026-1' } as const;
    const sound: TakingUnit = { id: 'other', name: '某局', outside: false, ended: false, hasContact: true, objects: false };
    expect(decideObjection(one, 'uphold', taking === null ? null : { ...sound, ...taking })).toEqual(decided);
  });

  it('outlasts the merging of two rows of its unit, and so does a signature, but for a lighter role', () => {
    const roles = fc.option(fc.constantFrom(...responsibilityRoles));
    fc.assert(
      fc.property(state, state, roles, roles, (one, other, ofOne, ofOther) => {
        const [first, second] = [
          { state: one, role: ofOne },
          { state: other, role: ofOther },
        ];
        const kept = standingOf(first, second);
        expect(kept).toEqual(standingOf(second, first));
        expect([first, second]).toContain(kept);
        if (one === 'objected') expect(kept.state).toBe('objected');
        else if (other === 'objected') expect(kept.state).toBe('objected');
        else if (ofOne === 'lead' && ofOther !== 'lead') expect(kept).toBe(first);
        else if (ofOne === ofOther && one === 'signed') expect(kept.state).toBe('signed');
      }),
    );
  });
});
