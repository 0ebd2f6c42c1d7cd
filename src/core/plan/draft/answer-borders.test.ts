/** Which rows, names and doubts an answer or a marked assignment reaches, and which it leaves alone. */
import { describe, expect, it } from 'vitest';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { DoubtAnswer, Operation } from '#core/plan/draft/operation.ts';
import { replay } from '#core/plan/draft/replay.ts';
import type { Doubt, DoubtCode, Range } from '#core/plan/parsed-plan.ts';
import { lakeTask, logOf, mechanismTask, place, roadTask, samplePlan, stationTask } from '#test/draft-sample.ts';
import { makeParsedPlan } from '#test/make-parsed-plan.ts';

const doubted = (...doubts: readonly [DoubtCode, string][]) => ({
  ...samplePlan,
  doubts: doubts.map(([code, words]): Doubt => ({ code, message: '', ...place(words) })),
});
const settle = (code: DoubtCode, range: Range, answer: DoubtAnswer, note = ''): Operation => ({
  type: 'settle-doubt',
  doubt: { code, start: range.start, end: range.end },
  answer,
  note,
});
const corrected = (text: string): DoubtAnswer => ({ kind: 'corrected', text });
const units = ({ responsibilities }: DraftTask): string => responsibilities.map(({ unit, role }) => `${unit} ${role}`).join(' ');

describe('an answer finds its doubt', () => {
  const { start, end } = place('加快甲Rl线');
  const parsed = doubted(['misprint', '加快甲Rl线']);
  it.each([
    ['where it stands', start, end, true],
    ['where the parser takes two characters more for it', start - 2, end, true],
    ['where half of both is shared', start + 2, end + 2, true],
    ['not where less is', start + 3, end + 3, false],
    ['not beside it', end, end + 6, false],
    ['not where it is gone to nothing', start, start, false],
  ])('%s', (_, from, to, found) => {
    const draft = replay(parsed, logOf(settle('misprint', { start: from, end: to }, { kind: 'as-printed' })));
    expect(draft.doubts.map(({ settled }) => settled !== null)).toEqual([found]);
  });

  it('of its own kind alone, and the one of two that stands where it says', () => {
    const two = doubted(['open-list', 'Rl线'], ['misprint', '甲Rl线'], ['misprint', 'Rl线']);
    const draft = replay(two, logOf(settle('misprint', place('Rl线'), { kind: 'as-printed' })));
    expect(draft.doubts.map(({ settled }) => settled !== null)).toEqual([false, false, true]);
  });
});

describe('a day of issue', () => {
  const gone = settle('undated-year', place('测试'), { kind: 'dated', day: '2020-09-01' });
  it('counts though its doubt is gone', () => expect(replay(samplePlan, logOf(gone)).issuedOn).toBe('2020-09-01'));
  it('does not take the place of one that is known', () => {
    const draft = replay({ ...samplePlan, issuedOn: '2019-01-01' }, logOf(gone));
    expect(draft.issuedOn).toBe('2019-01-01');
  });
});

