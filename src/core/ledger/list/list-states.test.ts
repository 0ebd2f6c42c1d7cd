import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComposed, listMoves, listStates, moveList, movesOf, type ListMove, type ListState } from '#core/ledger/list/list-state.ts';
import {
  actOnSignFor,
  carries,
  clockAnew,
  isSigned,
  signForActs,
  signForOn,
  signForStates,
  type SignFor,
} from '#core/ledger/list/sign-for.ts';

const listState = fc.constantFrom(...listStates);
const signForState = fc.constantFrom(...signForStates);
const isoDay = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const signFor: fc.Arbitrary<SignFor> = fc.record({ state: signForState, due: isoDay, reported: fc.boolean() });

describe('a list', () => {
  it('moves as offered, and never otherwise', () => {
    fc.assert(
      fc.property(listState, fc.constantFrom(...listMoves), (state, move) => {
        const moved = moveList(state, move);
        expect(moved.ok).toBe(movesOf(state).includes(move));
        if (!moved.ok) expect(moved).toEqual({ ok: false, code: 'list-state-wrong', data: { state, move } });
      }),
    );
  });

  it('is never composed again once it is issued, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...listMoves), { maxLength: 30, size: 'max' }), (tried) => {
        let state: ListState = 'drafting';
        let issued = false;
        for (const move of tried) {
          const moved = moveList(state, move);
          // Nothing is issued that was not approved just before.
          if (move === 'issue' && moved.ok) expect(state).toBe('approved');
          if (moved.ok) state = moved.value;
          issued ||= state === 'issued';
          if (issued) expect(isComposed(state)).toBe(false);
        }
      }),
    );
  });

  it.each<[ListState, readonly ListMove[]]>([
    ['drafting', ['consult', 'approve']],
    ['consulting', ['draft', 'approve']],
    ['approved', ['draft', 'issue']],
    ['issued', ['close']],
    ['closed', []],
  ])('%s goes on by %j', (state, moves) => expect(movesOf(state)).toEqual(moves));

  it('can be closed from where it begins', () => {
    const states = (['consult', 'draft', 'approve', 'issue', 'close'] as const).reduce<readonly ListState[]>(
      (so, move) => {
        const moved = moveList(so.at(-1) ?? 'drafting', move);
        return moved.ok ? [...so, moved.value] : so;
      },
      ['drafting'],
    );
    expect(states).toEqual(['drafting', 'consulting', 'drafting', 'approved', 'issued', 'closed']);
  });
});

describe('signing for an item', () => {
  it('an objection is decided before anything else; what is settled stays', () => {
    fc.assert(
      fc.property(signFor, fc.constantFrom(...signForActs), (one, act) => {
        const acted = actOnSignFor(one, act);
        if (['signed', 'upheld', 'overruled'].includes(one.state)) expect(acted.ok).toBe(false);
        if (one.state === 'objected') expect(acted.ok).toBe(['withdraw-objection', 'uphold', 'overrule'].includes(act));
        if (act === 'uphold' || act === 'overrule') expect(acted.ok).toBe(one.state === 'objected');
      }),
    );
  });

  it('is deemed from the day after its clock on, whenever the job comes, and once', () => {
    fc.assert(
      fc.property(signFor, isoDay, isoDay, (one, first, second) => {
        const [earlier, later] = first < second ? [first, second] : [second, first];
        const then = signForOn({ ...one, state: signForOn(one, earlier) }, later);
        expect(then).toBe(signForOn(one, later));
        expect(signForOn(one, one.due)).toBe(one.state);
        if (one.state !== 'pending') expect(signForOn(one, later)).toBe(one.state);
      }),
    );
  });

  it('may be objected to until the first report, even when it was deemed', () => {
    const deemed = { state: 'deemed', due: '2026-03-05', reported: false } as const;
    expect(actOnSignFor(deemed, 'object')).toEqual({ ok: true, value: 'objected' });
    expect(actOnSignFor({ ...deemed, reported: true }, 'object')).toMatchObject({ code: 'objection-too-late' });
    expect(actOnSignFor({ ...deemed, reported: true }, 'sign')).toEqual({ ok: true, value: 'signed' });
    // Asked anew for a part that it took over, it may say no to that one, whatever it reported of the earlier.
    expect(actOnSignFor({ ...deemed, state: 'pending', reported: true }, 'object')).toEqual({ ok: true, value: 'objected' });
  });

  it('an item is signed when nobody is waited for and somebody carries it', () => {
    expect(isSigned([])).toBe(false);
    expect(isSigned(['signed', 'deemed', 'overruled', 'upheld'])).toBe(true);
    expect(isSigned(['upheld', 'upheld'])).toBe(false);
    expect(isSigned(['signed', 'pending'])).toBe(false);
    expect(isSigned(['signed', 'objected'])).toBe(false);
    expect(signForStates.filter((state) => !carries(state))).toEqual(['upheld']);
  });
});

it('a clock that runs ends after a feast that was announced later, and never earlier than it was told', () => {
  const told = '2027-02-08';
  const days = (holidays: readonly string[], workdays: readonly string[] = []) => ({
    holidays: new Set(holidays),
    workdays: new Set(workdays),
    announced: new Set([2027]),
  });
  expect(clockAnew(told, '2027-02-03', 3, days(['2027-02-05', '2027-02-08']))).toEqual({ day: '2027-02-10', provisional: false });
  expect(clockAnew(told, '2027-02-03', 3, days([], ['2027-02-06']))).toEqual({ day: told, provisional: false });
  expect(clockAnew(told, '2027-02-03', 3, { ...days([]), announced: new Set() })).toEqual({ day: told, provisional: true });
});
