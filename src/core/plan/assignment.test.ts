// oxlint-disable-next-line no-restricted-imports -- the annotated plans are files; only this test reads them
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssignments } from '#core/plan/assignment.ts';

/** raw | lead | responsible | support | local | 等 (the last only where the list stays open). */
const show = (text: string): string[] =>
  readAssignments(text).map(({ raw, lead, responsible, support, local, othersOpen }) =>
    [raw, lead.join('、'), responsible.join('、'), support.join('、'), local.join('、'), ...(othersOpen ? ['等'] : [])].join(' | '),
  );

describe('an assignment in brackets', () => {
  it.each([
    ['（责任单位：市科技局、市财政局等，有关县市区、功能区）', ' | 市科技局、市财政局 |  | 有关县市区、功能区 | 等'],
    ['（体育总局、应急部负责）', ' | 体育总局、应急部 |  | '],
    ['（各省级人民政府负责）', ' | 各省级人民政府 |  | 各省级人民政府'],
    ['（牵头单位：市工信局；责任单位：市财政局、市税务局）', '市工信局 |  | 市财政局、市税务局 | '],
    ['（牵头单位：市委组织部，配合单位：各有关单位，各区、县级市）', '市委组织部 |  | 各有关单位 | 各区、县级市'],
    ['（牵头单位：各县市区人民政府；责任单位：市国资委）', '各县市区人民政府 |  | 市国资委 | 各县市区人民政府'],
    ['(责任单位:示范区发展改革和统计局(商务局))', ' | 示范区发展改革和统计局(商务局) |  | '],
    ['〔责任单位：市教育局，各市、县〔区〕人民政府〕', ' | 市教育局 |  | 各市、县〔区〕人民政府'],
    ['（责任单位：省教育厅，各省、自治区、直辖市人民政府）', ' | 省教育厅 |  | 各省、自治区、直辖市人民政府'],
    ['（财政部牵头，国务院相关部门及各地区按职责分工负责）', '财政部 |  | 国务院相关部门 | 各地区'],
    ['（教育部、公安部等国务院相关部门及各地区按职责分工负责）', ' | 教育部、公安部 |  | 各地区 | 等'],
    ['（国务院办公厅牵头，各地区、各部门负责）', '国务院办公厅 |  | 各部门 | 各地区'],
    ['（国家发展改革委会同有关部门负责）', '国家发展改革委 |  | 有关部门 | '],
    ['（由市发展改革委牵头，会同市财政局、市税务局负责）', '市发展改革委 |  | 市财政局、市税务局 | '],
    ['（责任处室：办公室牵头，税金处、监督处等相关处室配合）', '办公室 |  | 税金处、监督处 |  | 等'],
    ['（6月底完成，牵头考核单位：市政府办公室、市公安局）', '市政府办公室、市公安局 |  |  | '],
    ['（持续推进，责任单位：市住建局、审批服务局）', ' | 市住建局、审批服务局 |  | '],
    ['（市生态环境局、水务局牵头督导，市公安局等配合）', '市生态环境局、水务局 |  | 市公安局 |  | 等'],
    ['（省推进“三地一区”建设领导小组成员单位按职责分工负责）', ' | 省推进“三地一区”建设领导小组成员单位 |  | '],
    ['（市商务局主办，市财政局协办）', '市商务局 |  | 市财政局 | '],
    ['（牵头：市科技局；配合：市财政局、各区）', '市科技局 |  | 市财政局 | 各区'],
    ['（责任：市科技局、市财政局）', ' | 市科技局、市财政局 |  | '],
    ['（住房城乡建设部会同自然资源部、财政部等部门）', '住房城乡建设部 |  | 自然资源部、财政部 |  | 等'],
    ['（省卫生健康委牵头，省教育厅配合，各市、县〈市、区〉政府负责）', '省卫生健康委 |  | 省教育厅 | 各市、县〈市、区〉政府'],
    ['（市司法局负责；市公安局、市信访局配合）', ' | 市司法局 | 市公安局、市信访局 | '],
    ['（市卫生健康委、市医保局负责，2023年底前完成）', ' | 市卫生健康委、市医保局 |  | '],
    ['（2023年6月底前完成，市医保局负责）', ' | 市医保局 |  | '],
    ['（责任领导：王五；责任单位：市住建局；完成时限：12月底前）', ' | 市住建局 |  | '],
    ['（市发展改革委、市财政局和市商务局负责）', ' | 市发展改革委、市财政局、市商务局 |  | '],
    ['（责任单位：市工商联、市工商业联合会、市商务局）', ' | 市工商联、市工商业联合会、市商务局 |  | '],
    ['（责任单位：县直各部门，各乡镇党委、政府）', ' | 县直各部门 |  | 各乡镇党委、政府'],
    ['（责任单位：泰安军分区、不动产登记和交易中心）', ' | 泰安军分区、不动产登记和交易中心 |  | '],
    ['（责任单位：市住建局、各县（市、区〕政府）', ' | 市住建局 |  | 各县（市、区〕政府'],
    ['（责任单位：市发展改革委（牵头），市财政局、各县市区政府）', '市发展改革委 |  | 市财政局 | 各县市区政府'],
    [
      '〔责任单位：商务厅、省大数据中心按职责分工负责。具体任务均涉及相关市（州）人民政府，不再做分工，下同。〕',
      ' | 商务厅、省大数据中心 |  | ',
    ],
    [
      '〔市工信局、市发展改革委，各开发区（管理区）管委会；列第一位者为牵头单位，下同〕',
      '市工信局 |  | 市发展改革委 | 各开发区（管理区）管委会',
    ],
    ['（市级牵头单位：市文旅局；市级配合单位：市商务局；责任单位：各区县政府）', '市文旅局 |  | 市商务局 | 各区县政府'],
    ['（县级以上地方人民政府、市生态环境局负责）', ' | 市生态环境局 |  | 县级以上地方人民政府'],
    ['（牵头单位为市商务局，配合单位为市财政局）', '市商务局 |  | 市财政局 | '],
    ['（★市发展改革委、市财政局负责）', ' | 市发展改革委、市财政局 |  | '],
    [
      '（各省、自治区、直辖市及计划单列市人民政府负责）',
      ' | 各省、自治区、直辖市及计划单列市人民政府 |  | 各省、自治区、直辖市及计划单列市人民政府',
    ],
    ['（牵头单位：省科技厅，责任单位：无）', '省科技厅 |  |  | '],
  ])('%s', (text, fields) => {
    expect(show(`推进改革。${text}`)).toEqual([`${text} | ${fields}`]);
  });

  it.each([
    ['〔市工信局（列第一位者为牵头部门，下同）、市财政局，各区县政府〕', '市工信局 |  | 市财政局 | 各区县政府'],
    ['（住建局、城管局、各街道）', ' | 住建局、城管局 |  | 各街道'],
    ['（市级相关部门，各镇街）', ' | 市级相关部门 |  | 各镇街'],
  ])('%s behind a sentence', (text, fields) => {
    expect(show(`推进改革。${text}`)).toEqual([`${text} | ${fields}`]);
  });

  it('reads a list that is wrapped inside of a name', () => {
    expect(readAssignments('（责任单位：市教育局、市\n财政局）')[0]?.responsible).toEqual(['市教育局', '市财政局']);
  });

  it('reads units alone only at the end of a paragraph', () => {
    expect(show('抓好落实。（市科技局、市财政局）\n二、')).toEqual(['（市科技局、市财政局） |  | 市科技局、市财政局 |  | ']);
    expect(show('会同（市科技局、市财政局）推进。')).toEqual([]);
  });
});

