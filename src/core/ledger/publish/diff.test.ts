import { describe, expect, it } from 'vitest';
import { diffClauses } from '#core/ledger/publish/diff.ts';
import { matchTasks } from '#core/ledger/publish/match-tasks.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { samplePlan } from '#test/draft-sample.ts';

const side = (...texts: string[]) => texts.map((text) => ({ text }));
const diff = (before: string[], after: string[]) =>
  diffClauses(side(...before), side(...after)).map(({ relation, before: from, after: to }) => [
    relation,
    from.map(({ text }) => text),
    to.map(({ text }) => text),
  ]);

const roads = '加快完成济南至泰安高速公路改扩建工程建设任务';
const rail = '推动济南至枣庄铁路年内开工建设，联合推进聊泰铁路早日核准开工';
const lake = '高标准编制东平湖生态保护和高质量发展专项规划';

describe('diffClauses', () => {
  it('relates each clause once, in the order of the new version', () => {
    expect(diff([roads, rail, lake], [rail, '完善省会经济圈联席会议机制', `${roads}，确保通车`])).toEqual([
      ['same', [rail], [rail]],
      ['dropped', [lake], []],
      ['added', [], ['完善省会经济圈联席会议机制']],
      ['changed', [roads], [`${roads}，确保通车`]],
    ]);
  });

  it('sees a clause that became two, and two that became one', () => {
    const halves = ['推动济南至枣庄铁路年内开工建设', '联合推进聊泰铁路早日核准开工'];
    expect(diff([rail, lake], [...halves, lake])).toEqual([
      ['split', [rail], halves],
      ['same', [lake], [lake]],
    ]);
    expect(diff([...halves, lake], [rail, lake])).toEqual([
      ['merged', halves, [rail]],
      ['same', [lake], [lake]],
    ]);
  });

  it('keeps a clause that was split apart from one that is gone but is alike', () => {
    const halves = ['推动济南至枣庄铁路年内开工建设', '联合推进聊泰铁路早日核准开工'];
    expect(diff([rail, '枣庄铁路'], halves)).toEqual([
      ['split', [rail], halves],
      ['dropped', ['枣庄铁路'], []],
    ]);
  });

  it('pairs equal texts one by one and does not mind white space', () => {
    expect(diff(['甲。\n', '甲。', '\n'], ['甲。', ' 甲。'])).toEqual([
      ['same', ['甲。\n'], ['甲。']],
      ['same', ['甲。'], [' 甲。']],
    ]);
    expect(diff(['甲。', '甲。'], ['甲。'])).toEqual([
      ['same', ['甲。'], ['甲。']],
      ['dropped', ['甲。'], []],
    ]);
  });

  it('takes half the pairs of characters in common for a rewording, and two thirds for a part', () => {
    // Nine pairs each: 'abcdefghij' shares five, four of them with the others.
    expect(diff(['abcdefghij'], ['abcdeXVWYZ']).map(([relation]) => relation)).toEqual(['dropped', 'added']);
    expect(diff(['abcdefghij'], ['abcdefVWYZ']).map(([relation]) => relation)).toEqual(['changed']);
    // Four pairs each, two in common: just half.
    expect(diff(['abcde'], ['abcVW']).map(([relation]) => relation)).toEqual(['changed']);
    expect(diff(['abcdef'], ['abcVWY']).map(([relation]) => relation)).toEqual(['dropped', 'added']);
    // Three pairs, two of them in the other: a part. Five, three of them: none.
    expect(diff(['abcdefghijklmnopqrs'], ['abcV']).map(([relation]) => relation)).toEqual(['changed']);
    expect(diff(['abcdefghijklmnopqrs'], ['abcdVW']).map(([relation]) => relation)).toEqual(['dropped', 'added']);
  });

  it('leaves a text of no words in common with any', () => {
    expect(diff(['甲'], ['乙'])).toEqual([
      ['dropped', ['甲'], []],
      ['added', [], ['乙']],
    ]);
    expect(diff(['甲'], ['甲乙丙丁戊']).map(([relation]) => relation)).toEqual(['dropped', 'added']);
    expect(diff([], [])).toEqual([]);
    expect(diff(['　\n'], ['甲'])).toEqual([['added', [], ['甲']]]);
  });

  it('gives each clause to the likest, and of equally like ones in their order', () => {
    const [one, two] = ['推进甲乙丙丁公路建设一期', '推进甲乙丙丁公路建设二期'];
    expect(diff([one, two], [`${two}工程`, `${one}工程`])).toEqual([
      ['changed', [two], [`${two}工程`]],
      ['changed', [one], [`${one}工程`]],
    ]);
    const [old, now] = ['推进甲乙丙丁公路建设', '推进甲乙丙丁公路养护'];
    expect(diff([old], [`${old}三`, `${old}四`]).map(([relation, , after]) => [relation, after])).toEqual([
      ['split', [`${old}三`, `${old}四`]],
    ]);
    expect(diff([old, now], ['推进甲乙丙丁公路改造'])).toEqual([['merged', [old, now], ['推进甲乙丙丁公路改造']]]);
  });

  it('puts what was dropped behind the clause that it stood behind', () => {
    expect(diff(['丙一一', roads, '丁二二', rail, '戊三三'], [rail, roads])).toEqual([
      ['dropped', ['丙一一'], []],
      ['same', [rail], [rail]],
      ['dropped', ['戊三三'], []],
      ['same', [roads], [roads]],
      ['dropped', ['丁二二'], []],
    ]);
  });

  it('pairs what stands between the same neighbours, however common its words are', () => {
    const row = (at: number, words: string) => `第${at}项工作由市直有关部门负责落实${words}`;
    const before = Array.from({ length: 80 }, (_, at) => row(at, '')).flatMap((text, at) => [`界${at * 31}碑`, text]);
    const after = before.map((text, at) => (at % 2 === 1 ? `${text}到位` : text));
    expect(diff(before, after).every(([relation], at) => relation === (at % 2 === 1 ? 'changed' : 'same'))).toBe(true);
    expect(diff(before, after).map(([, from, to]) => [from?.length, to?.length])).toEqual(before.map(() => [1, 1]));
  });

  it('compares two versions of ten thousand clauses', () => {
    const clause = (index: number, word: string) => ({
      text: `${word}第${index}号工程建设，由${index * 7}组负责，${(index * 7919) % 10_007}年完成`,
    });
    const before = Array.from({ length: 10_000 }, (_, index) => clause(index, '推进'));
    const after = Array.from({ length: 10_000 }, (_, index) => clause(index, index % 5 === 0 ? '加快推进' : '推进'));
    const relations = Map.groupBy(diffClauses(before, after), ({ relation }) => relation);
    expect(relations.get('same')).toHaveLength(8000);
    expect(relations.get('changed')).toHaveLength(2000);
  });
});

