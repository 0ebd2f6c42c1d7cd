import { describe, expect, it } from 'vitest';
import { carried } from '#test/carry-sample.ts';

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
    const { kept } = carried(text, text, ({ place }) => [{ ...lost, doubt: { code: 'operation-lost', ...place('建设甲路') } }]);
    expect(kept).toEqual([]);
  });

  it('that all is right as printed is over where nobody asks any more', () => {
    const { kept, asked } = carried('1.建设Rl线。', '1.建设R1线。', ({ place }) => [
      { ...lost, doubt: { code: 'misprint', ...place('Rl线') } },
    ]);
    expect([kept, asked]).toEqual([[], []]);
  });

  it('is of its own question, and of no other that is asked at its place', () => {
    const { kept } = carried('1.建设Rl线。', '1.建设Rl线。', ({ place }) => [{ ...lost, doubt: { code: 'open-list', ...place('Rl线') } }]);
    expect(kept).toEqual([]);
  });

  it('with the right words is over where these are printed and the wrong ones are not, except within them', () => {
    const text = '1.全面落实《公路养护管理办法的各项要求和标准。';
    const asked = (words: string, next: string) =>
      carried(text, text.replace(words, next), ({ place }) => [
        { ...lost, doubt: { code: 'misprint', ...place('《') }, answer: { kind: 'corrected', text: '《公路养护管理办法》' } },
      ]).asked.length;
    expect(asked('办法', '办法》')).toBe(0);
    expect(asked('办法', '办法》和《公路')).toBe(1);
    expect(asked('《', '')).toBe(1);
  });
});
