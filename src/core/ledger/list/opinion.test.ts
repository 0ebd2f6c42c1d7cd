import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '#core/access/subject.ts';
import {
  afterWithdrawal,
  answerConsultation,
  consultationAnswers,
  consultationOn,
  consultationStates,
  dueOfRound,
  joinedConsultation,
  strikeAnswer,
  type ConsultationState,
} from '#core/ledger/list/consultation.ts';
import { listPolicy } from '#core/ledger/list/list-policy.ts';
import { isComposed, listStates } from '#core/ledger/list/list-state.ts';
import {
  actOnOpinion,
  answerOpinion,
  mayActOnOpinion,
  opinionActs,
  opinionDecisions,
  opinionStates,
  strikeOpinion,
  type OpinionState,
} from '#core/ledger/list/opinion.ts';

const isoDay = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const state = fc.constantFrom(...consultationStates);
const consultation = fc.record({ state, due: isoDay, endedOn: fc.option(isoDay) });

const isHandedIn = (state: OpinionState): boolean => state !== 'written' && state !== 'withdrawn';

describe('an opinion', () => {
  it('is written and withdrawn by its unit’s people alone, and answered by the office alone, whoever asks', () => {
    const powers = {
      write: listPolicy.writeOpinion,
      withdraw: listPolicy.withdrawOpinion,
      answer: listPolicy.answerOpinions,
      strike: listPolicy.strikeOpinion,
    } as const;
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.constantFrom(...opinionActs), fc.boolean(), (role, act, own) => {
        const may = mayActOnOpinion(role, act, own);
        const isOffice = act === 'answer' || act === 'strike';
        if (isOffice) expect(may).toBe(role === 'office');
        else expect(may).toBe(own && ['contact', 'unit-leader'].includes(role));
        // The policy says the same: of a unit's people as far as their scope.
        const reach = Object.entries(powers[act].who).find(([of]) => of === role)?.[1];
        expect(reach !== undefined).toBe(mayActOnOpinion(role, act, true));
        expect(reach === 'scope').toBe(!isOffice && reach !== undefined);
      }),
    );
  });

  it('is read by its unit and by the office, and by nobody else', () => {
    for (const power of [listPolicy.listOpinions, listPolicy.listConsultations])
      expect(power.who).toEqual({ office: 'jurisdiction', contact: 'scope', 'unit-leader': 'scope' });
  });

  it('is struck by the office where the office entered it, until the list is approved, and by nobody else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...opinionStates), fc.boolean(), fc.constantFrom(...listStates), (stands, recorded, list) => {
        const open = isComposed(list);
        const next = strikeOpinion({ state: stands, recorded }, { state: list });
        expect(next.ok).toBe(open && recorded && isHandedIn(stands));
        if (next.ok) expect(next.value).toBe('withdrawn');
      }),
    );
  });

  it('is never answered before it was handed in, nor taken back once it is answered or the round is over', () => {
    type Step = { readonly act: 'hand' | 'withdraw' | 'answer' | 'end'; readonly decision: (typeof opinionDecisions)[number] };
    const step: fc.Arbitrary<Step> = fc.record({
      act: fc.constantFrom('hand', 'withdraw', 'answer', 'end'),
      decision: fc.constantFrom(...opinionDecisions),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20, size: 'max' }), (steps) => {
        let now: OpinionState = 'written';
        let running = true;
        let handed = false;
        let answered = false;
        for (const { act, decision } of steps) {
          if (act === 'end') running = false;
          else if (act === 'hand') {
            if (running && now === 'written') [now, handed] = ['handed', true];
          } else if (act === 'withdraw') {
            const next = actOnOpinion(now, 'withdraw', running);
            expect(next.ok).toBe((running || !handed) && !answered && now !== 'withdrawn');
            if (next.ok) now = next.value;
          } else {
            const next = answerOpinion(now, { state: 'drafting' }, decision, '理由');
            expect(next.ok).toBe(handed && now !== 'withdrawn');
            if (next.ok) [now, answered] = [next.value, true];
          }
          if (answered) expect(opinionDecisions).toContain(now);
          expect(isHandedIn(now)).toBe(handed && now !== 'withdrawn');
        }
      }),
    );
  });

  it('has a reason where it is not accepted as it stands, and no other answer once the list is approved', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...opinionStates),
        fc.constantFrom(...listStates),
        fc.constantFrom(...opinionDecisions),
        fc.constantFrom(null, '职责不符'),
        (now, list, decision, reason) => {
          const answered = answerOpinion(now, { state: list }, decision, reason);
          if (answered.ok) {
            expect(isComposed(list) && isHandedIn(now)).toBe(true);
            expect(decision === 'accepted' || reason !== null).toBe(true);
            expect(answered.value).toBe(decision);
          }
        },
      ),
    );
    expect(answerOpinion('handed', { state: 'approved' }, 'accepted', null)).toMatchObject({ code: 'list-not-composed' });
    expect(answerOpinion('handed', { state: 'drafting' }, 'rejected', null)).toMatchObject({ code: 'opinion-without-reason' });
    expect(actOnOpinion('written', 'write', true)).toEqual({ ok: true, value: 'written' });
    expect(actOnOpinion('handed', 'write', true)).toMatchObject({ code: 'opinion-state-wrong' });
  });
});

