/** What a line is, on both sides of each border: rows, attachments, second documents, headings, kinds of chapters, head and end. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

/** The title, each clause with its kind and path (breaks inside as ·), and what is doubted. */
const told = (text: string): string[] => {
  const plan = parsePlan(text);
  return [
    ...(plan.title === '' ? [] : [`《${plan.title}》`]),
    ...plan.clauses.map(({ kind, path, start, end }) => {
      const words = text
        .slice(start, end)
        .trim()
        .replaceAll(/[\t\n]/gu, '·');
      return `${[kind, path].filter((part) => part !== '').join(' ')}: ${words}`;
    }),
    ...plan.doubts.map(({ code }) => `? ${code}`),
  ];
};

describe('below a title', () => {
  describe('a table with tabs', () => {
    it.each<[string, string]>([
      [
        '序号\t任务\t责任单位\n1.\t建设中心\t市民政局\n（2）\t完善制度\t市财政局\n三\t做好服务\t市审批局',
        'heading: 序号·任务·责任单位 ‖ heading 1: 1. ‖ task 1: 建设中心 ‖ assignment 1: 市民政局 ‖ heading （2）: （2） ‖ task （2）: 完善制度 ‖ assignment （2）: 市财政局 ‖ heading 三: 三 ‖ task 三: 做好服务 ‖ assignment 三: 市审批局',
      ],
      [
        '序号\t任务\t责任单位\n\t建设中心\t市民政局\n2\t完善制度\t市财政局',
        'heading: 序号·任务·责任单位 ‖ task: 建设中心 ‖ assignment: 市民政局 ‖ heading 2: 2 ‖ task 2: 完善制度 ‖ assignment 2: 市财政局',
      ],
      [
        '序号\t任务\t责任单位\t备注\n1\t建设中心。\t市民政局\t新建\n2\t完善制度\t市财政局\t',
        'heading: 序号·任务·责任单位·备注 ‖ heading 1: 1 ‖ task 1: 建设中心。 ‖ assignment 1: 市民政局 ‖ attachment 1: 新建 ‖ heading 2: 2 ‖ task 2: 完善制度 ‖ assignment 2: 市财政局',
      ],
      [
        '序号\t项目\t任务\t责任单位\n1\t民生\t建设中心\t市民政局\n2\t经济\t完善制度\t市财政局',
        'heading: 序号·项目·任务·责任单位 ‖ heading 1: 1 ‖ heading 1: 民生 ‖ task 1: 建设中心 ‖ assignment 1: 市民政局 ‖ heading 2: 2 ‖ heading 2: 经济 ‖ task 2: 完善制度 ‖ assignment 2: 市财政局',
      ],
      [
        '一、工作\n序号\t任务\t责任单位\n1\t建设中心\t市民政局\n二、要求\n做好。',
        'heading 一: 一、 ‖ other 一: 工作 ‖ heading: 序号·任务·责任单位 ‖ heading 1: 1 ‖ task 1: 建设中心 ‖ assignment 1: 市民政局 ‖ heading 二: 二、要求 ‖ other 二: 做好。',
      ],
      [
        '编号\t内容\t责任部门\t完成时间\n1\t建设中心\t市民政局\t12月\n2\t完善制度\t市财政局\t6月',
        'heading: 编号·内容·责任部门·完成时间 ‖ heading 1: 1 ‖ task 1: 建设中心 ‖ assignment 1: 市民政局 ‖ assignment 1: 12月 ‖ heading 2: 2 ‖ task 2: 完善制度 ‖ assignment 2: 市财政局 ‖ assignment 2: 6月 ‖ ? undated-year ‖ ? undated-year',
      ],
      [
        '任务\t措施\t责任单位\n一、经济\t1.推进建设\t市发改局\n\t2.优化环境\t市审批局\n二、民生\t办好实事\t市政府办',
        'heading: 任务·措施·责任单位 ‖ heading 一/1: 一、经济 ‖ heading 一/1: 1. ‖ task 一/1: 推进建设 ‖ assignment 一/1: 市发改局 ‖ heading 一/2: 2. ‖ task 一/2: 优化环境 ‖ assignment 一/2: 市审批局 ‖ heading 二: 二、民生 ‖ task 二: 办好实事 ‖ assignment 二: 市政府办',
      ],
    ])('%j', (text, expected) => expect(told(`某某方案\n${text}`).slice(2).join(' ‖ ')).toBe(expected));
  });

  describe('attachments', () => {
    it.each<[string, string]>([
      [
        '一、甲\n做好。\n附件：1.清单\n2.分工\n3.《办法》',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment: 附件：1.清单 ‖ attachment: 2.分工 ‖ attachment: 3.《办法》',
      ],
      [
        '一、甲\n做好。\n附件：1.清单\n落实各项任务，抓好各项工作。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment: 附件：1.清单 ‖ task 一: 落实各项任务，抓好各项工作。',
      ],
      [
        '一、甲\n做好。\n附件1：清单\n附件2：分工',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment: 附件1：清单 ‖ attachment: 附件2：分工',
      ],
      [
        '一、甲\n做好。\n附件1：清单\n1.建设\n2.完善',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment 附件1: 附件1： ‖ attachment 附件1: 清单 ‖ heading 附件1/1: 1. ‖ attachment 附件1/1: 建设 ‖ heading 附件1/2: 2. ‖ attachment 附件1/2: 完善',
      ],
      [
        '一、甲\n做好。\n附件1\n序号\t任务\t责任单位\n1\t建设中心\t市民政局',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment 附件1: 附件1 ‖ heading 附件1: 序号·任务·责任单位 ‖ heading 附件1/1: 1 ‖ task 附件1/1: 建设中心 ‖ assignment 附件1/1: 市民政局',
      ],
      ['一、甲\n做好。\n附件中的任务要抓好。', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ task 一: 附件中的任务要抓好。'],
      [
        '一、甲\n做好。\n附件\n分工表\n一、乙\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment 附件: 附件 ‖ attachment 附件: 分工表 ‖ heading 附件/一: 一、乙 ‖ other 附件/一: 做好。',
      ],
      [
        '一、甲\n做好。\n附件1、清单，如下\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment: 附件1、清单，如下 ‖ other 一: 做好。',
      ],
      ['一、甲\n做好。\n注：第一个为牵头单位', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment: 注：第一个为牵头单位'],
      ['一、甲\n做好。\n备注：略', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ attachment: 备注：略'],
      ['一、甲\n做好。备注：略', 'heading 一: 一、甲 ‖ other 一: 做好。备注：略'],
    ])('%j', (text, expected) => expect(told(`某某方案\n${text}`).slice(2).join(' ‖ ')).toBe(expected));
  });

  describe('a second document', () => {
    it.each<[string, string]>([
      [
        '一、甲\n做好。\n二、乙\n做好。\n某某行动计划\n一、丙\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ heading 二: 二、乙 ‖ other 二: 做好。 ‖ title: 某某行动计划 ‖ heading 一: 一、丙 ‖ other 一: 做好。',
      ],
      [
        '一、甲\n做好。\n某某行动计划\n一、丙\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ other 一: 某某行动计划 ‖ heading 一: 一、丙 ‖ other 一: 做好。 ‖ ? numbering-gap',
      ],
      [
        '一、甲\n做好。\n二、乙\n做好。\n某某行动计划：\n一、丙\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ heading 二: 二、乙 ‖ other 二: 做好。 ‖ other 二: 某某行动计划： ‖ heading 一: 一、丙 ‖ other 一: 做好。 ‖ ? numbering-gap',
      ],
      [
        '一、甲\n做好。\n二、乙\n做好。\n某某行动计划\n二、丙\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ heading 二: 二、乙 ‖ other 二: 做好。 ‖ other 二: 某某行动计划 ‖ heading 二: 二、丙 ‖ other 二: 做好。 ‖ ? numbering-gap',
      ],
      [
        '一、甲\n做好。\n二、乙\n做好。\n某某行动计划\n（一）丙\n做好。',
        'heading 一: 一、甲 ‖ other 一: 做好。 ‖ heading 二: 二、乙 ‖ other 二: 做好。 ‖ other 二: 某某行动计划 ‖ heading 二/（一）: （一）丙 ‖ other 二/（一）: 做好。',
      ],
      [
        '第一章 甲\n做好。\n第二章 乙\n做好。\n某某办法\n第一章 丙\n做好。',
        'heading 第一章: 第一章 甲 ‖ other 第一章: 做好。 ‖ heading 第二章: 第二章 乙 ‖ other 第二章: 做好。 ‖ title: 某某办法 ‖ heading 第一章: 第一章 丙 ‖ other 第一章: 做好。',
      ],
      [
        '1.甲\n做好。\n2.乙\n做好。\n某某办法\n1.丙\n做好。',
        'heading 1: 1.甲 ‖ other 1: 做好。 ‖ heading 2: 2.乙 ‖ other 2: 做好。 ‖ other 2: 某某办法 ‖ heading 1: 1.丙 ‖ other 1: 做好。 ‖ ? numbering-gap',
      ],
    ])('%j', (text, expected) => expect(told(`某某方案\n${text}`).slice(2).join(' ‖ ')).toBe(expected));
  });

  describe('headings', () => {
    it.each<[string, string]>([
      ['一、关于强化服务\n做好。', 'heading 一: 一、关于强化服务 ‖ other 一: 做好。'],
      ['一、强化服务。', 'heading 一: 一、 ‖ task 一: 强化服务。'],
      ['一、“强化服务”。做好。', 'heading 一: 一、“强化服务”。 ‖ other 一: 做好。'],
      ['1.强化服务 做好保障，完成任务。', 'heading 1: 1. ‖ task 1: 强化服务 做好保障，完成任务。'],
      [
        '1、强化服务。做好。\n1、完善制度。做好。',
        'heading 1: 1、强化服务。 ‖ other 1: 做好。 ‖ heading 1: 1、完善制度。 ‖ other 1: 做好。 ‖ ? numbering-gap',
      ],
      ['一、甲\n做。\n三、丙\n做。', 'heading 一: 一、甲 ‖ other 一: 做。 ‖ heading 三: 三、丙 ‖ other 三: 做。 ‖ ? numbering-gap'],
      [
        '一、甲\n1.乙。做。\n3.丙。做。',
        'heading 一: 一、甲 ‖ heading 一/1: 1.乙。 ‖ other 一/1: 做。 ‖ heading 一/3: 3.丙。 ‖ other 一/3: 做。 ‖ ? numbering-gap',
      ],
      [
        '第一条 甲。做。\n第三条 乙。做。',
        'heading 第一条: 第一条 甲。 ‖ other 第一条: 做。 ‖ heading 第三条: 第三条 乙。 ‖ other 第三条: 做。 ‖ ? numbering-gap',
      ],
      ['①抓落实，做好。\n②抓考核，做好。', 'heading ①: ① ‖ task ①: 抓落实，做好。 ‖ heading ②: ② ‖ task ②: 抓考核，做好。'],
      [
        '（1）抓落实，做好。\n（2）抓考核，做好。',
        'heading （1）: （1） ‖ task （1）: 抓落实，做好。 ‖ heading （2）: （2） ‖ task （2）: 抓考核，做好。',
      ],
      [
        '（一）甲\n做好。\n一、乙\n做好。',
        'heading （一）: （一）甲 ‖ other （一）: 做好。 ‖ heading （一）/一: 一、乙 ‖ other （一）/一: 做好。',
      ],
      [
        '1.甲\n做。\n1.1乙\n做。\n1.1.1丙\n做。\n2.丁\n做。',
        'heading 1: 1.甲 ‖ other 1: 做。 ‖ heading 1/1.1: 1.1乙 ‖ other 1/1.1: 做。 ‖ heading 1/1.1.1: 1.1.1丙 ‖ other 1/1.1.1: 做。 ‖ heading 2: 2.丁 ‖ other 2: 做。',
      ],
    ])('%j', (text, expected) => expect(told(`某某方案\n${text}`).slice(2).join(' ‖ ')).toBe(expected));
  });

  describe('the kind of a chapter', () => {
    it.each<[string, string]>([
      [
        '一、指导思想\n坚持发展。\n二、发展目标\n到2025年建成。\n三、总体要求\n坚持。\n四、组织领导\n抓好落实。\n五、附则\n本方案自印发之日起施行。',
        'heading 一: 一、指导思想 ‖ goal 一: 坚持发展。 ‖ heading 二: 二、发展目标 ‖ goal 二: 到2025年建成。 ‖ heading 三: 三、总体要求 ‖ goal 三: 坚持。 ‖ heading 四: 四、组织领导 ‖ safeguard 四: 抓好落实。 ‖ heading 五: 五、 ‖ other 五: 附则 ‖ validity: 本方案自印发之日起施行。',
      ],
      [
        '一、总体要求\n（一）指导思想。坚持发展。\n（二）主要目标。到2025年建成。\n（三）基本原则。坚持创新。\n二、任务\n（一）建设。建成中心。',
        'heading 一: 一、总体要求 ‖ heading 一/（一）: （一）指导思想。 ‖ goal 一/（一）: 坚持发展。 ‖ heading 一/（二）: （二）主要目标。 ‖ goal 一/（二）: 到2025年建成。 ‖ heading 一/（三）: （三）基本原则。 ‖ principle 一/（三）: 坚持创新。 ‖ heading 二: 二、任务 ‖ heading 二/（一）: （一）建设。 ‖ task 二/（一）: 建成中心。',
      ],
      [
        '一、保障民生\n建成中心。\n二、保障措施\n（一）加强领导。健全机制。',
        'heading 一: 一、保障民生 ‖ task 一: 建成中心。 ‖ heading 二: 二、保障措施 ‖ heading 二/（一）: （一）加强领导。 ‖ safeguard 二/（一）: 健全机制。',
      ],
    ])('%j', (text, expected) => expect(told(`某某方案\n${text}`).slice(2).join(' ‖ ')).toBe(expected));
  });

  describe('the end', () => {
    it.each<[string, string]>([
      ['一、甲\n做好。\n市甲局\n2023年3月1日', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ signature: 市甲局 ‖ signature: 2023年3月1日'],
      ['一、甲\n做好。\n联系人：张三，电话：123', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ signature: 联系人：张三，电话：123'],
      ['一、甲\n做好。\n抄送：市委办公室', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ signature: 抄送：市委办公室'],
      ['一、甲\n做好。\n本方案自印发之日起施行。', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ validity: 本方案自印发之日起施行。'],
      ['一、甲\n做好。\n本方案由市甲局负责解释。', 'heading 一: 一、甲 ‖ other 一: 做好。 ‖ validity: 本方案由市甲局负责解释。'],
    ])('%j', (text, expected) => expect(told(`某某方案\n${text}`).slice(2).join(' ‖ ')).toBe(expected));
  });
});

describe('the head', () => {
  it.each<[string, string]>([
    [
      '某某市人民政府\n关于印发某某方案的通知\n某政发〔2023〕1号\n各县市区人民政府：\n现将方案印发给你们，请认真贯彻执行。\n某某市人民政府\n2023年3月1日\n（此件公开发布）\n某某方案\n为做好工作，制定本方案。\n一、甲\n做好。',
      '《某某方案》 ‖ letter: 某某市人民政府 ‖ letter: 关于印发某某方案的通知 ‖ letter: 某政发〔2023〕1号 ‖ letter: 各县市区人民政府： ‖ letter: 现将方案印发给你们，请认真贯彻执行。 ‖ signature: 某某市人民政府 ‖ signature: 2023年3月1日 ‖ signature: （此件公开发布） ‖ title: 某某方案 ‖ preamble: 为做好工作，制定本方案。 ‖ heading 一: 一、甲 ‖ other 一: 做好。',
    ],
    [
      '索引号：123\n发布机构：市政府\n某某方案\n为做好工作。\n一、甲\n做好。',
      '《某某方案》 ‖ letter: 索引号：123 ‖ letter: 发布机构：市政府 ‖ title: 某某方案 ‖ preamble: 为做好工作。 ‖ heading 一: 一、甲 ‖ other 一: 做好。',
    ],
    [
      '某某方案\n（征求意见稿）\n为做好工作。\n一、甲\n做好。',
      '《某某方案（征求意见稿）》 ‖ title: 某某方案 ‖ title: （征求意见稿） ‖ preamble: 为做好工作。 ‖ heading 一: 一、甲 ‖ other 一: 做好。',
    ],
    [
      '某某方案\n为做好工作，制定本方案。\n市甲局负责。',
      '《某某方案》 ‖ title: 某某方案 ‖ preamble: 为做好工作，制定本方案。 ‖ task: 市甲局负责。',
    ],
    [
      '某某方案\n某政发〔2023〕1号\n为做好工作。\n一、甲\n做好。',
      '《某某方案》 ‖ title: 某某方案 ‖ title: 某政发〔2023〕1号 ‖ preamble: 为做好工作。 ‖ heading 一: 一、甲 ‖ other 一: 做好。',
    ],
    [
      '某政发〔2023〕1号\n某某方案\n各县市区：\n为做好工作。\n一、甲\n做好。',
      '《某某方案》 ‖ letter: 某政发〔2023〕1号 ‖ title: 某某方案 ‖ letter: 各县市区： ‖ preamble: 为做好工作。 ‖ heading 一: 一、甲 ‖ other 一: 做好。',
    ],
  ])('%j', (text, expected) => expect(told(text).join(' ‖ ')).toBe(expected));
});
