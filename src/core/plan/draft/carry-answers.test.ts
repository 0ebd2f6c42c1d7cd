import { describe, expect, it } from 'vitest';
import { carried } from '#test/carry-sample.ts';

describe('words that people marked as no task', () => {
  const words = '全县公路里程持续稳定增长';
  const text = `（一）修路\n${words}。建设甲路。\n（二）修港\n建设丙港。`;
  const operations = [{ type: 'mark', as: 'none', reason: '' } as const, { type: 'accept-gap', reason: '概述' } as const];

  it.each(operations)('stay so with other marks between them, and nothing else does: %j', (operation) => {
    const mark = (next: string) => carried(text, next, ({ place }) => [{ ...operation, range: place(words) }]);
    expect(mark(text.replace('公路里程', '公路“里程”'))).toMatchObject({ asked: [], gaps: [] });
    expect(mark(text.replace('建设甲路。', `建设甲路。${words}。`))).toMatchObject({ asked: [], gaps: [words] });
    expect(mark(text.replace(`${words}。`, ''))).toMatchObject({ kept: [], asked: [] });
  });

  it.each(operations)('are asked about, where they stand now, if they are said in another way: %j', (operation) => {
    const next = text.replace('持续稳定', '持续较快');
    const { asked, behind, gaps } = carried(text, next, ({ place }) => [{ ...operation, range: place(words) }]);
    expect([asked.length, behind, gaps]).toEqual([1, ['全县公路里程持续'], ['全县公路里程持续较快增长']]);
  });

  it('are asked about where it cannot be said which of several they are', () => {
    const short = text.replace(words, '总的看');
    const { asked } = carried(short, short.replace('总的看。建设甲路', '改造乙路。总的看。总的看'), ({ place }) => [
      { type: 'mark', as: 'none', reason: '', range: place('总的看') },
    ]);
    expect(asked).toHaveLength(1);
  });
});

describe('units that people marked', () => {
  const words = '市甲局、市乙局';
  const plan = (units: string, others = '（责任单位：市丙局）') => `（一）修路\n建设甲路。${units}\n（二）修港\n建设丙港。${others}`;
  const printed = `其余事宜（${words}）`;
  const both = ['市甲局', '市乙局'];
  const mixed = '（责任单位：市己局、市庚局、市乙局、市辛局、市甲局）';

  it.each<[string, { lead?: string[]; responsible: string[] }, string, number, number, object]>([
    ['stay with their words', { responsible: both }, plan(printed), 1, 0, { units: both }],
    ['are over where their words are read as units now', { responsible: both }, plan(`（责任单位：${words}）`), 0, 0, { units: both }],
    ['are over where their chapter lists them in another way', { responsible: both }, plan(mixed), 0, 0, {}],
    ['say who leads', { lead: ['市甲局'], responsible: ['市乙局'] }, plan(`（责任单位：${words}）`), 1, 0, { lead: '市甲局' }],
    [
      'say of whom the text is silent',
      { responsible: [...both, '丁局'] },
      plan(`（责任单位：${words}）`),
      1,
      0,
      { units: [...both, '丁局'] },
    ],
    ['are asked about where another chapter lists them', { responsible: both }, plan('', mixed), 1, 1, { units: [] }],
    ['are asked about where their words have become a task', { responsible: both }, plan(`改造${words}办公楼。`), 1, 1, { units: [] }],
  ])('%s', (_, meant, next, count, questions, road) => {
    const { kept, asked, tasks } = carried(plan(printed), next, ({ place }) => [
      { type: 'mark-assignment', range: place(words), lead: [], support: [], local: [], ...meant },
    ]);
    expect([kept.length, asked.length]).toEqual([count, questions]);
    expect(tasks['建设甲路']).toMatchObject(road);
  });
});

describe('an answer', () => {
  const lost = { type: 'settle-doubt', answer: { kind: 'as-printed' }, note: '' } as const;

  it('to a question about what was lost before is over', () => {
    const text = '1.建设甲路。（责任单位：市甲局等）';
    for (const answer of [lost.answer, { kind: 'corrected', text: '甲路' } as const]) {
      const { kept } = carried(text, text, ({ place }) => [{ ...lost, answer, doubt: { code: 'operation-lost', ...place('建设甲路') } }]);
      expect(kept).toEqual([]);
    }
  });

  it('that all is right as printed is over where nobody asks any more', () => {
    const { kept, asked } = carried('1.建设Rl线。', '1.建设R1线。', ({ place }) => [
      { ...lost, doubt: { code: 'misprint', ...place('Rl线') } },
    ]);
    expect([kept, asked]).toEqual([[], []]);
  });

  it('is of its own question, and of no other that is asked at its place', () => {
    const items = ['建成乙路', '建成丙港', '建成丁站', '建成戊桥']
      .map((words, at) => `${at + 2}.${words}。（责任单位：市乙局）`)
      .join('\n');
    const [undated, dated] = [
      `1.9月底前建成甲路。（责任单位：市甲局）\n${items}`,
      `1.9月底前建成甲路。\n${items}\n某某市人民政府\n2026年3月1日`,
    ];
    const answer = (next: string) =>
      carried(undated, next, ({ place }) => [{ ...lost, doubt: { code: 'undated-year', ...place('9月底前') } }]).kept;
    expect(answer(undated)).toHaveLength(1);
    // The year is known by now, and who is responsible is not.
    expect(answer(dated)).toEqual([]);
  });

  it('with the right words is over where these are printed and the wrong ones are not, except within them', () => {
    const text = '1.全面落实《公路养护管理办法的各项要求和标准。';
    const asked = (words: string, next: string) =>
      carried(text, text.replace(words, next), ({ place }) => [
        { ...lost, doubt: { code: 'misprint', ...place('《') }, answer: { kind: 'corrected', text: '《公路养护管理办法》' } },
      ]).asked.length;
    expect(asked('办法', '办法》')).toBe(0);
    const elsewhere = carried(
      '1.加快建设全长三十公里的Rl线东延工程。\n2.延长丙线。',
      '1.加快建设全长三十公里的R2线东延工程。\n2.延长丙线和R1线。',
      ({ place }) => [{ ...lost, doubt: { code: 'misprint', ...place('Rl线') }, answer: { kind: 'corrected', text: 'R1线' } }],
    );
    expect([elsewhere.asked.length, elsewhere.behind.length]).toEqual([1, 1]);
    expect(asked('办法', '办法》和《公路')).toBe(1);
    expect(asked('《', '')).toBe(1);
  });
});
