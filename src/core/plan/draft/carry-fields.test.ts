import { describe, expect, it } from 'vitest';
import type { Operation } from '#core/plan/draft/operation.ts';
import { carried, type Sample } from '#test/carry-sample.ts';

const text = '1.建设甲路。（责任单位：市甲局、市乙局）\n2.推进丙港。（责任单位：市丙局）';
/** Of a day by which the year of a deadline is known. */
const signed = '\n某某市人民政府\n2026年3月1日';
const typesOf = (kept: readonly Operation[]) => kept.map(({ type }) => type);

describe('a deadline that people set', () => {
  const set = (next: string, from: string | null, to: string | null, words: string) =>
    carried('1.建设甲路。', next, ({ task }) => [{ type: 'set-deadline', task: task('甲路'), deadline: { text: words, from, to } }]);

  it.each<[string, string, string | null, string | null, string, number, number]>([
    ['is over where it is printed', '1.2026年6月底前建设甲路。', null, '2026-06-30', '2026年上半年', 0, 0],
    ['is asked about where the text begins another day', '1.2026年6月底前建设甲路。', '2026-01-01', '2026-06-30', '2026年上半年', 1, 1],
    ['is over where the same words are printed that mean no day', '1.年底前建设甲路。', null, null, '年底前', 0, 0],
    ['is asked about where others are', '1.年底前建设甲路。', null, null, '长期坚持', 1, 1],
    ['is over where the text tells the day of its words, too', `1.年底前建设甲路。${signed}`, null, null, '年底前', 0, 0],
    ['stays beside a time that is no deadline of the task', '1.长期建设甲路。', null, null, '长期坚持', 1, 0],
  ])('%s', (_, next, from, to, words, count, questions) => {
    const { kept, asked } = set(next, from, to, words);
    expect([kept.length, asked.length]).toEqual([count, questions]);
  });
});

describe('a day that people gave', () => {
  const undated = '1.年底前建设甲路。';
  const set = (text: string, next: string, ...days: readonly string[]) =>
    carried(text, next, ({ task }) =>
      days.map((to): Operation => ({ type: 'set-deadline', task: task('甲路'), deadline: { text: '年底前', from: null, to } })),
    );

  it.each([
    ['the text never tells it', undated, undated],
    ['the text tells it no more', undated + signed, undated],
  ])('to words of the text stays where %s', (_, text, next) => {
    expect(set(text, next, '2026-12-31').kept).toMatchObject([{ deadline: { to: '2026-12-31' } }]);
  });

  it('is asked about once, as it was said last, at the task', () => {
    const { kept, behind } = set('1.建设甲路。', '1.2027年6月底前建设甲路。', '2026-12-31', '2028-12-31');
    expect([kept, behind]).toMatchObject([[{ deadline: { to: '2028-12-31' } }], ['2027年6月底']]);
  });

  it('stays whatever becomes of the time of a benefit', () => {
    const text = '1.减免甲路通行费，政策执行至2024年底。';
    const { kept, asked } = set(text, text.replace('2024', '2025'), '2026-12-31');
    expect([kept.length, asked]).toEqual([1, []]);
  });
});

describe('what people said of a task', () => {
  const edit = (...titles: readonly string[]) =>
    carried(text, text.replace('建设甲路', '建设甲路二期'), ({ task }) =>
      titles.map((title): Operation => ({ type: 'edit-task', task: task('甲路'), set: { title, nature: 'recurring' } })),
    );

  it('has a fate of its own, field by field', () => {
    const { kept, asked } = edit('修甲路');
    expect(kept).toMatchObject([{ set: { nature: 'recurring' } }, { set: { title: '修甲路' } }]);
    expect(asked).toEqual([expect.stringContaining('修甲路')]);
  });

  it('is asked about as it was said last', () => {
    expect(edit('修路', '修甲路').asked).toEqual([expect.stringContaining('修甲路')]);
  });

  const road = '1.加快建设甲乙高速公路。\n2.推进丙港。';
  const titles = (next: string, ...said: readonly string[]) =>
    carried(road, next, ({ task }) => said.map((title): Operation => ({ type: 'edit-task', task: task('甲乙'), set: { title } })));

  it('is asked about where its words are a part of something longer', () => {
    const next = road.replace('加快建设甲乙高速公路', '统筹抓好加快建设甲乙高速公路配套服务设施和沿线绿化美化亮化工程');
    const { kept, asked } = titles(next, '修甲乙高速');
    expect([kept.length, asked]).toEqual([1, [expect.stringContaining('修甲乙高速')]]);
  });

  it('is over where it was said and taken back', () => {
    expect(titles(road, '修甲乙高速', '建设甲乙高速公路').kept).toEqual([]);
  });

  it('stays where all words of the task were made its title, and is over where the text prints no more', () => {
    expect(titles(road, '加快建设甲乙高速公路').tasks['加快建设甲乙高速公路']?.title).toBe('加快建设甲乙高速公路');
    const [more, only] = ['1.加快建设甲路、乙路等农村公路。', '1.加快建设甲路、乙路。'];
    const { kept } = carried(more, only, ({ task }) => [{ type: 'edit-task', task: task('甲路'), set: { title: '加快建设甲路、乙路' } }]);
    expect(kept).toEqual([]);
  });

  const printed = '1.加快建设甲乙高速公路、丙丁铁路。';
  it.each<[string, string, number, number]>([
    ['stays while the text lists fewer', printed, 1, 0],
    ['is over where it lists them', '1.加快建设甲乙高速公路、丙丁铁路、戊己铁路。', 0, 0],
    ['is asked about where it lists others', '1.加快建设甲乙高速公路、丙丁铁路、庚辛公路。', 1, 1],
  ])('of its objects %s', (_, next, count, questions) => {
    const objects = ['甲乙高速公路', '丙丁铁路', '戊己铁路'].map((name) => ({ name, kind: 'project' as const }));
    const { kept, asked } = carried(printed, next, ({ task }) => [{ type: 'set-objects', task: task('甲乙'), objects }]);
    expect([kept.length, asked.length]).toEqual([count, questions]);
  });
});

