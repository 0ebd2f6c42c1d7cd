import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actOnReport,
  daysToDeny,
  handedInStates,
  isDeniable,
  isWritable,
  reportActors,
  reportActs,
  reportStates,
  unwritten,
  type Report,
  type ReportAct,
  type ReportActor,
  type ReportState,
  type ReportStep,
} from '#core/reporting/report-state.ts';
import { daysLater } from '#core/settings/calendar.ts';

interface Taken {
  readonly before: Report;
  readonly after: Report;
  readonly step: ReportStep;
}

/** Who may act, in which states: the policy, written down a second time. */
const mayAct: Readonly<Record<ReportAct, readonly (readonly [by: readonly ReportActor[], from: readonly ReportState[]])[]>> = {
  submit: [
    [
      ['contact', 'leader'],
      ['draft', 'returned'],
    ],
  ],
  'sign-off': [[['contact'], ['draft', 'returned']]],
  record: [[['office'], ['draft', 'returned']]],
  recall: [[['contact', 'leader', 'office'], ['submitted']]],
  confirm: [[['contact', 'leader'], ['submitted']]],
  approve: [[['leader'], ['submitted']]],
  'send-back': [[['leader'], ['submitted']]],
  'withdraw-approval': [[['leader'], ['approved']]],
  deny: [[['leader'], ['approved', 'accepted']]],
  accept: [[['office'], ['submitted', 'approved']]],
  return: [[['office'], ['submitted', 'approved']]],
  correct: [[['contact', 'leader'], ['accepted']]],
};
const makesVersion: readonly ReportAct[] = ['submit', 'correct', 'sign-off', 'record'];

/** Whether the policy lets it be done at all. */
function isAllowed(report: Report, { act, by, today, led, staffed }: ReportStep): boolean {
  if (!mayAct[act].some(([actors, states]) => actors.includes(by) && states.includes(report.state))) return false;
  if ((act === 'accept' || act === 'return') && report.state === 'submitted') return !led && !(report.recorded && staffed);
  if (act === 'confirm' || (act === 'recall' && by === 'office')) return report.recorded;
  const deniable = report.signedOffOn !== null && today <= daysLater(report.signedOffOn, 2);
  return act === 'deny' ? deniable : act !== 'correct' || !deniable;
}

/** Who may be there: a leader is somebody of the unit. */
const people = [
  { led: true, staffed: true },
  { led: false, staffed: true },
  { led: false, staffed: false },
] as const;
const attempts = reportActs.flatMap((act) => reportActors.flatMap((by) => people.map((there) => ({ act, by, ...there }))));

/** Every report that can come to be within a week, up to its third version, and everything that anybody may try with it. */
function walk(): { readonly tried: readonly { readonly report: Report; readonly step: ReportStep }[]; readonly taken: readonly Taken[] } {
  const days = [0, 1, 2, 3, 4, 5].map((later) => daysLater('2026-04-01', later));
  const seen = new Set<string>();
  const open: { readonly report: Report; readonly from: number }[] = [{ report: unwritten, from: 0 }];
  const tried: { readonly report: Report; readonly step: ReportStep }[] = [];
  const taken: Taken[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { report, from } = next;
    for (const [at, today] of days.entries()) {
      if (at < from || seen.has(JSON.stringify([report, today]))) continue;
      seen.add(JSON.stringify([report, today]));
      for (const attempt of attempts) {
        const step = { ...attempt, today };
        tried.push({ report, step });
        const done = actOnReport(report, step);
        if (!done.ok) continue;
        taken.push({ before: report, after: done.value, step });
        if (done.value.versions <= 3) open.push({ report: done.value, from: at });
      }
    }
  }
  return { tried, taken };
}
const walked = walk();

const choices = fc.array(fc.record({ pick: fc.nat(), after: fc.nat(3) }), { minLength: 60, maxLength: 60, size: 'max' });

/** Sixty acts in a row, each of them one that is allowed then; days only go forward. */
function played(chosen: readonly { readonly pick: number; readonly after: number }[]): readonly Taken[] {
  let today = '2026-04-01';
  let report: Report = unwritten;
  return chosen.flatMap(({ pick, after }) => {
    today = daysLater(today, after);
    const before = report;
    const allowed = attempts.flatMap((attempt): Taken[] => {
      const step = { ...attempt, today };
      const done = actOnReport(before, step);
      return done.ok ? [{ before, after: done.value, step }] : [];
    });
    const one = allowed[pick % allowed.length];
    report = one?.after ?? report;
    return one === undefined ? [] : [one];
  });
}

