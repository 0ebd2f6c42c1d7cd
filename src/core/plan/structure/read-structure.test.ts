import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const headingsOf = (text: string): string[] => parsePlan(text).headings.map(({ path, heading }) => `${path} ${heading}`.trim());
const kindsOf = (text: string): string[] =>
  parsePlan(text).clauses.map(({ kind, start, end }) => `${kind} ${text.slice(start, end).trim()}`);
const lines = (...parts: readonly string[]): string => parts.join('\n');

describe('headings', () => {
  it.each<[string, string, readonly string[]]>([
    ['run in', lines('一、任务', '1.支持企业。落实政策。', '2.强化服务，做好保障。落实。'), ['一 任务', '一/1 支持企业', '一/2']],
    ['standing alone', lines('一、丰富活动，完善体系', '（一）目标：', '做好。'), ['一 丰富活动，完善体系', '一/（一） 目标']],
    ['whose number stands on a line of its own', lines('八、', '强化服务供给', '继续实施制度。'), ['八 强化服务供给']],
    ['before an assignment in their line', lines('一、实行补贴(责任单位:县财政局)', '给予补贴。'), ['一 实行补贴']],
    [
      'that run on across chapters',
      lines('一、甲', '（一）乙。做。', '二、丙', '（二）丁。做。'),
      ['一 甲', '一/（一） 乙', '二 丙', '二/（二） 丁'],
    ],
    [
      'of chapters and articles',
      lines('第一章 总则', '第一条 为了发展，制定本办法。', '第二章 附则', '第二条 施行'),
      ['第一章 总则', '第一章/第一条', '第二章 附则', '第二章/第二条 施行'],
    ],
    ['of two parts', lines('1.平台', '1.1 基础。做好。', '1.2 应用。做好。', '2.制度。'), ['1 平台', '1/1.1 基础', '1/1.2 应用', '2 制度']],
    [
      'that begin with a figure',
      lines('1.甲。做。', '2.5G网络建设。做。', '3.2023年完成改造，做。', '4.丙。做。'),
      ['1 甲', '2 5G网络建设', '3', '4 丙'],
    ],
    [
      'with a long one among short ones',
      lines(
        '一、甲。做。',
        '二、乙。做。',
        '三、摸清底数，提出一批治理项目，以项目带动质量持续改善。组织调查。',
        '四、丁。做。',
        '五、戊。做。',
        '六、己。做。',
      ),
      ['一 甲', '二 乙', '三 摸清底数，提出一批治理项目，以项目带动质量持续改善', '四 丁', '五 戊', '六 己'],
    ],
    [
      'that are a sentence with commas above deeper numbers',
      lines('一、甲', '（一）优化结构，推动转型。', '1.乙。做好，完成。', '（二）加强保障，做好服务。'),
      ['一 甲', '一/（一） 优化结构，推动转型', '一/（一）/1 乙', '一/（二）'],
    ],
    [
      'of a chapter with its first article in the line',
      lines('\u3000第一章\u3000总则\u3000\u3000第一条 \u3000为规范管理，制定本办法。', '第二条 \u3000适用本办法。'),
      ['第一章 总则', '第一章/第一条', '第一章/第二条 适用本办法'],
    ],
    [
      'of groups of rows',
      lines('序号\t工作任务\t责任单位', '一、稳增长', '1\t建设厂房。\t县发改局', '二、惠民生', '2\t新建学校。\t县教育局'),
      ['一 稳增长', '一/1 建设厂房', '二 惠民生', '二/2 新建学校'],
    ],
    [
      'under another chapter than the item before',
      lines('一、甲', '1.乙。做。', '（一）丙。做。', '2.丁。做。'),
      ['一 甲', '一/1 乙', '一/（一） 丙', '一/（一）/2 丁'],
    ],
  ])('%s', (_, text, expected) => expect(headingsOf(text)).toEqual(expected));

  it('are not found in figures, dates and lists of a sentence', () => {
    expect(
      headingsOf(lines('一、甲', '1.5亿元资金用于补助。', '2020.3.1日起实行。', '一是抓落实。二是抓考核。', '要求：1.甲；2.乙。')),
    ).toEqual(['一 甲']);
  });

  it('of an attachment begin with its name', () => {
    expect(headingsOf(lines('某某方案', '一、甲', '做好。', '附件1', '任务清单', '一、乙', '做好。', '附件2', '名单', '1.丙'))).toEqual([
      '一 甲',
      '附件1/一 乙',
      '附件2/1 丙',
    ]);
  });

  it('of an attachment that is the plan itself have no prefix', () => {
    expect(
      headingsOf(
        lines(
          '某某局关于印发要点的通知',
          '各单位：',
          '现将要点印发给你们，请贯彻执行。',
          '某某局',
          '2022年6月7日',
          '附件',
          '某某工作要点',
          '一、甲',
          '做好。',
        ),
      ),
    ).toEqual(['一 甲']);
  });

  it('count anew in a second document', () => {
    const text = lines(
      '某某政策',
      '一、甲',
      '做好。',
      '二、乙',
      '做好。',
      '某某行动计划（2021-2023年）',
      '为做好工作，制定本计划。',
      '一、丙',
      '做好。',
    );
    expect(headingsOf(text)).toEqual(['一 甲', '二 乙', '一 丙']);
    expect(kindsOf(text)).toContain('title 某某行动计划（2021-2023年）');
    expect(parsePlan(text).doubts).toEqual([]);
  });

  it('are the rows of a table with tab-separated cells', () => {
    const text = lines(
      '任务表',
      '序号\t任务\t牵头单位\t完成时限',
      '1\t建设中心。\t市民政局\t2023年12月',
      '2\t完善制度。\t市财政局\t2023年6月',
    );
    expect(headingsOf(text)).toEqual(['1 建设中心', '2 完善制度']);
    expect(kindsOf(text).filter((kind) => kind.startsWith('task'))).toEqual(['task 建设中心。', 'task 完善制度。']);
  });

  it('are the numbers inside the cells where a table has no column for them', () => {
    const text = lines(
      '任务分解表',
      '工作任务\t具体措施\t责任单位\t完成时限',
      '一、经济\t1.推进建设\t市发改局\t2023年12月',
      '\t2.优化环境\t市审批局\t长期',
      '二、民生\t3.办好实事\t市政府办\t2023年6月',
    );
    expect(headingsOf(text)).toEqual(['一 经济', '一/1 推进建设', '一/2 优化环境', '二 民生', '二/3 办好实事']);
    expect(kindsOf(text).filter((kind) => kind.startsWith('task'))).toEqual(['task 推进建设', 'task 优化环境', 'task 办好实事']);
  });
});