describe('a correction', () => {
  it('of a unit holds for the tasks of its assignment, and for no name that a person gave', () => {
    const draft = replay(
      doubted(['misprint', '市甲局']),
      logOf(
        { type: 'add-unit', tasks: [roadTask, lakeTask], unit: '市甲局二处', role: 'support', ownPart: null },
        settle('misprint', place('市甲局'), corrected('市申局')),
      ),
    );
    expect(draft.tasks.map(units)).toEqual([
      '市申局 responsible 市乙局 responsible 等 responsible 有关县市区 local 市甲局二处 support',
      '市申局 responsible 市乙局 responsible 等 responsible 有关县市区 local',
      '市丙局 lead 市丁局 support 市甲局二处 support',
      '',
    ]);
    expect(draft.tasks.map(({ changed }) => changed)).toEqual([true, true, true, false]);
  });

  it('of a unit leaves the other assignments as they are', () => {
    const draft = replay(doubted(['misprint', '市丙局']), logOf(settle('misprint', place('市丙局'), corrected('市申局'))));
    expect(draft.tasks.map(({ changed }) => changed)).toEqual([false, false, true, false]);
    expect(draft.tasks.map(units)[2]).toBe('市申局 lead 市丁局 support');
  });

  it('is of a misprint, names are of an open list', () => {
    const list = '（责任单位：市甲局、市乙局等，有关县市区）\n';
    const before = replay(samplePlan, []).tasks;
    const after = replay(
      samplePlan,
      logOf(settle('open-list', place(list), corrected('市申局')), settle('misprint', place('Rl线'), { kind: 'named', units: ['市申局'] })),
    ).tasks;
    expect(after).toEqual(before);
  });

  it('names in an open list reach no task of another assignment', () => {
    const list = '（责任单位：市甲局、市乙局等，有关县市区）\n';
    const draft = replay(samplePlan, logOf(settle('open-list', place(list), { kind: 'named', units: ['市庚局'] })));
    expect(draft.tasks.map(({ changed }) => changed)).toEqual([true, true, false, false]);
  });

  it('of two that overlap the first in the text is shown', () => {
    const parsed = doubted(['misprint', '线建设'], ['misprint', '甲Rl线'], ['misprint', '乙路']);
    const draft = replay(
      parsed,
      logOf(
        settle('misprint', place('线建设'), corrected('路建设')),
        settle('misprint', place('乙路'), corrected('丁路')),
        settle('misprint', place('甲Rl线'), corrected('甲R1线')),
      ),
    );
    expect(draft.tasks[0]?.text).toBe('公路方面，加快甲R1线建设，推动丁路年内开工');
  });

  it('of two that touch both are shown', () => {
    const draft = replay(
      doubted(['misprint', '甲Rl'], ['misprint', '线建']),
      logOf(settle('misprint', place('甲Rl'), corrected('甲R1')), settle('misprint', place('线建'), corrected('路建'))),
    );
    expect(draft.tasks[0]?.text).toBe('公路方面，加快甲R1路建设，推动乙路年内开工');
  });
});

describe('a marked assignment', () => {
  const range = place('这一句没有人认领');
  const marked: Operation = { type: 'mark-assignment', range, lead: ['市己局'], responsible: [], support: [], local: [] };

  it.each<[DoubtCode, string, boolean]>([
    ['no-assignment', '戊机制', true],
    ['empty-assignment', '戊机制', true],
    ['misprint', '戊机制', false],
    ['no-assignment', '丁湖', false],
    ['no-assignment', '丙站', false],
    ['no-assignment', '——\n', false],
  ])('answers %s at %s: %j', (code, words, answered) => {
    const draft = replay(doubted([code, words]), logOf(marked));
    expect(draft.doubts.map(({ settled }) => settled?.answer ?? null)).toEqual([answered ? { kind: 'as-printed' } : null]);
  });

  it('leaves an answer that was given before', () => {
    const draft = replay(
      doubted(['no-assignment', '戊机制']),
      logOf(settle('no-assignment', place('戊机制'), { kind: 'as-printed' }, '已核'), marked),
    );
    expect(draft.doubts[0]?.settled).toMatchObject({ note: '已核', seq: 1 });
  });
});

describe('merged tasks', () => {
  it('have each deadline and each object once', () => {
    const objects = [{ name: '乙路', kind: 'project' as const }];
    const draft = replay(
      samplePlan,
      logOf({ type: 'set-objects', task: stationTask, objects }, { type: 'merge-tasks', tasks: [roadTask, stationTask] }),
    );
    expect(draft.tasks[0]?.objects.map(({ name }) => name)).toEqual(['甲Rl线', '乙路']);
    expect(draft.tasks[0]?.deadlines.map(({ text }) => text)).toEqual(['年内']);
  });

  it('have each of several deadlines, and what is printed once for both of them once', () => {
    const due = (raw: string) => ({ raw, kind: 'year' as const });
    const plan = makeParsedPlan([
      { text: '年内修路。年底建桥。', tasks: [{ due: due('年内') }, { due: due('年底') }] },
      { text: '年内种树。', tasks: [{ due: due('年内') }] },
    ]);
    const tasks = replay(plan, []).tasks.map(({ ranges }) => ({ ranges }));
    const merged = replay(plan, logOf({ type: 'merge-tasks', tasks })).tasks[0];
    expect(merged?.deadlines.map(({ text }) => text)).toEqual(['年内', '年底', '年内']);
    const [built, bridge, ...others] = plan.tasks;
    const shared = { ...plan, tasks: [built!, { ...bridge!, deadlines: built!.deadlines }, ...others] };
    const both = replay(shared, logOf({ type: 'merge-tasks', tasks: tasks.slice(0, 2) })).tasks[0];
    expect(both?.deadlines.map(({ text }) => text)).toEqual(['年内']);
  });

  it('of one alone are none', () => {
    const draft = replay(samplePlan, logOf({ type: 'merge-tasks', tasks: [roadTask, roadTask] }));
    expect(draft.tasks).toHaveLength(4);
    expect(draft.doubts.map(({ code }) => code)).toContain('operation-lost');
  });
});

