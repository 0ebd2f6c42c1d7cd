import { describe, expect, it } from 'vitest';
import type { DoubtAnswer } from '#core/plan/draft/operation.ts';
import { answersTo, keptTexts, openListDoubts } from '#core/plan/draft/open-list-doubts.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';

const text = `某市分工方案

一、主要任务
（一）修桥
建设甲桥。（责任单位：市水利局，有关县市区）
（二）修路
建设乙路。（责任单位：市交通局、市财政局等）
（三）修渠
建设丙渠。（责任单位：市水利局，有关县市区）
`;
const parsed = parsePlan(text);
const asPrinted: DoubtAnswer = { kind: 'as-printed' };
type Given = readonly [words: string, place: number, answer: DoubtAnswer, note?: string];
const drafted = (...given: Given[]) =>
  replay(
    parsed,
    given.map(([words, place, answer, note = ''], at) => {
      const doubt = parsed.doubts.filter(({ start, end }) => text.slice(start, end) === words)[place];
      if (doubt === undefined) throw new Error(`no doubt about ${words}`);
      const { start, end, code } = doubt;
      return {
        seq: at + 1,
        operation: { type: 'settle-doubt', doubt: { start, end, code }, answer, note },
        actor: `人${at + 1}`,
        at: `2026-01-0${at + 1}T00:00:00Z`,
      };
    }),
  );

it('knows which texts a doubt asks about', () => {
  const asked = openListDoubts(drafted()).map(({ doubt, texts }) => [text.slice(doubt.start, doubt.end), [...texts]]);
  expect(asked).toEqual([
    ['有关县市区', ['有关县市区']],
    ['等', ['等']],
    ['有关县市区', ['有关县市区']],
  ]);
});

describe('what the review has answered', () => {
  it.each<[string, readonly Given[], readonly string[]]>([
    ['nothing', [], []],
    ['a text that is asked once', [['等', 0, asPrinted]], ['等 人1']],
    ['not one that is still asked elsewhere', [['有关县市区', 1, asPrinted]], []],
    [
      'one that is answered everywhere, by who answered last',
      [
        ['有关县市区', 1, asPrinted],
        ['有关县市区', 0, asPrinted],
      ],
      ['有关县市区 人2'],
    ],
    ['not one that is named somewhere', [['有关县市区', 0, { kind: 'named', units: ['甲县'] }]], []],
    ['not what is accepted for publishing alone', [['等', 0, asPrinted, '会后再定']], []],
  ])('%s', (_what, given, expected) => expect(keptTexts(drafted(...given)).map((kept) => `${kept.text} ${kept.actor}`)).toEqual(expected));

  it('a text whose other places are named is kept where it still stands', () => {
    const kept = keptTexts(drafted(['有关县市区', 0, { kind: 'named', units: ['甲县'] }], ['有关县市区', 1, asPrinted]));
    expect(kept.map((one) => one.text)).toEqual(['有关县市区']);
  });
});

it('looks at a task for the doubts about it, not for every doubt of a long plan', () => {
  const items = Array.from({ length: 40 }, (_, at) => `${at + 1}.建设第${at + 1}座桥。（责任单位：市水利局，有关县市区）`);
  const draft = replay(parsePlan(`某市分工方案\n\n一、主要任务\n${items.join('\n')}\n`), []);
  let looks = 0;
  const tasks = draft.tasks.map(({ responsibilities, ...task }) => ({
    ...task,
    get responsibilities() {
      looks += 1;
      return responsibilities;
    },
  }));
  const doubts = openListDoubts({ ...draft, tasks });
  expect(doubts.map(({ rows }) => rows.map(({ task, unit }) => [task.key, unit]))).toEqual(tasks.map(({ key }) => [[key, '有关县市区']]));
  expect(looks).toBe(2 * tasks.length);
});

describe('what is decided for the whole plan', () => {
  const answered = (draft: ReturnType<typeof drafted>, texts: readonly string[], decided: readonly string[] = texts) =>
    answersTo(draft, texts, new Set(decided)).map(({ doubt }) => text.slice(doubt.start, doubt.end));
  it('answers the doubts about it, and no other', () => {
    expect(answered(drafted(), ['有关县市区'])).toEqual(['有关县市区', '有关县市区']);
    expect(answered(drafted(), ['市水利局'])).toEqual([]);
  });
  it('answers none that is answered, or that asks about more', () => {
    expect(answered(drafted(['有关县市区', 0, asPrinted]), ['有关县市区'])).toEqual(['有关县市区']);
    expect(answered(drafted(), ['等'], [])).toEqual([]);
  });
});