describe('a text without line breaks', () => {
  const flat =
    '各单位：《某某工作方案》已经研究同意，现印发给你们，请认真贯彻执行。某某市管委会 2018年6月29日某某工作方案为做好工作，制定本方案。一、指导思想全面贯彻落实精神，服务大局。二、主要任务（一）推进公开1．公开透明。坚持公开为常态，落地见效。（责任单位：办公室）2．阳光透明。各单位要公开，多受益。（责任单位：办公室）（二）加强解读3．落实职责。按1.15修正，一、二、三产业都要落实。（责任单位：办公室）三、工作保障4.加强领导。抓好落实，做好保障。某某市管委会 2018年6月29日印发';

  it('gives its headings back', () => {
    expect(headingsOf(flat)).toEqual([
      '一 指导思想',
      '二 主要任务',
      '二/（一） 推进公开',
      '二/（一）/1 公开透明',
      '二/（一）/2 阳光透明',
      '二/（二） 加强解读',
      '二/（二）/3 落实职责',
      '三 工作保障',
      '三/4 加强领导',
    ]);
  });

  it('gives letter, title, preamble and signature back, and says that it guessed', () => {
    const plan = parsePlan(flat);
    expect(plan.title).toBe('某某工作方案');
    expect(kindsOf(flat).slice(0, 5)).toEqual([
      'letter 各单位：',
      'letter 《某某工作方案》已经研究同意，现印发给你们，请认真贯彻执行。',
      'signature 某某市管委会 2018年6月29日',
      'title 某某工作方案',
      'preamble 为做好工作，制定本方案。',
    ]);
    expect(kindsOf(flat).at(-1)).toBe('signature 某某市管委会 2018年6月29日印发');
    expect(plan.doubts.map(({ code }) => code)).toContain('unclear-structure');
  });
});

