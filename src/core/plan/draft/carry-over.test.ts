/** The plan of Tai'an, worked through and issued anew: what the new text contains is not asked, and an answer stays with its own words. */
// oxlint-disable-next-line no-restricted-imports -- the plan is a file; only tests read it
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation, TaskAnchor } from '#core/plan/draft/operation.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { logOf } from '#test/draft-sample.ts';

const text = readFileSync(new URL('../../../../test/corpus/000-taian-shenghui.txt', import.meta.url), 'utf8');
const parsed = parsePlan(text);
const printed = replay(parsed, []);

const taskOf = (words: string): DraftTask => {
  const task = printed.tasks.find((each) => each.text.includes(words));
  if (task === undefined) throw new Error(`no task with ${words}`);
  return task;
};
const at = (...words: readonly string[]): TaskAnchor => ({ ranges: words.flatMap((each) => taskOf(each).ranges) });
/** Where `words` stand within `context`. */
const place = (words: string, context = words) => {
  const start = text.indexOf(context) + context.indexOf(words);
  return { start, end: start + words.length };
};
const chapter = (path: string): TaskAnchor[] => printed.tasks.filter((task) => task.path === path).map(({ ranges }) => ({ ranges }));

type Change = readonly [from: string, to: string];
const changed = (...changes: readonly Change[]): string =>
  changes.reduce((words, [from, to]) => {
    if (!words.includes(from)) throw new Error(`not in the text: ${from}`);
    return words.replace(from, () => to);
  }, text);

const carry = (operations: readonly Operation[], newText: string) => {
  const next = parsePlan(newText);
  const log = relocateLog(logOf(...operations), parsed, next);
  return { log, draft: replay(next, log), fresh: replay(next, []) };
};
const asked = (draft: ReturnType<typeof replay>) =>
  draft.doubts.filter(({ code }) => code === 'operation-lost').map(({ message }) => message);

const ownTask = '加强区域港口、机场、铁路、公路的无缝对接';
const science = '市科技局、市工业和信息化局、市自然资源和规划局等';
const traffic = '市交通运输局、市发展改革委等';

