import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actOnChange,
  changeActs,
  decideChange,
  isLateChange,
  mayAsk,
  partsChanged,
  shifted,
  sidesOf,
  stillStands,
  type ChangeableItem,
  type ChangeState,
  type ItemPart,
  type ShiftedDay,
  withChange,
  type WantedChange,
} from '#core/ledger/change/item-change.ts';

const item: ChangeableItem = {
  year: 2026,
  goal: '完成初步设计',
  tier: 2,
  milestones: [
    { id: 'a', due: '2026-03-31', text: '取得批复' },
    { id: 'b', due: '2026-09-30', text: '开工' },
  ],
  deadline: null,
  parts: [
    { unitId: 'roads', role: 'lead' },
    { unitId: 'water', role: 'support' },
  ],
};

const sides = (wanted: WantedChange, of: ChangeableItem = item) => {
  const made = sidesOf(of, wanted);
  if (!made.ok) throw new Error(made.code);
  return made.value;
};
const refusal = (wanted: WantedChange, of: ChangeableItem = item): string => {
  const made = sidesOf(of, wanted);
  return made.ok ? 'taken' : made.code;
};

describe('what is asked for', () => {
  it('keeps of days that move those alone', () => {
    expect(sides({ kind: 'due', moves: [{ milestone: 'b', due: '2026-11-30' }] })).toEqual({
      before: { milestones: [{ id: 'b', due: '2026-09-30', text: '开工' }] },
      after: { milestones: [{ id: 'b', due: '2026-11-30', text: '开工' }] },
    });
  });

  it.each<[string, WantedChange]>([
    ['change-of-nothing', { kind: 'due', moves: [{ milestone: 'b', due: '2026-09-30' }] }],
    ['change-of-nothing', { kind: 'due', moves: [] }],
    ['change-of-nothing', { kind: 'goal', goal: '完成初步设计' }],
    ['change-of-nothing', { kind: 'tier', tier: 2 }],
    ['change-of-nothing', { kind: 'scope', milestones: item.milestones }],
    ['change-of-nothing', { kind: 'owner', parts: item.parts.toReversed() }],
    ['milestone-not-found', { kind: 'due', moves: [{ milestone: 'c', due: '2026-11-30' }] }],
    ['milestone-not-found', { kind: 'scope', milestones: [{ id: 'c', due: '2026-11-30', text: '开工' }] }],
    ['milestone-not-found', { kind: 'scope', milestones: [item.milestones[0]!, item.milestones[0]!] }],
    ['milestone-of-other-year', { kind: 'due', moves: [{ milestone: 'b', due: '2027-01-01' }] }],
    ['milestone-of-other-year', { kind: 'scope', milestones: [{ id: null, due: '2025-12-31', text: '开工' }] }],
    ['milestone-moves', { kind: 'scope', milestones: [{ id: 'a', due: '2026-04-01', text: '取得批复' }] }],
    ['item-without-date', { kind: 'scope', milestones: [] }],
    ['change-without-lead', { kind: 'owner', parts: [{ unitId: 'water', role: 'support' }] }],
    [
      'change-without-lead',
      {
        kind: 'owner',
        parts: [
          { unitId: 'water', role: 'lead' },
          { unitId: 'roads', role: 'lead' },
        ],
      },
    ],
    [
      'unit-twice',
      {
        kind: 'owner',
        parts: [
          { unitId: 'water', role: 'lead' },
          { unitId: 'water', role: 'support' },
        ],
      },
    ],
  ])('is refused: %s', (code, wanted) => {
    expect(refusal(wanted)).toBe(code);
  });

  it('lets no quarter have more milestones than its cell takes', () => {
    const many = Array.from({ length: 31 }, (_, at) => ({ id: null, due: '2026-05-01', text: `第${at}项` }));
    expect(refusal({ kind: 'scope', milestones: many })).toBe('milestones-too-many');
    expect(refusal({ kind: 'scope', milestones: many.slice(1) })).toBe('taken');
  });

  it('leaves an item without milestones where its plan gives a day, or its tier wants none', () => {
    expect(refusal({ kind: 'scope', milestones: [] }, { ...item, deadline: '2026-12-31' })).toBe('taken');
    expect(refusal({ kind: 'scope', milestones: [] }, { ...item, tier: 4 })).toBe('taken');
    expect(refusal({ kind: 'tier', tier: 3 }, { ...item, tier: 4, milestones: [] })).toBe('item-without-date');
    expect(refusal({ kind: 'tier', tier: 3 }, { ...item, tier: 4, milestones: [], deadline: '2026-12-31' })).toBe('taken');
    expect(refusal({ kind: 'tier', tier: 4 }, { ...item, milestones: [] })).toBe('taken');
  });

  it('is the lead’s to ask, and who answers each unit’s that has a part', () => {
    expect(mayAsk('due', 'lead')).toBe(true);
    expect(mayAsk('due', 'support')).toBe(false);
    expect(mayAsk('owner', 'support')).toBe(true);
    expect(mayAsk('owner', 'supervise')).toBe(false);
  });
});

