import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '#core/access/subject.ts';
import {
  actOnChild,
  breakable,
  childActs,
  childStates,
  childUnit,
  giveChildren,
  isLate,
  lastDayOf,
  mayHaveChildren,
  seesChild,
  weighable,
  type ChildState,
  type WeighedChild,
} from '#core/ledger/list/breakdown.ts';
import { listPolicy } from '#core/ledger/list/list-policy.ts';
import { listStates } from '#core/ledger/list/list-state.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

const state = fc.constantFrom(...childStates);
const reason = fc.constantFrom(null, '调整分工');
const isoDay = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const child: fc.Arbitrary<WeighedChild> = fc.record({
  state,
  title: fc.constantFrom('征地', '开工'),
  weight: fc.constantFrom(0, 1, 2.5),
  dues: fc.array(isoDay, { maxLength: 3 }),
});

describe('a child', () => {
  it('that was given is never drafted or removed again, whatever is tried, and never changes without a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...childActs), reason), { maxLength: 30, size: 'max' }), (tried) => {
        let now: ChildState | 'removed' = 'drafted';
        let given = false;
        for (const [act, why] of tried) {
          if (now === 'removed') break;
          const acted = actOnChild({ state: now, title: '征地' }, act, why);
          if (acted.ok && now === 'given') expect(why).not.toBeNull();
          if (!acted.ok) continue;
          now = acted.value;
          given ||= now === 'given';
          if (given) expect(['given', 'taken-back']).toContain(now);
        }
      }),
    );
  });

  it('goes its way once: what was taken back stays so', () => {
    for (const act of childActs) {
      expect(actOnChild({ state: 'taken-back', title: '征地' }, act, '依据')).toEqual({
        ok: false,
        code: 'child-state-wrong',
        data: { title: '征地', state: 'taken-back', act },
      });
    }
    expect(actOnChild({ state: 'drafted', title: '征地' }, 'remove', null)).toEqual({ ok: true, value: 'removed' });
    expect(actOnChild({ state: 'given', title: '征地' }, 'take-back', null)).toMatchObject({ code: 'child-reason-missing' });
  });

  it('is for a unit that stands, at or below the one whose part it is', () => {
    expect(childUnit(undefined)).toMatchObject({ code: 'unit-not-found' });
    expect(childUnit({ name: '某科', ended: true, below: true })).toMatchObject({ code: 'unit-ended', data: { name: '某科' } });
    expect(childUnit({ name: '某局', ended: false, below: false })).toMatchObject({ code: 'unit-not-below', data: { unit: '某局' } });
    expect(childUnit({ name: '某科', ended: false, below: true })).toMatchObject({ ok: true });
  });
});

describe('breaking down', () => {
  it('needs an issued item and a part of it that holds today', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(...listStates), fc.boolean(), (isChild, listState, holds) => {
        const asked = breakable({ code: '2026-12', isChild, listState }, { name: '市财政局', holds });
        expect(asked.ok).toBe(listState === 'issued' && holds);
        expect(mayHaveChildren({ code: '2026-12', isChild, listState }).ok).toBe(!isChild);
      }),
    );
  });

  it('is for contacts and leaders of units alone, within their scope, and no token; whoever reads items reads what is theirs', () => {
    for (const act of ['addChildren', 'changeChild', 'orderChildren', 'giveChildren', 'takeBackChildren'] as const) {
      const power = listPolicy[act];
      expect('scope' in power).toBe(false);
      const may = new Map(Object.entries(power.who));
      for (const role of roles) expect(may.get(role)).toBe(role === 'contact' || role === 'unit-leader' ? 'scope' : undefined);
    }
    expect(listPolicy.getBreakdown).toBe(listPolicy.getItem);
  });

  it('gives drafts alone, something of weight among all that stands, and what is late with a reason', () => {
    fc.assert(
      fc.property(
        fc.array(child, { minLength: 1, maxLength: 4 }),
        fc.array(child, { maxLength: 3 }),
        fc.option(isoDay),
        reason,
        (asked, standing, lastDay, why) => {
          const given = giveChildren(asked, standing, lastDay, why);
          const drafts = asked.every((one) => one.state === 'drafted');
          const weight = [...asked, ...standing].some((one) => one.weight > 0);
          const late = asked.some((one) => isLate(one, lastDay));
          expect(given.ok).toBe(drafts && weight && (!late || why !== null));
        },
      ),
    );
    expect(giveChildren([{ state: 'drafted', title: '征地', weight: 1, dues: ['2026-07-01'] }], [], '2026-06-30', null)).toEqual({
      ok: false,
      code: 'children-late',
      data: { count: 1, day: '2026-06-30', title: '征地' },
    });
    expect(weighable([])).toMatchObject({ ok: true });
  });

  it('ends with the parent: at its last milestone, or its task’s deadline where that comes first', () => {
    expect(lastDayOf({ dues: [], taskDue: null, year: 2026 })).toBeNull();
    expect(lastDayOf({ dues: [], taskDue: '2027-12-31', year: 2026 })).toBe('2027-12-31');
    expect(lastDayOf({ dues: ['2026-09-30', '2026-06-30'], taskDue: null, year: 2026 })).toBe('2026-09-30');
    expect(lastDayOf({ dues: ['2026-09-30'], taskDue: '2026-06-30', year: 2026 })).toBe('2026-06-30');
    expect(lastDayOf({ dues: ['2026-09-30'], taskDue: '2030-12-31', year: 2026 })).toBe('2026-09-30');
    expect(lastDayOf({ dues: ['2026-09-30'], taskDue: '2025-12-31', year: 2026 })).toBe('2026-09-30');
    expect(lastDayOf({ dues: [], taskDue: '2025-12-31', year: 2026 })).toBeNull();
    expect(isLate({ dues: ['2026-12-31'] }, null)).toBe(false);
    // The parent's last day is still in time.
    expect(isLate({ dues: ['2026-09-29', '2026-09-30'] }, '2026-09-30')).toBe(false);
    expect(isLate({ dues: ['2026-09-29', '2026-10-01'] }, '2026-09-30')).toBe(true);
  });
});

it('a draft is its unit’s own; what was given is read by who made it, has it, or answers for the whole, and by no other', () => {
  const unitIds = ['made', 'has', 'other'];
  fc.assert(
    fc.property(fc.boolean(), fc.subarray(unitIds), fc.subarray([...responsibilityRoles]), state, (all, units, held, stands) => {
      const sees = seesChild({ all, units: new Set(units), roles: new Set(held) }, { state: stands, byUnitId: 'made', unitId: 'has' });
      const whole = all || held.includes('lead') || held.includes('supervise');
      expect(sees).toBe(units.includes('made') || (stands !== 'drafted' && (whole || units.includes('has'))));
    }),
  );
});