describe('an assignment without brackets', () => {
  it.each([
    ['责任单位：各区属国企，区国资局\n', '责任单位：各区属国企，区国资局 |  | 各区属国企、区国资局 |  | '],
    ['长期护理保险制度。责任单位：区经发局，各片区管理局2.加快补齐', '责任单位：区经发局，各片区管理局 |  | 区经发局 |  | 各片区管理局'],
    ['责任单位:区社会事业局（十）培育', '责任单位:区社会事业局 |  | 区社会事业局 |  | '],
    [
      '责任单位：县农业农村局、各乡（镇）人民政府（二）防汛',
      '责任单位：县农业农村局、各乡（镇）人民政府 |  | 县农业农村局 |  | 各乡（镇）人民政府',
    ],
    ['责任单位：区社会事业局四、保障要素', '责任单位：区社会事业局 |  | 区社会事业局 |  | '],
    ['责任单位：区社会事业局、团区委 附件：1.清单', '责任单位：区社会事业局、团区委 |  | 区社会事业局、团区委 |  | '],
    ['牵头单位：市财政局；配合单位：市审计局；完成时限：年底', '牵头单位：市财政局；配合单位：市审计局 | 市财政局 |  | 市审计局 | '],
    [
      '责任单位：市财政局\n配合单位：市审计局、市国资委\n完成时限：12月',
      '责任单位：市财政局\n配合单位：市审计局、市国资委 |  | 市财政局 | 市审计局、市国资委 | ',
    ],
    ['责任单位：市发展改革委、\n市财政局\n二、', '责任单位：市发展改革委、\n市财政局 |  | 市发展改革委、市财政局 |  | '],
    ['责任单位：市发展改革委 市财政局 市商务局\n', '责任单位：市发展改革委 市财政局 市商务局 |  | 市发展改革委、市财政局、市商务局 |  | '],
    ['责任单位：教育局，各乡镇(街道)。（三）推进', '责任单位：教育局，各乡镇(街道) |  | 教育局 |  | 各乡镇(街道)'],
    [
      '牵头责任单位:省商务厅。\n协同责任单位:各直属机构。\n',
      '牵头责任单位:省商务厅。\n协同责任单位:各直属机构 | 省商务厅 |  | 各直属机构 | ',
    ],
    [
      '牵头单位：县委组织部 责任单位：县人社局 完成时限：6月底前\n',
      '牵头单位：县委组织部 责任单位：县人社局 | 县委组织部 |  | 县人社局 | ',
    ],
    ['（责任单位：市教育局、市财政局\n下一段', '责任单位：市教育局、市财政局 |  | 市教育局、市财政局 |  | '],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual([expected]);
  });
});