describe('what people said of units', () => {
  const lead = ({ task }: Sample): Operation => ({ type: 'set-lead', tasks: [task('甲路')], unit: '市甲局' });

  it('is over where the text names the lead, and stays where it names none any more', () => {
    const named = '1.建设甲路。（牵头单位：市乙局；责任单位：市甲局）';
    const silent = carried(named, '1.建设甲路。（责任单位：市甲局、市乙局）', (sample) => [lead(sample)]);
    expect([typesOf(silent.kept), silent.asked, silent.tasks['建设甲路']?.lead]).toEqual([['set-lead'], [], '市甲局']);
  });

  it('is asked about once, as it was said last, at the task', () => {
    const next = text.replace('责任单位：市甲局', '牵头单位：市丁局；责任单位：市甲局');
    const { kept, behind } = carried(text, next, (sample) => [lead(sample), { ...lead(sample), unit: '市乙局' }]);
    expect([kept, behind]).toMatchObject([[{ unit: '市乙局' }], [expect.stringMatching(/^建设甲路/u)]]);
  });

  it('stays of the tasks that it was done to, and of no others', () => {
    const nobody = { ranges: [{ start: 0, end: 0 }] };
    const { kept, asked } = carried(text, text, ({ task }) => [{ type: 'set-lead', tasks: [task('甲路'), nobody], unit: '市甲局' }]);
    expect(kept).toMatchObject([{ tasks: [{ ranges: [{ start: expect.any(Number) }] }] }]);
    expect([kept.flatMap((each) => ('tasks' in each ? each.tasks : [])).length, asked]).toEqual([1, []]);
  });

  it('lets whoever is listed first by now lead', () => {
    const next = text.replace('市甲局、市乙局', '市丁局、市乙局');
    const { asked, tasks } = carried(text, next, ({ task }) => [{ type: 'lead-first', tasks: [task('甲路')] }]);
    expect([asked, tasks['建设甲路']?.lead]).toEqual([[], '市丁局']);
    const led = text.replace('市甲局、市乙局', '市甲局；牵头单位：市乙局');
    const named = carried(text, led, ({ task }) => [{ type: 'lead-first', tasks: [task('甲路')] }]);
    expect([named.asked, named.tasks['建设甲路']?.lead]).toEqual([[], '市乙局']);
  });

  it('is over where the text has come to list the unit in whichever role', () => {
    const next = text.replace('责任单位：市甲局', '牵头单位：市丁局；责任单位：市甲局');
    const add = { type: 'add-unit', unit: '市丁局', role: 'support', ownPart: null } as const;
    const { kept, asked } = carried(text, next, ({ task }) => [{ ...add, tasks: [task('甲路')] }]);
    expect([kept, asked]).toEqual([[], []]);
  });

  it('stays where it names a part of the work that the text does not', () => {
    const add = { type: 'add-unit', unit: '市甲局', role: 'responsible', ownPart: '征地' } as const;
    const { kept } = carried(text, text, ({ task }) => [{ ...add, tasks: [task('甲路')] }]);
    expect(kept).toMatchObject([add]);
  });

  it('is asked about where a task lists a unit anew that was to have no part in it', () => {
    const next = text.replace('市丙局', '市丙局、市甲局');
    const { asked } = carried(text, next, ({ task }) => [{ type: 'drop-unit', tasks: [task('甲路'), task('丙港')], unit: '市甲局' }]);
    expect(asked).toEqual([expect.stringContaining('去掉责任单位“市甲局”')]);
  });
});