describe('what stands around the work of an item', () => {
  it('persons and times on lines of their own are no work', () => {
    const text = lines('一、任务', '1.健全体系。完善清单。', '牵头领导：王某（副县长）', '牵头单位：县应急局', '整改时限：长期坚持');
    expect(kindsOf(text).at(-1)).toBe('assignment 牵头领导：王某（副县长）\n牵头单位：县应急局\n整改时限：长期坚持');
  });

  it('a chapter of aims is none whatever the aims are called', () => {
    expect(kindsOf(lines('一、创建目标', '力争2024年通过验收。', '二、任务', '做好。'))).toContain('goal 力争2024年通过验收。');
  });
});

describe('the frame of a document', () => {
  it.each<[string, readonly string[], string]>([
    [
      'broken over lines',
      [
        '国务院办公厅关于加快发展',
        '体育竞赛表演产业的指导意见',
        '国办发〔2018〕121号',
        '各省人民政府：',
        '发展产业有意义。',
        '一、总体要求',
      ],
      '国务院办公厅关于加快发展体育竞赛表演产业的指导意见',
    ],
    [
      'below a cover letter',
      [
        '某市政府关于印发《甲方案》的通知',
        '各县：',
        '现印发给你们，请执行。',
        '某市政府',
        '2023年7月1日',
        '甲市乙工作',
        '具体方案',
        '为做好工作。',
        '一、总体要求',
      ],
      '甲市乙工作具体方案',
    ],
    [
      'below a red letterhead',
      [
        '某某市人民政府文件',
        '某政发〔2023〕5号',
        '关于养老服务的实施意见',
        '各县（市、区）人民政府：',
        '为加快推进，提出意见。',
        '一、总体要求',
      ],
      '关于养老服务的实施意见',
    ],
    ['printed twice', ['甲方案', '某政〔2021〕1号', '甲方案', '为做好工作。', '一、总体要求'], '甲方案'],
  ])('title %s', (_, head, title) => expect(parsePlan(lines(...head)).title).toBe(title));

  it('is told apart from what is ordered', () => {
    const text = lines(
      '某某方案',
      '为做好工作。',
      '一、工作目标',
      '到2025年建成。',
      '二、基本原则',
      '——创新。坚持创新。',
      '三、重点任务',
      '（一）推进建设。加快建设。',
      '四、保障措施',
      '（一）加强领导。抓好落实。',
      '各单位要充分认识重要性。',
      '本方案自印发之日起施行，有效期2年。',
      '附件：1.任务清单',
      '2.分工表',
      '某某市人民政府',
      '2023年3月1日',
      '（此件公开发布）',
    );
    const kinds = kindsOf(text).map((kind) => kind.split(' ')[0]);
    expect(kinds.slice(0, 12)).toEqual([
      'title',
      'preamble',
      'heading',
      'goal',
      'heading',
      'principle',
      'heading',
      'heading',
      'task',
      'heading',
      'heading',
      'safeguard',
    ]);
    expect(kinds.slice(12)).toEqual(['safeguard', 'validity', 'attachment', 'attachment', 'signature', 'signature', 'signature']);
  });

  it('leaves a chapter on people’s livelihood among the tasks', () => {
    expect(kindsOf(lines('一、保障和改善民生', '做好救助。'))).toEqual(['heading 一、保障和改善民生', 'task 做好救助。']);
  });

  it('takes a heading without text for the task itself', () => {
    expect(kindsOf(lines('一、任务', '1.建设甲中心', '2.完善乙制度'))).toEqual([
      'heading 一、任务',
      'heading 1.',
      'task 建设甲中心',
      'heading 2.',
      'task 完善乙制度',
    ]);
  });
});
