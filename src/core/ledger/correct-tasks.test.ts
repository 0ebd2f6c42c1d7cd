/** What is refused of corrections, and what of them a version leaves. What they keep in any order: correct-tasks-property.test.ts. */
import { describe, expect, it } from 'vitest';
import {
  correctTasks,
  mergeCorrections,
  printedValues,
  sameValue,
  undoCorrections,
  type ContinuedCorrection,
  type CorrectableTask,
  type CorrectionChoice,
  type StandingCorrection,
  type TaskValue,
  type TaskValues,
} from './correct-tasks.ts';
import { leadAmong } from './correct-units.ts';

const values: TaskValues = {
  title: '修路',
  text: '修建甲路。',
  due: { text: null, from: null, to: null },
  kind: 'matter',
  commitment: 'deliver',
  nature: 'once',
  cityLeader: null,
  units: [],
};
const task = (id: string, more: Partial<CorrectableTask> = {}): CorrectableTask => ({
  id,
  code: `1-${id}`,
  revision: 3,
  state: 'open',
  values,
  printedUnits: [],
  ...more,
});
const gone = task('b', { state: 'withdrawn' });

describe('corrections', () => {
  const ask = (id: string, revision = 3) => ({ id, revision, values: { title: '建路' } });

  it.each([
    ['of a task that is not there', [ask('z')], 'task-not-found', {}],
    ['of a task that was changed since', [ask('a', 2)], 'task-changed', { code: '1-a' }],
    ['of a task twice', [ask('a'), ask('a')], 'task-asked-twice', { code: '1-a' }],
    ['of a task that was withdrawn', [ask('a'), ask('b')], 'task-withdrawn', { code: '1-b' }],
    [
      'that let nobody in particular lead',
      [{ id: 'a', revision: 3, values: { units: { add: [{ unit: '各县市区', role: 'lead' as const, ownPart: null }] } } }],
      'lead-is-open-list',
      { unit: '各县市区' },
    ],
  ])('%s are refused with all that came with them', (_, asked, code, data) => {
    expect(correctTasks([task('a'), gone], [], asked)).toEqual({ ok: false, code, data });
  });

  it('say what they change, and nothing of what is said already', () => {
    const asked = [{ id: 'a', revision: 3, values: { title: '建路', text: values.text, due: values.due, cityLeader: '李副市长' } }];
    expect(correctTasks([task('a')], [], asked)).toMatchObject({
      ok: true,
      value: [
        { field: 'title', printed: '修路', before: '修路', value: '建路', insteadOf: null, standsAs: null },
        { field: 'cityLeader', printed: null, before: null, value: '李副市长' },
      ],
    });
  });
});

describe('taking corrections back', () => {
  const row = { id: 'k', taskId: 'a', field: 'title', before: '修路', value: '建路', insteadOf: null } as const;
  const stands: StandingCorrection = {
    id: 'k',
    taskId: 'a',
    field: 'title',
    printed: '修路',
    value: '建路',
    reprinted: false,
    standsAs: 'k',
  };
  const corrected = task('a', { values: { ...values, title: '建路' } });

  it('says again what was said before', () => {
    expect(undoCorrections([corrected], [stands], [row])).toMatchObject({
      ok: true,
      value: [{ field: 'title', printed: '修路', before: '建路', value: '修路', insteadOf: 'k', standsAs: null }],
    });
    // By an act that stands by the words of this one, after a later one was taken back.
    expect(undoCorrections([corrected], [{ ...stands, id: 'm' }], [row]).ok).toBe(true);
  });

  it.each([
    ['withdrawn', [{ ...corrected, state: 'withdrawn' }], [stands], 'task-withdrawn'],
    ['corrected again', [corrected], [{ ...stands, id: 'm', standsAs: 'm' }], 'correction-overtaken'],
    ['printed anew', [corrected], [{ ...stands, reprinted: true }], 'correction-overtaken'],
    ['not corrected any more', [corrected], [], 'correction-overtaken'],
    ['said otherwise', [task('a', { values: { ...values, title: '筑路' } })], [stands], 'correction-overtaken'],
  ])('is refused of what is %s', (_, found, standing, code) => {
    expect(undoCorrections(found, standing, [row])).toEqual({ ok: false, code, data: { code: '1-a' } });
  });
});