describe('matchTasks', () => {
  it('lets the likest of two go on, and of equally like ones the first', () => {
    const key = (index: number) => replay(samplePlan, []).tasks[index]?.key ?? '';
    const draft = (text: string, index: number) => ({ ...replay(samplePlan, []).tasks[index]!, key: key(index), text });
    const goesOn = (old: string, ...now: readonly string[]) =>
      matchTasks([{ id: 'a', text: old }], now.map(draft)).flatMap(({ key: of, continues }) => (continues ? [of] : []));
    const whole = '推动济南至枣庄铁路年内开工建设，联合推进聊泰铁路早日核准开工';
    expect(goesOn(whole, '推动济南至枣庄铁路年内开工建设', '联合推进聊泰铁路早日核准开工')).toEqual([key(0)]);
    expect(goesOn(whole, '联合推进聊泰铁路早日核准', '推动济南至枣庄铁路年内开工建设')).toEqual([key(1)]);
    expect(goesOn('推进甲乙丙丁公路', '推进甲乙丙丁公路三', '推进甲乙丙丁公路四')).toEqual([key(0)]);
  });

  it('gives each old task one task at most that continues it', () => {
    const { tasks } = replay(samplePlan, []);
    const old = [
      { id: 'a', text: '推进丙站建设' },
      { id: 'b', text: '公路方面，加快甲R1线建设' },
      { id: 'c', text: '推动乙路年内开工' },
      { id: 'd', text: '举办论坛活动' },
    ];
    const matches = matchTasks(old, tasks).map(({ key, taskId, relation, continues }) => [
      tasks.find((task) => task.key === key)?.title ?? null,
      taskId,
      relation,
      continues,
    ]);
    expect(matches).toEqual([
      [tasks[0]?.title, 'b', 'merged', true],
      [tasks[0]?.title, 'c', 'merged', false],
      [null, 'd', 'dropped', false],
      ['推进丙站建设', 'a', 'same', true],
      ['编制《丁湖保护规划》', null, 'added', false],
      ['完善戊机制', null, 'added', false],
    ]);
  });
});