describe('two at once', () => {
  const due = sides({ kind: 'due', moves: [{ milestone: 'b', due: '2026-11-30' }] });
  const scope = sides({
    kind: 'scope',
    milestones: [
      { id: 'b', due: '2026-09-30', text: '全面开工' },
      { id: null, due: '2026-12-20', text: '完成年度投资' },
    ],
  });

  it('do not undo each other', () => {
    expect(stillStands(withChange(item, 'due', due), 'scope', scope)).toBe(false);
    expect(stillStands(withChange(item, 'scope', scope), 'due', due)).toBe(false);
  });

  it('meet where they touch other things', () => {
    const goal = sides({ kind: 'goal', goal: '完成可研' });
    const tier = sides({ kind: 'tier', tier: 1 });
    const both = withChange(withChange(withChange(item, 'goal', goal), 'tier', tier), 'due', due);
    expect(both).toMatchObject({ goal: '完成可研', tier: 1, milestones: [{ due: '2026-03-31' }, { due: '2026-11-30' }] });
    expect(withChange(item, 'scope', scope).milestones.map(({ text }) => text)).toEqual(['全面开工', '完成年度投资']);
    const owner = sides({ kind: 'owner', parts: [{ unitId: 'rail', role: 'lead' }] });
    expect(withChange(item, 'owner', owner).parts).toEqual([{ unitId: 'rail', role: 'lead' }]);
  });
});

describe('late', () => {
  it('is a day that was over when it was asked to move, and nothing else', () => {
    const change = sides({ kind: 'due', moves: [{ milestone: 'b', due: '2026-11-30' }] });
    expect(isLateChange('due', change, '2026-09-30')).toBe(false);
    expect(isLateChange('due', change, '2026-10-01')).toBe(true);
    const dropped = sides({ kind: 'scope', milestones: [item.milestones[1]!] });
    expect(isLateChange('scope', dropped, '2026-10-01')).toBe(false);
  });
});

