import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actOnReport,
  daysToDeny,
  isDeniable,
  isWritable,
  reportActors,
  reportActs,
  reportStates,
  unwritten,
  type Report,
  type ReportAct,
  type ReportActor,
  type ReportStep,
} from '#core/reporting/report-state.ts';
import { daysLater } from '#core/settings/calendar.ts';

const step = fc.record({
  act: fc.constantFrom(...reportActs),
  by: fc.constantFrom(...reportActors),
  led: fc.boolean(),
  staffed: fc.boolean(),
  after: fc.integer({ min: 0, max: 3 }),
});

/** What the report was after each act that was allowed, from the first keystroke on; days only go forward. */
function played(steps: readonly { act: ReportAct; by: ReportActor; led: boolean; staffed: boolean; after: number }[]) {
  let today = '2026-04-01';
  let report: Report = unwritten;
  const taken: { readonly before: Report; readonly after: Report; readonly step: ReportStep }[] = [];
  for (const { after, ...one } of steps) {
    today = daysLater(today, after);
    // A leader is somebody of the unit.
    const next = actOnReport(report, { ...one, staffed: one.staffed || one.led, today });
    if (!next.ok) continue;
    taken.push({ before: report, after: next.value, step: { ...one, staffed: one.staffed || one.led, today } });
    report = next.value;
  }
  return taken;
}

const sequences = fc.array(step, { maxLength: 60 });
const does = (acts: readonly ReportAct[]) => (one: { readonly step: ReportStep }) => acts.includes(one.step.act);
const handing: readonly ReportAct[] = ['submit', 'correct', 'sign-off', 'record'];

describe('whatever is tried with a report, by whomever and in whatever order', () => {
  it('no version is lost, and only handing in makes one', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const { before, after, step: taken } of played(steps))
          expect(after.versions).toBe(before.versions + (handing.includes(taken.act) ? 1 : 0));
      }),
    );
  });

  it('it is handed in while its state says so, on the day of it; the unit’s own leader takes no day away', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const one of played(steps)) {
          const { before, after, step: taken } = one;
          if (['submitted', 'approved', 'accepted'].includes(after.state)) expect(after.handedInOn).not.toBeNull();
          if (does(['return', 'recall'])(one) && before.accepted === null) expect(after.handedInOn).toBeNull();
          else if (before.handedInOn !== null) expect(after.handedInOn).toBe(before.handedInOn);
          else expect([taken.today, null]).toContain(after.handedInOn);
        }
      }),
    );
  });

  it('the office alone accepts and returns, and never over the head of a leader', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const one of played(steps)) {
          if (one.after.state === 'accepted' && one.before.state !== 'accepted') expect(one.step.by).toBe('office');
          if (does(['accept', 'return'])(one) && one.step.led) expect(one.before.state).toBe('approved');
          if (does(['accept', 'return'])(one) && one.before.recorded) expect(one.step.staffed).toBe(false);
          if (does(['recall'])(one) && one.step.by === 'office') expect(one.before.recorded).toBe(true);
        }
      }),
    );
  });

  it('nobody speaks for the unit but its people: what the office enters waits for them', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const { before, after, step: taken } of played(steps)) {
          if (after.state === 'approved' && before.state !== 'approved') expect(taken.by).not.toBe('office');
          if (after.recorded && !before.recorded) expect(taken).toMatchObject({ act: 'record', by: 'office' });
          if (taken.act === 'confirm') expect(before.recorded).toBe(true);
        }
      }),
    );
  });

  it('what was accepted stands until another version is, or its signature is denied', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const one of played(steps)) {
          const { before, after } = one;
          if (after.accepted !== null) expect(after.accepted).toBeLessThanOrEqual(after.versions);
          if (after.state === 'accepted') expect(after.accepted).not.toBeNull();
          // Nothing is accepted and open at once: what came back leaves the accepted one as it was.
          if (isWritable(after.state)) expect(after.accepted).toBeNull();
          if (before.accepted !== null && !does(['accept', 'deny'])(one)) expect(after.accepted).toBe(before.accepted);
        }
      }),
    );
  });
});

it('nobody but that leader takes from them, for two days, that they may deny what stands in their name', () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      for (const one of played(steps)) {
        const { before, after, step: taken } = one;
        if (after.signedOffOn !== null && before.signedOffOn === null) expect(taken).toMatchObject({ act: 'sign-off', by: 'contact' });
        const stands = after.state === 'approved' || after.state === 'accepted';
        if (isDeniable(before, taken.today) && stands && taken.by !== 'leader')
          expect(after.signedOffOn).toBe(before.signedOffOn ?? taken.today);
      }
    }),
  );
});

const today = '2026-04-03';
const after = (...steps: readonly (readonly [ReportAct, ReportActor, day?: string, led?: boolean])[]): Report =>
  steps.reduce<Report>((report, [act, by, day = today, led = true]) => {
    const next = actOnReport(report, { act, by, today: day, led, staffed: led });
    if (!next.ok) throw new Error(`${act}: ${next.code}`);
    return next.value;
  }, unwritten);

it('goes from the contact to the leader to the office', () => {
  expect(after(['submit', 'contact'])).toMatchObject({ state: 'submitted', versions: 1, handedInOn: today });
  expect(after(['submit', 'contact'], ['approve', 'leader'], ['accept', 'office'])).toMatchObject({ state: 'accepted', accepted: 1 });
  expect(after(['submit', 'leader'])).toMatchObject({ state: 'approved', versions: 1 });
  expect(after(['submit', 'contact', today, false], ['accept', 'office', today, false])).toMatchObject({ state: 'accepted' });
  expect(actOnReport(after(['submit', 'contact']), { act: 'accept', by: 'office', today, led: true, staffed: true })).toEqual({
    ok: false,
    code: 'report-not-approved',
    data: {},
  });
});