/** What people did in the review, and the words with which the next text contains it. */
const contained: Readonly<Record<string, readonly [readonly Operation[], readonly Change[]]>> = {
  'a misprint': [
    [{ type: 'settle-doubt', doubt: { code: 'misprint', ...place('Rl线') }, answer: { kind: 'corrected', text: 'R1线' }, note: '' }],
    [['Rl线', 'R1线']],
  ],
  'a split': [
    [{ type: 'split-task', task: at(ownTask), at: [place('构建水陆空').start] }],
    [['公路的无缝对接，构建', '公路的无缝对接。构建']],
  ],
  'a split, the parts apart': [
    [{ type: 'split-task', task: at('推进泰山新闻出版小镇'), at: [place('泰山佑国际').start] }],
    [
      ['、泰山佑国际生态旅游度假区、演艺秀都等一批重大文旅项目建设', '等项目建设'],
      ['深入挖掘泰山文化', '推进泰山佑国际生态旅游度假区、演艺秀都等一批重大文旅项目建设。深入挖掘泰山文化'],
    ],
  ],
  'a wording': [
    [{ type: 'edit-task', task: at('加大体育赛事和商务会展合作'), set: { title: '发展体育经济、会展经济、夜间经济' } }],
    [['加大体育赛事和商务会展合作，积极发展体育经济、会展经济', '发展体育经济、会展经济、夜间经济']],
  ],
  'a wording that was changed twice': [
    [
      { type: 'edit-task', task: at('加快建设泰山创新谷'), set: { title: '建设创新谷' } },
      { type: 'edit-task', task: at('加快建设泰山创新谷'), set: { title: '加快建设泰山创新谷' } },
    ],
    [['加快建设泰山创新谷、泰安市产业技术创新研究院等平台，共创', '加快建设泰山创新谷。共创']],
  ],
  'a deadline': [
    [{ type: 'set-deadline', task: at('S103'), deadline: { text: '2021年底', from: null, to: '2021-12-31' } }],
    [['高标准规划建设S103', '2021年底前高标准规划建设S103']],
  ],
  'a deadline that was taken away': [[{ type: 'set-deadline', task: at('年内开工建设'), deadline: null }], [['年内开工建设', '开工建设']]],
  'a unit in another’s place': [
    [
      { type: 'drop-unit', tasks: chapter('二/（四）'), unit: '市自然资源和规划局' },
      { type: 'add-unit', tasks: chapter('二/（四）'), unit: '市财政局', role: 'responsible', ownPart: null },
    ],
    [[science, '市科技局、市工业和信息化局、市财政局等']],
  ],
  'a lead': [
    [{ type: 'set-lead', tasks: chapter('二/（四）'), unit: '市科技局' }],
    [[`责任单位：${science}`, '牵头单位：市科技局；责任单位：市工业和信息化局、市自然资源和规划局等']],
  ],
  'the first listed as lead': [
    [{ type: 'lead-first', tasks: chapter('二/（四）') }],
    [[`责任单位：${science}`, '牵头单位：市科技局；责任单位：市工业和信息化局、市自然资源和规划局等']],
  ],
  'the members of an open list': [
    [
      {
        type: 'settle-doubt',
        doubt: { code: 'open-list', ...place('等', traffic) },
        answer: { kind: 'named', units: ['市公安局', '市财政局'] },
        note: '',
      },
    ],
    [[traffic, '市交通运输局、市发展改革委、市公安局、市财政局']],
  ],
  'a task that is none': [
    [{ type: 'remove-task', task: at('完善共建共享共用信用体系'), reason: '不是事项' }],
    [['，完善共建共享共用信用体系，打造省会经济圈一体化营商环境', '']],
  ],
  'two tasks as one': [
    [{ type: 'merge-tasks', tasks: [at('大力开展品牌运作和营销'), at('共同开发旅游市场')] }],
    [['大力开展品牌运作和营销，共同开发旅游市场', '大力开展品牌运作和营销以及共同开发旅游市场']],
  ],
  'a task in another chapter': [
    [{ type: 'move-task', task: at('高水平举办泰山国际文化论坛'), path: '二/（五）', before: null }],
    [
      ['高水平举办泰山国际文化论坛等高端论坛，', ''],
      ['清洁能源在终端能源消费中的比例。', '清洁能源在终端能源消费中的比例。高水平举办泰山国际文化论坛等高端论坛。'],
    ],
  ],
  'words that were marked': [
    [{ type: 'mark', range: place('为全省高质量发展提供有力支撑'), as: 'none', reason: '' }],
    [['，为全省高质量发展提供有力支撑', '']],
  ],
};

describe('what the new text contains is over', () => {
  it.each(Object.keys(contained))('%s', (name) => {
    const [operations, changes] = contained[name] ?? [[], []];
    expect(asked(replay(parsed, logOf(...operations)))).toEqual([]);
    const { log, draft, fresh } = carry(operations, changed(...changes));
    expect(log).toEqual([]);
    expect(draft).toEqual(fresh);
  });

  it('all at once, and nothing is asked', () => {
    const all = Object.entries(contained).filter(([name]) => !['the first listed as lead', 'a unit in another’s place'].includes(name));
    const { log, draft } = carry(
      all.flatMap(([, [operations]]) => operations),
      changed(...all.flatMap(([, [, changes]]) => changes)),
    );
    expect(log).toEqual([]);
    expect(asked(draft)).toEqual([]);
  });

  it.each(Object.keys(contained))('%s stays while the text says what it said', (name) => {
    const operations = contained[name]?.[0] ?? [];
    const { draft } = carry(operations, text.replace('为加快实施', '为深入贯彻上级部署，加快实施'));
    expect(asked(draft)).toEqual([]);
    const view = ({ tasks }: ReturnType<typeof replay>) =>
      tasks.map((task) => [
        task.path,
        task.title,
        task.text,
        leadOf(task),
        task.responsibilities.map(({ unit }) => unit),
        task.deadlines.length,
      ]);
    expect(view(draft)).toEqual(view(replay(parsed, logOf(...operations))));
  });
});

