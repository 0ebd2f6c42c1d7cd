import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-plan.ts';
import type { Assignment, ParsedPlan, Range } from './parsed-plan.ts';

const within = (text: string, range: Range): boolean => range.start >= 0 && range.end <= text.length && range.start <= range.end;

/** What must hold for any text whatever; the first thing that does not is shown. */
function expectSound(plan: ParsedPlan, text: string): void {
  const gaps = plan.clauses.filter((clause, index) => clause.start !== (plan.clauses[index - 1]?.end ?? 0) || clause.end <= clause.start);
  const misplaced = [
    ...[...plan.assignments, ...plan.deadlines].filter((found) => text.slice(found.start, found.end) !== found.raw),
    ...plan.tasks.filter((task) => text.slice(task.start, task.end) !== task.text),
    ...plan.projects.filter((project) => text.slice(project.start, project.end) !== project.name),
    ...[...plan.headings, ...plan.references, ...plan.doubts].filter((range) => !within(text, range)),
    ...plan.headings.filter((heading, index) => heading.start < (plan.headings[index - 1]?.start ?? 0)),
  ];
  const named = ({ lead, responsible, support, local }: Assignment): number =>
    lead.length + responsible.length + support.length + local.length;
  const sound = {
    sameText: plan.text === text,
    withoutUnits: plan.assignments.filter((found) => named(found) === 0),
    gaps: gaps.slice(0, 1),
    end: plan.clauses.at(-1)?.end ?? 0,
    misplaced: misplaced.slice(0, 1),
  };
  expect(sound).toEqual({ sameText: true, withoutUnits: [], gaps: [], end: text.length, misplaced: [] });
}

/** Pieces that plans are made of, in an order that no office would print. */
const numbers = [
  '一、',
  '二、',
  '十一、',
  '（一）',
  '(二)',
  '1.',
  '2．',
  '3﹒',
  '１．',
  '1、',
  '（1）',
  '1)',
  '①',
  '㈠',
  '1.1 ',
  '第一章 ',
  '第二条 ',
  '一是',
  '附件',
  '附件1：',
  '附件：1.',
  '专栏1 ',
];
const characters = [
  '\n',
  '\r\n',
  '\t',
  ' ',
  '　',
  '。',
  '；',
  '，',
  '、',
  '：',
  '（',
  '）',
  '〔',
  '《',
  '》',
  '“',
  '”',
  '\0',
  '\u0007',
  '\ud800',
  '\udc00',
  '\ufeff',
];
const sentences = [
  '工作目标',
  '保障措施',
  '加快推进甲地至乙地高速公路建设',
  '到2025年',
  '年内',
  '2023年6月30日',
  '1.5亿元',
  '201６年',
  '（责任单位：市财政局、市税务局等）',
  '（牵头单位：待定；配合单位：等）',
];
const frames = [
  '责任单位：各县市区',
  '序号任务牵头单位完成时限',
  '序号\t任务\t牵头单位\t完成时限',
  '现印发给你们，请认真贯彻执行。',
  '某某市人民政府',
  '某政发〔2020〕8号',
  '关于印发某某方案的通知',
  '某某实施方案',
];
const fragment = fc.constantFrom(...numbers, ...characters, ...sentences, ...frames);

describe('any text', () => {
  it('is parsed without a gap, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectSound(parsePlan(text), text)),
      { numRuns: 300 },
    );
  });

  it('is parsed without a gap, whatever the order of a plan’s parts', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        expectSound(parsePlan(text), text);
      }),
      { numRuns: 1500 },
    );
  });

  it('nests as deep as it likes', () => {
    const steps = ['第一章 总则', '第一节 目标', '一、甲', '（一）乙', '1.丙', '1.1 丁', '（1）戊', '1)己', '①庚。做好工作。'];
    const text = Array.from({ length: 400 }, (_, index) => steps[index % steps.length]).join('\n');
    expectSound(parsePlan(text), text);
  });

  it.each([
    ['one character', '政'.repeat(1_700_000)],
    [
      'a plan without a line break',
      '一、加强领导。推进甲项目建设，2023年底前完成。（责任单位：市财政局）二、强化落实（一）督查。'.repeat(36_000),
    ],
    ['numbers alone', '1.'.repeat(200_000)],
    ['brackets alone', '（一）'.repeat(150_000)],
    ['short lines', '某某实施方案\n'.repeat(100_000)],
    ['rows without a head', '甲\t乙\t丙\n'.repeat(100_000)],
    ['circumstances without an action', `（一）${'首页年，'.repeat(400_000)}`],
    ['persons and units by turns', '责任领导：张三牵头单位：市负责年日'.repeat(90_000)],
    ['control characters', '\0\u0001\ud800'.repeat(300_000)],
  ])('reads five megabytes of %s', (_, text) => {
    expectSound(parsePlan(text), text);
  });
});

const corpus = join(import.meta.dirname, '../../../test/corpus');
const files = readdirSync(corpus).filter((name) => /^\d.*\.txt$/.test(name));
const readCorpus = (name: string): string => readFileSync(join(corpus, name), 'utf8').replace(/^\uFEFF/, '');

describe('the corpus', () => {
  it.each(files)('%s is accounted for almost wholly', (name) => {
    const text = readCorpus(name);
    const plan = parsePlan(text);
    expectSound(plan, text);
    expect(plan.title.length).toBeGreaterThan(8);
    const other = plan.clauses.filter((clause) => clause.kind === 'other').reduce((sum, clause) => sum + clause.end - clause.start, 0);
    expect(other / text.length).toBeLessThan(0.05);
  });

  it.each(['000', '003', '004', '012', '014', '020', '026', '028', '030', '047', '048', '049'])(
    '%s keeps its headings when its line breaks become spaces',
    (id) => {
      const name = files.find((file) => file.startsWith(id)) ?? '';
      const text = readCorpus(name);
      const broken = text.replace(/\s*\n\s*/g, ' ').trim();
      const headings = (plan: ParsedPlan): string[] => plan.headings.map((heading) => `${heading.path} ${heading.heading}`);
      expect(headings(parsePlan(broken))).toEqual(headings(parsePlan(text)));
    },
  );
});
