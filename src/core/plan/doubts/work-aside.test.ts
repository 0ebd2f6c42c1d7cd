/** What was set aside is told by kind, and is asked about where it speaks of work. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const body = '某市水利工作方案\n一、重点任务\n（一）疏浚东支河，加固堤岸。（责任单位：市水利局）\n';
const asidesOf = (text: string) =>
  parsePlan(text).setAside.map(({ kind, count, start, end }) => [kind, count, text.slice(start, end).trim()]);
const askedOf = (text: string) =>
  parsePlan(text).doubts.flatMap(({ message, start, end }) => (message.includes('另置') ? [text.slice(start, end)] : []));

describe('what was set aside', () => {
  it('is told by kind, with its lines', () => {
    const text = `首页 > 政务公开\n${body.replace('一、', '目录\n一、重点任务……1\n二、保障措施……4\n一、')}— 3 —\n二、保障措施\n加强领导。\n打印本页 关闭窗口\n上一篇：通知\n`;
    expect(asidesOf(text)).toEqual([
      ['site', 1, '首页 > 政务公开'],
      ['contents', 3, '目录\n一、重点任务……1\n二、保障措施……4'],
      ['page', 1, '— 3 —'],
      ['site', 2, '打印本页 关闭窗口\n上一篇：通知'],
    ]);
    expect(askedOf(text)).toEqual([]);
  });

  it('names attachments that give nobody work, not the line that names one', () => {
    const glossary = '附件：名词解释\n1.高标准农田：指集中连片、设施配套的基本农田。\n2.双创：指大众创业、万众创新。';
    expect(asidesOf(`${body}\n${glossary}`)).toEqual([['attachment', 3, glossary]]);
    expect(asidesOf(`${body}\n附件：名词解释`)).toEqual([]);
  });

  it.each([
    [
      'a unit behind an entry of the contents',
      `${body.replace('一、', '目录\n一、重点任务（市水利局）……1\n二、保障……4\n一、')}二、保障\n`,
      '（市水利局）',
    ],
    ['a body and what it does', `${body}相关信息：由市教育局汇总\n`, '由市教育局汇总'],
    ['a day in a glossary', `${body}\n附件：名词解释\n1.高标准农田：指基本农田，2025年底前建成。\n`, '2025年底前'],
  ])('is asked about where it holds %s', (_name, text, words) => {
    expect(askedOf(text)).toEqual([words]);
  });

  it.each([
    ['whose site it is', '版权所有：某市人民政府办公室 鲁ICP备10000001号-2\n责任编辑：李四\n'],
    ['a year in a name', '\n附件：名词解释\n1.五年规划：指到2025年的规划。\n2.双创：指创业创新。\n'],
  ])('is not asked about for %s', (_name, words) => {
    expect(askedOf(body + words)).toEqual([]);
  });
});