describe('something third is asked about', () => {
  it.each<[string, Operation, readonly Change[], string]>([
    [
      'a deadline',
      { type: 'set-deadline', task: at('S103'), deadline: { text: '2021年底', from: null, to: '2021-12-31' } },
      [['高标准规划建设S103', '2022年6月底前高标准规划建设S103']],
      '把完成时限定为“2021年底”',
    ],
    [
      'a lead',
      { type: 'set-lead', tasks: chapter('二/（四）'), unit: '市科技局' },
      [[`责任单位：${science}`, '牵头单位：市工业和信息化局；责任单位：市科技局、市自然资源和规划局等']],
      '把“市科技局”定为牵头单位',
    ],
    [
      'a misprint',
      {
        type: 'settle-doubt',
        doubt: { code: 'misprint', ...place('Rl线') },
        answer: { kind: 'corrected', text: 'R1线' },
        note: '',
      },
      [['Rl线', 'R2线']],
      '更正为“R1线”',
    ],
    [
      'an open list of which other members are printed',
      {
        type: 'settle-doubt',
        doubt: { code: 'open-list', ...place('等', traffic) },
        answer: { kind: 'named', units: ['市公安局', '市财政局'] },
        note: '',
      },
      [[traffic, '市交通运输局、市发展改革委、市公安局、市审计局']],
      '明确为“市公安局、市财政局”',
    ],
    [
      'a chapter that is gone',
      { type: 'move-task', task: at('高品质规划建设生态科技东部新城'), path: '二/（九）', before: null },
      [[text.slice(text.indexOf('（九）推进要素资源共用'), text.indexOf('三、保障措施')), '']],
      '把事项移到“二/（九）（推进要素资源共用）”',
    ],
  ])('%s', (_, operation, changes, words) => {
    const { draft, fresh } = carry([operation], changed(...changes));
    expect(asked(draft)).toEqual([expect.stringContaining(words)]);
    expect(draft.tasks).toEqual(fresh.tasks);
  });
});

const chapterLines = text.split('\n').filter((line) => /^（[一二三四五六七八九]）推进/u.test(line));
const fates = ['as it was', 'closed', 'named', 'gone', 'longer'] as const;

describe('an answer to an open list', () => {
  it('stays with its own chapter, whatever becomes of the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...fates), { minLength: chapterLines.length, maxLength: chapterLines.length }),
        fc.boolean(),
        (chosen, isPutIn) => {
          const answers = chapterLines.map((line, index): Operation => {
            const start = text.indexOf(line) + line.lastIndexOf('等，有关县市区');
            const answer = { kind: 'named', units: [`市第${index}局`] } as const;
            return { type: 'settle-doubt', doubt: { code: 'open-list', start, end: start + 1 }, answer, note: '' };
          });
          const changes: Record<(typeof fates)[number], (line: string, index: number) => string> = {
            'as it was': (line) => line,
            closed: (line) => line.replace('等，有关县市区', '，有关县市区'),
            named: (line, index) => line.replace('等，有关县市区', `、市第${index}局，有关县市区`),
            gone: () => '',
            longer: (line) => line.replace('等，有关县市区', '、市审计局等，有关县市区'),
          };
          const inserted = isPutIn ? '（零）推进档案工作。建设城建档案数据库。（责任单位：市档案馆等，有关县市区、功能区）\n' : '';
          const newText = chapterLines
            .reduce((words, line, index) => words.replace(line, () => changes[chosen[index] ?? 'gone'](line, index)), text)
            .replace('（一）推进', () => `${inserted}（一）推进`)
            .replace('二、主要任务\n（二）', `二、主要任务\n${inserted}（二）`);
          const { draft } = carry(answers, newText);
          for (const [index, line] of chapterLines.entries()) {
            const name = /）(推进[^。]*)。/u.exec(line)?.[1] ?? '';
            const path = draft.headings.find(({ heading }) => heading === name)?.path;
            const units = draft.tasks.filter((task) => task.path === path).map((task) => task.responsibilities.map(({ unit }) => unit));
            const hasAnswer = ['as it was', 'named', 'longer'].includes(chosen[index] ?? '');
            expect(
              units.every((each) => each.includes(`市第${index}局`)),
              `${name} ${chosen[index]}`,
            ).toBe(hasAnswer || units.length === 0);
            expect(units.flat().filter((unit) => /^市第\d局$/u.test(unit) && unit !== `市第${index}局`)).toEqual([]);
          }
          // Asked again: what is closed without the units, or gone with its chapter.
          const again = chosen.filter((each) => each === 'closed' || each === 'gone').length;
          expect(
            asked(draft)
              .join('\n')
              .split('\n')
              .filter((line) => line !== ''),
          ).toHaveLength(again);
        },
      ),
      { numRuns: 60 },
    );
  });
});