it('whatever can come to be, each may do with it what the policy says, and nothing else', () => {
  expect(walked.taken.length).toBeGreaterThan(1000);
  for (const { report, step } of walked.tried)
    expect([report, step, actOnReport(report, step).ok]).toEqual([report, step, isAllowed(report, step)]);
  // Nothing of the policy is out of reach.
  for (const [act, rows] of Object.entries(mayAct))
    for (const [actors, states] of rows)
      for (const by of actors)
        for (const state of states)
          expect([
            act,
            by,
            state,
            walked.taken.some(({ before, step }) => step.act === act && step.by === by && before.state === state),
          ]).toEqual([act, by, state, true]);
});

const does = ({ step }: Taken, ...acts: readonly ReportAct[]): boolean => acts.includes(step.act);

describe.each<[string, (one: Taken) => void]>([
  [
    'no version is lost, and only handing in makes one',
    (one) => expect(one.after.versions).toBe(one.before.versions + (does(one, ...makesVersion) ? 1 : 0)),
  ],
  [
    'it is handed in while its state says so, on the day of it; the unit’s own leader takes no day away',
    (one) => {
      const { before, after, step } = one;
      if (handedInStates.includes(after.state)) expect(after.handedInOn).not.toBeNull();
      if (does(one, 'return', 'recall') && before.accepted === null) expect(after.handedInOn).toBeNull();
      else if (before.handedInOn !== null) expect(after.handedInOn).toBe(before.handedInOn);
      else expect(after.handedInOn).toBe(does(one, ...makesVersion) ? step.today : null);
    },
  ],
  [
    'the office alone accepts and returns, and never over the head of a leader',
    (one) => {
      const { before, after, step } = one;
      if (after.accepted !== null && after.accepted !== before.accepted) expect(step).toMatchObject({ act: 'accept', by: 'office' });
      if (after.state === 'returned') expect(step).toMatchObject({ act: 'return', by: 'office' });
      if (does(one, 'accept', 'return') && step.led) expect(before.state).toBe('approved');
      if (does(one, 'accept', 'return') && before.recorded) expect(step.staffed).toBe(false);
    },
  ],
  [
    'nobody speaks for the unit but its people: what the office enters waits for them',
    (one) => {
      const { before, after, step } = one;
      if (after.state === 'approved' && before.state !== 'approved') expect(step.by).not.toBe('office');
      // As long as it is said to be entered, it is what the office entered last, and waits.
      if (after.recorded) expect([after.state, before.recorded || step.act === 'record']).toEqual(['submitted', true]);
      if (does(one, 'record')) expect(after).toMatchObject({ state: 'submitted', recorded: true });
    },
  ],
  [
    'what was accepted stands until another version is, or its signature is denied',
    (one) => {
      const { before, after } = one;
      if (after.accepted !== null) expect(after.accepted).toBeLessThanOrEqual(after.versions);
      if (after.state === 'accepted') expect(after.accepted).not.toBeNull();
      // Nothing is accepted and open at once: what came back leaves the accepted one as it was.
      if (isWritable(after.state)) expect(after.accepted).toBeNull();
      if (does(one, 'deny')) expect(after).toMatchObject({ state: 'submitted', accepted: null });
      else if (before.accepted !== null && !does(one, 'accept')) expect(after.accepted).toBe(before.accepted);
    },
  ],
  [
    'nobody but that leader takes from them, for two days, that they may deny what stands in their name',
    (one) => {
      const { before, after, step } = one;
      if (after.signedOffOn !== null) expect(['approved', 'accepted']).toContain(after.state);
      if (after.signedOffOn !== null && after.signedOffOn !== before.signedOffOn)
        expect(step).toMatchObject({ act: 'sign-off', by: 'contact' });
      // What comes back is nobody's word any more.
      if (isDeniable(before, step.today) && step.by !== 'leader' && !does(one, 'return'))
        expect(after.signedOffOn).toBe(before.signedOffOn);
    },
  ],
])('%s', (_name, holds) => {
  it('of every report that can come to be', () => {
    for (const one of walked.taken) holds(one);
  });

  it('in sequences of sixty acts', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const taken = played(chosen);
        expect(taken).toHaveLength(60);
        for (const one of taken) holds(one);
      }),
    );
  });
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