describe('two values', () => {
  const due = { text: '年底前', from: '2026-01-01', to: '2026-12-31' };
  const lead = { unit: '甲局', role: 'lead', ownPart: null, accountable: true } as const;
  const other = { unit: '乙局', role: 'support', ownPart: '征地', accountable: false } as const;

  it.each<[string, TaskValue, TaskValue, boolean]>([
    ['words', '修路', '修路', true],
    ['other words', '修路', '建路', false],
    ['nothing', null, null, true],
    ['nothing and a name', null, '李副市长', false],
    ['a name and nothing', '李副市长', null, false],
    ['a deadline', due, { ...due }, true],
    ['other words of a deadline', due, { ...due, text: null }, false],
    ['another first day', due, { ...due, from: null }, false],
    ['another last day', due, { ...due, to: '2027-12-31' }, false],
    ['units in another order', [lead, other], [other, lead], true],
    ['a unit less', [lead, other], [lead], false],
    ['another unit', [lead], [{ ...lead, unit: '丙局' }], false],
    ['another role', [other], [{ ...other, role: 'responsible' }], false],
    ['another own part', [other], [{ ...other, ownPart: null }], false],
    ['another lead', [lead], [{ ...lead, accountable: false }], false],
  ])('are the same or not: %s', (_, a, b, same) => {
    expect([sameValue(a, b), sameValue(b, a)]).toEqual([same, same]);
  });
});

describe('a new version', () => {
  const stands = (more: Partial<ContinuedCorrection> = {}): ContinuedCorrection => ({
    id: 'k',
    taskId: 'a',
    field: 'title',
    printed: '修路',
    value: '建路',
    now: '建路',
    reprinted: false,
    standsAs: 'k',
    ...more,
  });
  const merge = (title: string, correction: ContinuedCorrection, choice?: CorrectionChoice) =>
    mergeCorrections({ ...values, title }, [correction], () => choice);

  it('that prints what was printed leaves the correction', () => {
    expect(merge('修路', stands())).toMatchObject({
      values: { title: '建路' },
      stand: [{ id: 'k', reprinted: false }],
      over: [],
      clashes: [],
    });
  });

  it.each([
    ['that prints what stands', '建路', stands()],
    ['that meets a correction taken back', '修桥', stands({ value: '修路', now: '修路' })],
  ])('%s ends it', (_, title, correction) => {
    expect(merge(title, correction)).toMatchObject({ values: {}, stand: [], over: [{ id: 'k' }], clashes: [] });
  });

  it('that prints something third asks, and takes the answer', () => {
    expect(merge('修桥', stands())).toMatchObject({
      values: {},
      stand: [],
      over: [],
      clashes: [{ correctionId: 'k', taskId: 'a', field: 'title', before: '修路', printed: '修桥', value: '建路' }],
    });
    expect(merge('修桥', stands(), 'correction')).toMatchObject({
      values: { title: '建路' },
      stand: [{ id: 'k', printed: '修桥', reprinted: true }],
      over: [],
      clashes: [],
    });
    expect(merge('修桥', stands(), 'plan')).toMatchObject({ values: {}, stand: [], over: [{ id: 'k' }], clashes: [] });
  });

  const row = (unit: string, lead = false) =>
    ({ unit, role: lead ? 'lead' : 'responsible', ownPart: null, accountable: lead }) as const satisfies TaskValues['units'][number];

  it.each([
    ['names nobody', [row('乙局'), row('丙局')], '乙局'],
    ['names another', [row('乙局'), row('丙局', true)], '丙局'],
    ['prints that unit no more', [row('丙局'), row('丁局')], null],
  ])('whose units are chosen is led by whom people named, unless it %s', (_, units, lead) => {
    const correction = stands({ field: 'units', printed: [row('甲局')], value: [row('乙局', true)], now: [row('乙局', true)] });
    const merged = mergeCorrections({ ...values, units }, [correction], () => 'plan');
    expect(leadAmong(merged.values.units ?? [])).toBe(lead);
    expect(merged.values.units?.map(({ unit }) => unit).toSorted()).toEqual(units.map(({ unit }) => unit).toSorted());
  });
});

it('a plan that prints no deadline prints an empty one', () => {
  expect(printedValues({ ...values, due: null })).toEqual(values);
  const due = { text: '年底前', from: null, to: '2026-12-31' };
  expect(printedValues({ ...values, due })).toEqual({ ...values, due });
});