describe('an assignment in a table', () => {
  it('takes the unit columns of tab separated rows', () => {
    const table =
      '序号\t任务\t牵头单位\t配合单位\t完成时限\n推动发展\n1\t建设中心\t省经信厅、省科技厅按职责分工负责\t杭州市政府\t2026年12月\n2\t健全制度\t省数据局\t无\t持续推进\n';
    expect(show(table)).toEqual([
      '省经信厅、省科技厅按职责分工负责\t杭州市政府 | 省经信厅、省科技厅 |  |  | 杭州市政府',
      '省数据局\t无 | 省数据局 |  |  | ',
    ]);
  });

  it('takes date and units of rows whose cells were run together, the first unit leading where a note says so', () => {
    const table =
      '序号主要工作任务具体工作措施完成时限主要责任单位任务来源1、成立小组3月区经发局区环土局1、某区2016年要点2、清退建筑12月相关乡镇人民政府区综合执法局3、绿化，全年完成任务全年区交建局平潭综合实验区2016年责任书 注：主要责任单位第一个为牵头单位。';
    expect(show(table)).toEqual([
      '3月区经发局区环土局 | 区经发局 |  | 区环土局 | ',
      '12月相关乡镇人民政府区综合执法局 | 相关乡镇人民政府 |  | 区综合执法局 | 相关乡镇人民政府',
      '全年区交建局 | 区交建局 |  |  | ',
    ]);
  });

  it('takes the date behind the units where the head says so', () => {
    const table = '序号工作任务责任单位完成时限1建立机制。区经发局区财金局6月底前2健全制度。区国资局全年3';
    expect(show(table)).toEqual(['区经发局区财金局6月底前 |  | 区经发局、区财金局 |  | ', '区国资局全年 |  | 区国资局 |  | ']);
  });

  it('parts two run-together unit columns before the first general group', () => {
    const table =
      '工作任务工作要求牵头单位配合/责任单位一、公开1.建立机制。区经济发展局区行政审批局区直各有关单位，各片区管理局2.推进执法。 区直各有关单位3.';
    expect(show(table)).toEqual([
      '区经济发展局区行政审批局区直各有关单位，各片区管理局 | 区经济发展局、区行政审批局 |  | 区直各有关单位 | 各片区管理局',
      '区直各有关单位 |  | 区直各有关单位 |  | ',
    ]);
  });
});

describe('a table with every cell on its own line', () => {
  it.each([
    [
      '序号\n\n主 要 任 务\n\n责任单位\n\n1\n\n增长6%左右。\n\n市发展改革委\n\n一、创新\n\n2\n创建示范区\n市教育局\n市财政局\n',
      ['市发展改革委 |  | 市发展改革委 |  | ', '市教育局\n市财政局 |  | 市教育局、市财政局 |  | '],
    ],
    [
      '序号\n任务\n牵头单位\n配合单位\n1\n推进改革\n市发展改革委\n市财政局、各区政府\n2\n建设公路\n市交通局\n',
      ['市发展改革委\n市财政局、各区政府 | 市发展改革委 |  | 市财政局 | 各区政府', '市交通局 | 市交通局 |  |  | '],
    ],
    ['一、工作分工\n市财政局\n', []],
    ['各单位：\n责任单位\n市财政局\n', []],
  ])('%j', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });
});