describe('a unit’s answer to a round', () => {
  it('is never taken for consent: 无意见 is said, by nobody’s silence and beside no opinion', () => {
    fc.assert(
      fc.property(
        consultation,
        fc.constantFrom(...consultationAnswers),
        fc.nat(3),
        fc.nat(3),
        isoDay,
        (one, answer, written, handed, today) => {
          if (one.state !== 'none') expect(consultationOn(one, today)).not.toBe('none');
          const next = answerConsultation(one, answer, { written, handed });
          if (one.endedOn !== null) expect(next).toMatchObject({ code: 'consultation-over' });
          if (next.ok) expect(next.value).toBe(answer);
          if (next.ok && answer === 'none') expect(written + handed).toBe(0);
          if (next.ok && answer === 'opinions') expect(written).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('is missing from the day after its clock on, whenever the job comes; late is possible while the round runs', () => {
    fc.assert(
      fc.property(consultation, isoDay, isoDay, (one, first, second) => {
        const [earlier, later] = first < second ? [first, second] : [second, first];
        expect(consultationOn({ ...one, state: consultationOn(one, earlier) }, later)).toBe(consultationOn(one, later));
        if (one.endedOn === null) expect(consultationOn(one, one.due)).toBe(one.state);
        // Whom the office did not let answer to the end is never said to have been silent.
        if (one.state === 'asked' && one.endedOn !== null) expect(consultationOn(one, later) === 'silent').toBe(one.due < one.endedOn);
      }),
    );
    const late = { state: 'silent', due: '2026-03-05', endedOn: null } as const;
    expect(answerConsultation(late, 'none', { written: 0, handed: 0 })).toEqual({ ok: true, value: 'none' });
    expect(answerConsultation({ ...late, endedOn: '2026-03-09' }, 'none', { written: 0, handed: 0 })).toMatchObject({
      code: 'consultation-over',
    });
  });

  it('is asked for again when all of it was withdrawn', () => {
    const said = (over: { readonly state: ConsultationState }) => ({ due: '2026-03-05', endedOn: null, ...over });
    const gone = { left: 0, saidNone: false };
    expect(afterWithdrawal(said({ state: 'opinions' }), { ...gone, left: 1 }, '2026-03-05')).toBe('opinions');
    expect(afterWithdrawal(said({ state: 'opinions' }), gone, '2026-03-05')).toBe('asked');
    expect(afterWithdrawal(said({ state: 'opinions' }), gone, '2026-03-06')).toBe('silent');
    expect(afterWithdrawal(said({ state: 'asked' }), gone, '2026-03-05')).toBe('asked');
    // All that the office entered beside 无意见 was struck.
    const struck = { left: 0, saidNone: true };
    expect(afterWithdrawal(said({ state: 'opinions' }), struck, '2026-03-06')).toBe('none');
    expect(afterWithdrawal(said({ state: 'opinions' }), { ...struck, left: 1 }, '2026-03-06')).toBe('opinions');
  });

  it('is struck where the office entered it and it is 无意见', () => {
    const recorded = { state: 'none', way: 'paper', due: '2026-03-05', endedOn: null } as const;
    expect(strikeAnswer(recorded, '2026-03-05')).toEqual({ ok: true, value: 'asked' });
    expect(strikeAnswer(recorded, '2026-03-06')).toEqual({ ok: true, value: 'silent' });
    expect(strikeAnswer({ ...recorded, endedOn: '2026-03-05' }, '2026-03-06')).toEqual({ ok: true, value: 'asked' });
    for (const other of [
      { ...recorded, way: 'online' },
      { ...recorded, state: 'opinions' },
      { ...recorded, state: 'asked', way: null },
    ] as const)
      expect(strikeAnswer(other, '2026-03-05')).toMatchObject({ code: 'answer-not-recorded' });
  });

  it('of two rows that become one is what either said', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const joined = joinedConsultation(one, other);
        expect(joined).toBe(joinedConsultation(other, one));
        expect([one, other]).toContain(joined);
        if (one === 'opinions' || other === 'opinions') expect(joined).toBe('opinions');
      }),
    );
    // Who is asked still in one of them has not let the day pass.
    expect(joinedConsultation('silent', 'asked')).toBe('asked');
    expect(joinedConsultation('asked', 'none')).toBe('none');
  });

  it('is wanted by today or later', () => {
    expect(dueOfRound('2026-03-02', '2026-03-02')).toEqual({ ok: true, value: '2026-03-02' });
    expect(dueOfRound('2026-03-01', '2026-03-02')).toMatchObject({ code: 'consultation-due-past', data: { due: '2026-03-01' } });
  });
});