describe('a split of a task that stands in two places', () => {
  const both = { ranges: [...stationTask.ranges, ...lakeTask.ranges] };
  const texts = (cut: number) =>
    replay(
      samplePlan,
      logOf({ type: 'merge-tasks', tasks: [stationTask, lakeTask] }, { type: 'split-task', task: both, at: [cut] }),
    ).tasks.map(({ text }) => text);
  const whole = texts(0);

  it.each([
    ['before the first', place('推进丙站').start, whole],
    ['inside of the first', place('丙站').start, whole.toSpliced(1, 1, '推进', '丙站建设；编制《丁湖保护规划》')],
    ['between the two', place('二、生态').start, whole],
    ['inside of the second', place('丁湖').end, whole.toSpliced(1, 1, '推进丙站建设；编制《丁湖', '保护规划》')],
    ['behind the second', place('编制《丁湖保护规划》').end, whole],
  ])('%s', (_, cut, expected) => expect(texts(cut)).toEqual(expected));
});

describe('chapters', () => {
  const plan = makeParsedPlan([
    { text: '测试方案\n', kind: 'title' },
    { text: '一、交通\n', path: '一', heading: '交通' },
    { text: '修路。', path: '一', tasks: [{}] },
    { text: '（一）铁路\n', path: '一/（一）', heading: '铁路' },
    { text: '修桥。', path: '一/（一）', tasks: [{}] },
    { text: '二、空章\n', path: '二', heading: '空章' },
    { text: '附则。\n', path: '附', kind: 'other' },
    { text: '三、生态\n', path: '三', heading: '生态' },
    { text: '种树。护湖。', path: '三', tasks: [{}, {}] },
  ]);
  const anchor = (words: string) => ({ ranges: [place(words, plan)] });
  const order = (...operations: Operation[]) => {
    const draft = replay(plan, logOf(...operations));
    return [...draft.tasks.map(({ text, path }) => `${path} ${text}`), ...draft.doubts.map(({ code }) => code)].join(', ');
  };
  it.each([
    ['ends with those below it', '一', '一 修路, 一/（一） 修桥, 一 护湖, 三 种树'],
    ['without tasks stands where its heading stands', '二', '一 修路, 一/（一） 修桥, 二 护湖, 三 种树'],
    ['is known by its paragraphs too', '附', '一 修路, 一/（一） 修桥, 附 护湖, 三 种树'],
    ['outside of all chapters is before them', '', ' 护湖, 一 修路, 一/（一） 修桥, 三 种树'],
    ['that the document does not have is refused', '四', '一 修路, 一/（一） 修桥, 三 种树, 三 护湖, operation-lost'],
  ])('a chapter %s', (_, path, expected) => {
    expect(order({ type: 'move-task', task: anchor('护湖'), path, before: null })).toBe(expected);
  });

  it('takes a second one behind the first', () => {
    const move = (words: string, path: string): Operation => ({ type: 'move-task', task: anchor(words), path, before: null });
    expect(order(move('护湖', ''), move('修桥', ''))).toBe(' 护湖,  修桥, 一 修路, 三 种树');
    expect(order(move('种树', '二'), move('修桥', '二'))).toBe('一 修路, 二 种树, 二 修桥, 三 护湖');
  });
});

describe('a task that is gone', () => {
  it.each<Operation>([
    { type: 'move-task', task: mechanismTask, path: '一', before: null },
    { type: 'set-deadline', task: mechanismTask, deadline: null },
    { type: 'edit-task', task: mechanismTask, set: { title: '新题' } },
    { type: 'split-task', task: mechanismTask, at: [place('戊机制').start] },
  ])('$type is kept as a doubt', (operation) => {
    const draft = replay(samplePlan, logOf({ type: 'remove-task', task: mechanismTask, reason: '' }, operation));
    expect(draft.doubts.map(({ code }) => code)).toContain('operation-lost');
    expect(draft.tasks).toHaveLength(3);
  });
});