describe('the rule that the first unit leads', () => {
  it.each([
    '列第一位者为牵头单位，下同',
    '列首位的为牵头单位，下同',
    '责任单位排名第一的为牵头单位',
    '注：第一个为牵头单位',
    '排在首位的责任单位为牵头单位',
  ])('%s', (rule) => {
    const [first, second] = readAssignments(`一、甲。（财政部、民政部负责。${rule}）二、乙。（各有关部门，各省级人民政府负责）`);
    expect([first?.lead, first?.support]).toEqual([['财政部'], ['民政部']]);
    expect([second?.lead, second?.support, second?.local]).toEqual([['各有关部门'], [], ['各省级人民政府']]);
  });

  it('takes the remark in brackets behind a bare list with it', () => {
    const text = '责任单位:市发改委、市统计局(除标注“分别牵头”外,列第一位为牵头或汇总单位,下同)\n责任单位:市人社局、市农业局分别牵头\n';
    expect(show(text)).toEqual([
      '责任单位:市发改委、市统计局(除标注“分别牵头”外,列第一位为牵头或汇总单位,下同) | 市发改委 |  | 市统计局 | ',
      '责任单位:市人社局、市农业局分别牵头 | 市人社局、市农业局 |  |  | ',
    ]);
  });

  it('leaves a marked lead as it is', () => {
    expect(readAssignments('（列首位的为牵头单位）（甲局、乙局牵头，丙局配合）')[0]?.lead).toEqual(['甲局', '乙局']);
  });

  it('does not take the units of a remark for units of the list', () => {
    const text = '〔责任单位:市税务局,各园区管委会,以下均需各园区管委会落实,不再列出〕';
    expect(show(text)).toEqual([`${text} |  | 市税务局 |  | 各园区管委会`]);
  });
});

describe('what is no assignment', () => {
  it.each([
    '按照“谁审批、谁负责”的原则（谁审批谁负责）。',
    '各责任单位：为贯彻落实要求，现通知如下。',
    '责任单位要加强配合，牵头单位会同配合单位抓好落实。',
    '一、由区规划局牵头，建立联席会议制度。',
    '（以下简称领导小组）（试行）（党委领导、政府负责）（企业负责）（责任人：张三）',
    '二、区农村发展局配合规划局对界线进行确认。',
    '主要任务和责任分工（一）完成时限 责任追究',
    '（责任单位：）责任单位：\n\n一、总体要求',
    '明确工作任务责任单位和时限。各部门2023年底前完成。区财政局1次报告。',
    '明确工作任务责任单位 抓好落实。区财政局2023年底前完成。',
  ])('%s', (text) => {
    expect(show(text)).toEqual([]);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    '（',
    '）',
    '〔',
    '〕',
    '(',
    '责任单位：',
    '牵头单位:',
    '配合单位',
    '市财政局',
    '、',
    '，',
    '各市、县',
    '等',
    '负责',
    '牵头',
    '会同',
    '\n',
    '\t',
    '1.',
    '（二）',
    '完成时限',
    '3月',
    '任务责任单位',
    '。',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

describe('any text', () => {
  it('gives slices of the text, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const found of readAssignments(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.raw).toBe(text.slice(found.start, found.end));
          end = found.end;
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(['（', '（责任单位：', '各市、', '任务责任单位', '3月区'])('finds nothing in a long row of %s', (unit) => {
    expect(readAssignments(unit.repeat(200_000 / unit.length))).toEqual([]);
  });
});

interface GoldAssignment {
  readonly raw: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly localities: readonly string[];
}

const corpus = new URL('../../../test/corpus/', import.meta.url);
const plain = (raw: string): string => raw.replace(/\s+/gu, '');

describe('the hand-annotated plans', () => {
  const texts = readdirSync(corpus);
  it.each(readdirSync(new URL('gold/', corpus)).filter((file) => /^\d+\.json$/u.test(file)))(
    '%s: every assignment with its units',
    (file) => {
      const gold: { assignments: GoldAssignment[] } = JSON.parse(readFileSync(new URL(`gold/${file}`, corpus), 'utf8'));
      const name = texts.find((text) => text.startsWith(`${file.slice(0, 3)}-`)) ?? '';
      const text = readFileSync(new URL(name, corpus), 'utf8').replace(/^\uFEFF/u, '');
      const found = readAssignments(text).map(({ raw, lead, responsible, support, local }) => [
        plain(raw),
        [...lead, ...responsible],
        support,
        local,
      ]);
      expect(found).toEqual(gold.assignments.map(({ raw, lead, support, localities }) => [plain(raw), lead, support, localities]));
    },
  );
});
