import { describe, expect, it } from 'vitest';
import { answersFor } from '#core/plan/draft/doubt-answers.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { samplePlan } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const answersTo = (code: string) => {
  const doubt = draft.doubts.find((each) => each.code === code);
  if (doubt === undefined) throw new Error(code);
  return answersFor(doubt, draft);
};

describe('answersFor', () => {
  it('numbers the answers from 1', () => {
    expect(answersTo('misprint').map(({ key, needs, proposal }) => [key, needs, proposal])).toEqual([
      ['1', 'text', 'Rl线'],
      ['2', 'none', ''],
    ]);
  });

  it('proposes what the doubt takes for meant', () => {
    const doubt = draft.doubts.find(({ code }) => code === 'misprint');
    if (doubt === undefined) throw new Error('the sample has a misprint');
    expect(answersFor({ ...doubt, message: '“Rl线”是否应为“R1线”？' }, draft)[0]?.proposal).toBe('R1线');
  });

  it('offers the day of the version before first', () => {
    const doubt = draft.doubts.find(({ code }) => code === 'undated-year');
    if (doubt === undefined) throw new Error('the sample has a year that is not said');
    const [same, other] = answersFor(doubt, draft, { number: 1, day: '2020-09-15' });
    expect(same).toMatchObject({ key: '1', labelKey: 'answer-dated-as', labelData: { number: 1, day: '2020-09-15' }, needs: 'none' });
    expect(same?.build('')).toEqual({ kind: 'dated', day: '2020-09-15' });
    expect(other).toMatchObject({ key: '2', needs: 'day' });
  });

  it.each([
    ['misprint', 0, ' R1线 ', { kind: 'corrected', text: 'R1线' }],
    ['misprint', 0, '  ', null],
    ['open-list', 0, '', { kind: 'as-printed' }],
    ['open-list', 1, '市甲局、市乙局，市甲局；岱岳区\n', { kind: 'named', units: ['市甲局', '市乙局', '岱岳区'] }],
    ['open-list', 1, '、', null],
    ['undated-year', 0, '2020-02-29', { kind: 'dated', day: '2020-02-29' }],
    ['undated-year', 0, '2020年9月15日', { kind: 'dated', day: '2020-09-15' }],
    ['undated-year', 0, '20200915', { kind: 'dated', day: '2020-09-15' }],
    ['undated-year', 0, '二〇二〇年九月十五日', { kind: 'dated', day: '2020-09-15' }],
    ['undated-year', 0, '9月15日', null],
    ['undated-year', 0, '2021-02-29', null],
    ['undated-year', 0, '去年', null],
  ])('%s %i "%s"', (code, index, value, answer) => expect(answersTo(code)[index]?.build(value)).toEqual(answer));
});