describe('a decision', () => {
  const change = { ...sides({ kind: 'goal', goal: '完成可研' }), kind: 'goal' as const, state: 'asked' as const, late: false };
  const decided = (...[of, given]: [Partial<Parameters<typeof decideChange>[0]>, Partial<Parameters<typeof decideChange>[2]>]) => {
    const made = decideChange({ ...change, ...of }, item, { decision: 'grant', above: null, ...given }, '2026-06-15');
    return made.ok ? made.value : made.code;
  };

  it('grants and refuses', () => {
    expect(decided({}, {})).toBe('granted');
    expect(decided({}, { decision: 'refuse' })).toBe('refused');
  });

  it('needs the paper of two levels above for what was asked too late, granted or refused', () => {
    expect(decided({ late: true }, {})).toBe('change-needs-above');
    expect(decided({ late: true }, { decision: 'refuse' })).toBe('change-needs-above');
    expect(decided({ late: true }, { above: { on: '2026-06-15' } })).toBe('granted');
    expect(decided({ late: true }, { above: { on: '2026-06-16' } })).toBe('basis-in-future');
  });

  it('does not undo what was granted meanwhile, but may refuse it', () => {
    const moved = { ...item, goal: '另一目标' };
    const given = { decision: 'grant', above: null } as const;
    expect(decideChange(change, moved, given, '2026-06-15')).toMatchObject({ code: 'change-outdated' });
    expect(decideChange(change, moved, { ...given, decision: 'refuse' }, '2026-06-15')).toMatchObject({ value: 'refused' });
  });

  it('is said once, whatever comes after it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...changeActs), { minLength: 1, maxLength: 6 }), (acts) => {
        let state: ChangeState = 'asked';
        const reached = new Set<ChangeState>();
        for (const act of acts) {
          const next = actOnChange(state, act);
          if (state === 'asked') expect(next.ok).toBe(true);
          else expect(next).toMatchObject({ ok: false, code: 'change-state-wrong' });
          if (next.ok) state = next.value;
          reached.add(state);
        }
        expect(reached.size).toBe(1);
      }),
    );
  });
});

const day = fc
  .integer({ min: 1, max: 12 })
  .chain((month) => fc.integer({ min: 1, max: 28 }).map((at) => `2026-${String(month).padStart(2, '0')}-${String(at).padStart(2, '0')}`));

describe('a day that moves', () => {
  it('keeps the one that was issued first, the one that is measured against, and how often it moved', () => {
    fc.assert(
      fc.property(
        day,
        fc.array(fc.record({ due: day, origin: fc.constantFrom('unit' as const, 'superior' as const) }), { maxLength: 8 }),
        (first, moves) => {
          let stands: ShiftedDay = { due: first, firstDue: null, baselineDue: null, shifts: 0 };
          for (const { due, origin } of moves) stands = shifted(stands, due, origin);
          expect(stands.shifts).toBe(moves.length);
          expect(stands.due).toBe(moves.at(-1)?.due ?? first);
          expect(stands.firstDue).toBe(moves.length === 0 ? null : first);
          const fromAbove = moves.findLast(({ origin }) => origin === 'superior');
          expect(stands.baselineDue).toBe(moves.length === 0 ? null : (fromAbove?.due ?? first));
        },
      ),
    );
  });
});

const roles = fc.constantFrom('responsible' as const, 'support' as const, 'local' as const);
const parts = fc
  .uniqueArray(fc.record({ unitId: fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5'), role: roles }), {
    selector: ({ unitId }) => unitId,
    maxLength: 4,
  })
  .map((others): readonly ItemPart[] => [{ unitId: 'lead', role: 'lead' }, ...others]);

describe('who answers', () => {
  it('changes by parts that end and begin, and comes to what was asked', () => {
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const { ended, begun } = partsChanged({ before: { parts: before }, after: { parts: after } });
        const key = ({ unitId, role }: ItemPart) => `${unitId} ${role}`;
        const left = before.map(key).filter((one) => !ended.map(key).includes(one));
        expect([...left, ...begun.map(key)].toSorted()).toEqual(after.map(key).toSorted());
        expect(ended.map(key).filter((one) => begun.map(key).includes(one))).toEqual([]);
      }),
    );
  });

  it('a change stands against the parts that it was asked for alone', () => {
    fc.assert(
      fc.property(parts, parts, (before, other) => {
        const asked = sidesOf({ ...item, parts: before }, { kind: 'owner', parts: [{ unitId: 'new', role: 'lead' }] });
        if (!asked.ok) throw new Error(asked.code);
        const same =
          JSON.stringify([...before].toSorted((a, b) => a.unitId.localeCompare(b.unitId))) ===
          JSON.stringify([...other].toSorted((a, b) => a.unitId.localeCompare(b.unitId)));
        expect(stillStands({ ...item, parts: other }, 'owner', asked.value)).toBe(same);
      }),
    );
  });
});