it('comes back from its leader with its day, from the office without', () => {
  const later = '2026-04-09';
  expect(after(['submit', 'contact'], ['send-back', 'leader'], ['submit', 'contact', later])).toMatchObject({
    versions: 2,
    handedInOn: today,
  });
  expect(after(['submit', 'contact'], ['approve', 'leader'], ['return', 'office'], ['submit', 'contact', later])).toMatchObject({
    versions: 2,
    handedInOn: later,
  });
  expect(after(['submit', 'contact'], ['recall', 'contact'], ['submit', 'contact', later])).toMatchObject({ handedInOn: later });
});

it('is corrected as another version, while the accepted one stands', () => {
  const accepted = [
    ['submit', 'contact'],
    ['approve', 'leader'],
    ['accept', 'office'],
  ] as const;
  const corrected = after(...accepted, ['correct', 'contact', '2026-05-20']);
  expect(corrected).toMatchObject({ state: 'submitted', versions: 2, accepted: 1, handedInOn: today });
  expect(after(...accepted, ['correct', 'contact'], ['approve', 'leader'], ['accept', 'office'])).toMatchObject({ accepted: 2 });
  // It comes back: the accepted one is what stands, with its day.
  const stands = { state: 'accepted', versions: 2, accepted: 1, handedInOn: today };
  expect(after(...accepted, ['correct', 'contact'], ['send-back', 'leader'])).toMatchObject(stands);
  expect(after(...accepted, ['correct', 'contact'], ['recall', 'contact'])).toMatchObject(stands);
  expect(after(...accepted, ['correct', 'leader'], ['return', 'office'])).toMatchObject(stands);
  expect(after(...accepted, ['correct', 'leader'], ['return', 'office'], ['correct', 'contact'])).toMatchObject({
    versions: 3,
    accepted: 1,
  });
});

it('a signature on paper may be denied for two days, accepted or not', () => {
  const signed = after(['sign-off', 'contact']);
  expect(signed).toMatchObject({ state: 'approved', signedOffOn: today });
  const deny = (report: Report, day: string) => actOnReport(report, { act: 'deny', by: 'leader', today: day, led: true, staffed: true });
  expect(deny(signed, daysLater(today, daysToDeny))).toMatchObject({ value: { state: 'submitted', signedOffOn: null } });
  expect(deny(signed, daysLater(today, daysToDeny + 1))).toMatchObject({ code: 'report-deny-too-late' });
  const accepted = after(['sign-off', 'contact'], ['accept', 'office']);
  expect(deny(accepted, today)).toMatchObject({ value: { state: 'submitted', accepted: null } });
  expect(deny(after(['submit', 'contact'], ['approve', 'leader']), today)).toMatchObject({ code: 'report-deny-too-late' });
  expect(deny(after(['submit', 'contact']), today)).toMatchObject({
    code: 'report-state-wrong',
    data: { state: 'submitted', act: 'deny' },
  });
  expect(actOnReport(signed, { act: 'deny', by: 'contact', today, led: true, staffed: true })).toMatchObject({
    code: 'report-act-not-yours',
  });
});

it('what that leader may still deny is not corrected meanwhile', () => {
  const signed = after(['sign-off', 'contact'], ['accept', 'office']);
  const correct = (day: string) => actOnReport(signed, { act: 'correct', by: 'contact', today: day, led: true, staffed: true });
  expect(correct(daysLater(today, daysToDeny))).toMatchObject({ code: 'report-still-deniable' });
  expect(correct(daysLater(today, daysToDeny + 1))).toMatchObject({ value: { state: 'submitted', versions: 2, accepted: 1 } });
});

it('what the office entered is taken back by either, and accepted unconfirmed where nobody is there to confirm it', () => {
  const recorded = after(['record', 'office']);
  const by = (act: ReportAct, led: boolean, staffed: boolean) => actOnReport(recorded, { act, by: 'office', today, led, staffed });
  expect(by('recall', true, true)).toMatchObject({ value: { state: 'draft', recorded: false, handedInOn: null, versions: 1 } });
  expect(after(['record', 'office'], ['recall', 'contact'])).toMatchObject({ state: 'draft', recorded: false });
  expect(by('accept', true, true)).toMatchObject({ code: 'report-not-confirmed' });
  expect(by('accept', false, true)).toMatchObject({ code: 'report-not-confirmed' });
  expect(by('accept', false, false)).toMatchObject({ value: { state: 'accepted', recorded: false } });
  expect(actOnReport(after(['submit', 'contact']), { act: 'recall', by: 'office', today, led: true, staffed: true })).toMatchObject({
    code: 'report-not-recorded',
  });
});

it('what the office entered is confirmed by the unit', () => {
  const recorded = after(['record', 'office']);
  expect(recorded).toMatchObject({ state: 'submitted', recorded: true });
  expect(after(['record', 'office'], ['confirm', 'contact'])).toMatchObject({ state: 'approved', recorded: false });
  expect(actOnReport(after(['submit', 'contact']), { act: 'confirm', by: 'contact', today, led: true, staffed: true })).toMatchObject({
    code: 'report-not-recorded',
  });
});

it('is typed in while nobody else reads it', () => {
  expect(reportStates.filter(isWritable)).toEqual(['draft', 'returned']);
});
