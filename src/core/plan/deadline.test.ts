// oxlint-disable-next-line no-restricted-imports -- the annotated plans are files; only this test reads them
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeadlines } from '#core/plan/deadline.ts';
import { readIssue } from '#core/plan/issue.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { ClauseKind } from '#core/plan/parsed-plan.ts';

const read = (text: string, issuedOn: string | null = '2023-02-15', kind: ClauseKind = 'task') =>
  readDeadlines(text, { issuedOn, kindAt: () => kind });
const show = (text: string, issuedOn: string | null = '2023-02-15'): string[] =>
  read(text, issuedOn).map(({ raw, kind, from, to }) => `${raw} ${kind} ${from ?? ''}..${to ?? ''}`);

it('takes the year of the title where the document has no date', () => {
  const found = parsePlan('某县2024年工作要点\n一、任务\n1.建设。6月底前，建成学校。').deadlines;
  expect(found.map(({ raw, to }) => [raw, to])).toEqual([['6月底前', '2024-06-30']]);
});

it('does not count from a year that only looks back', () => {
  expect(show('梳理2019年以来出台的政策，7月10日前完成')).toEqual(['7月10日前 by ..2023-07-10']);
});

it('finds both years of an aim', () => {
  expect(read('到2025年和2030年，水平不低于22%和30%').map(({ raw }) => raw)).toEqual(['到2025年', '2030年']);
});

describe('a deadline', () => {
  it.each([
    ['力争到2025年底，建成', '到2025年底 by ..2025-12-31'],
    ['到2027年，全市', '到2027年 by ..2027-12-31'],
    ['到“十四五”末，全省', '到“十四五”末 by ..2025-12-31'],
    ['覆盖率2025年达到80%', '2025年 year 2025-01-01..2025-12-31'],
    ['年内开工建设', '年内 year 2023-01-01..2023-12-31'],
    ['，年底前完成改造', '年底前 by ..2023-12-31'],
    ['于6月底前完成', '6月底前 by ..2023-06-30'],
    ['，6月份前报省', '6月份前 by ..2023-06-30'],
    ['国企要在8月份前健全', '在8月份前 by ..2023-08-31'],
    ['，2月底前完成', '2月底前 by ..2023-02-28'],
    ['，2024年2月底前完成', '2024年2月底前 by ..2024-02-29'],
    ['机制，3月份成立小组', '3月份 by ..2023-03-31'],
    ['于2023年9月1日前报送', '2023年9月1日前 by ..2023-09-01'],
    ['2023 年 12 月底前完成', '2023 年 12 月底前 by ..2023-12-31'],
    ['二〇二五年底前', '二〇二五年底前 by ..2025-12-31'],
    ['今年9月底前', '今年9月底前 by ..2023-09-30'],
    ['明年3月底前', '明年3月底前 by ..2024-03-31'],
    ['10月上旬前', '10月上旬前 by ..2023-10-10'],
    ['要在2023年一季度前实现', '在2023年一季度前 by ..2023-03-31'],
    ['，第二、三、四季度房租减半', '第二、三、四季度 during 2023-04-01..2023-12-31'],
    ['。上半年完成可研', '上半年 during 2023-01-01..2023-06-30'],
    ['，2023年力争新增15家', '2023年 year 2023-01-01..2023-12-31'],
    ['力争2023年营业总收入增长10%', '2023年 year 2023-01-01..2023-12-31'],
    ['确保在2023年实现', '在2023年 year 2023-01-01..2023-12-31'],
    ['带动全年完成投资', '全年 year 2023-01-01..2023-12-31'],
    ['，2023年新增实绩的主体10家以上', '2023年 year 2023-01-01..2023-12-31'],
    ['期限延长至2月24日，', '延长至2月24日 by ..2023-02-24'],
    ['最长可延至2023年6月30日', '延至2023年6月30日 by ..2023-06-30'],
    ['政策执行至2024年12月31日。', '至2024年12月31日 by ..2024-12-31'],
    ['。2023年1月1日至12月31日，对', '2023年1月1日至12月31日 during 2023-01-01..2023-12-31'],
    ['景区在2022年6月—2023年3月期间新增', '在2022年6月—2023年3月期间 during 2022-06-01..2023-03-31'],
    ['，3—4月房租减半', '3—4月 during 2023-03-01..2023-04-30'],
    ['，3月15日至20日开展', '3月15日至20日 during 2023-03-15..2023-03-20'],
    ['，2023—2025年，每年培训', '2023—2025年 during 2023-01-01..2025-12-31'],
    ['，在政策出台至2023年4月30日期间', '在政策出台至2023年4月30日期间 during 2023-02-15..2023-04-30'],
    ['要在本意见印发之日起30日内，', '在本意见印发之日起30日内 by ..2023-03-17'],
    ['方案印发后1个月内', '方案印发后1个月内 by ..2023-03-15'],
    ['本方案公布之日起,凡在', '本方案公布之日起 during 2023-02-15..'],
    ['从2023年5月1日起，', '从2023年5月1日起 during 2023-05-01..'],
    ['，4月份开始每月调度', '4月份开始 during 2023-04-01..'],
    ['目标。2023年起5年内，', '2023年起5年内 during 2023-01-01..2027-12-31'],
    ['项目。5年内重点引进', '5年内 during 2023-02-15..2028-02-15'],
    ['力争用3年左右时间，', '用3年左右时间 during 2023-02-15..2026-02-15'],
    ['\t省数据局\t2026年6月\n', '2026年6月 by ..2026-06-30'],
    ['完成时限：2023年12月\n', '2023年12月 by ..2023-12-31'],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual([expected]);
  });

  it('keeps the year of the date before it in the sentence', () => {
    expect(show('2024年6月底前制定政策，12月底前实现结算。9月底前完成')).toEqual([
      '2024年6月底前 by ..2024-06-30',
      '12月底前 by ..2024-12-31',
      '9月底前 by ..2023-09-30',
    ]);
  });

  it('stays open where neither text nor document gives a year', () => {
    expect(show('年内开工；6月底前完成', null)).toEqual(['年内 year ..', '6月底前 by ..']);
    expect(show('2025年底前完成', null)).toEqual(['2025年底前 by ..2025-12-31']);
  });
});

describe('what looks like a deadline', () => {
  it.each([
    ['the title of a document', '《三年行动计划（2023—2025年）》和《2024年工作要点》'],
    ['the period of a plan', '制定三年行动计划（2023—2025年）'],
    ['a recurring day', '每年12月底前报送，于每月10日前公布'],
    ['validity', '本办法自2023年7月1日起施行，有效期至2025年12月31日。'],
    ['validity of the notice', '本通知自发布之日起暂执行至2024年6月30日止。'],
    ['a repeal', '自本通知印发之日起，《某通知》停止执行。'],
    ['the length of a benefit', '最长不超过3个月，期限不超过1年，可延缓3个月支付'],
    ['a condition of persons', '毕业2年内的高校毕业生，登记注册5年内的企业'],
    ['loans falling due', '对2023年6月30日前到期的在保企业，对于2023年第四季度到期的贷款'],
    ['houses bought', '2023年4月30日前购买的商品房,活动截止前'],
    ['a condition at a day', '登记时间在2023年6月1日前的,按原政策执行'],
    ['the scope of projects', '。2023年实施的政府采购项目,采购人可以'],
    ['a name with a year', '围绕2023年度引导资金，修订2023年版目录，2023年度优秀企业奖'],
    ['a list', '附件：2023年重点项目清单'],
    ['the name of the year', '将2023年确定为提升年。2023年是开局之年'],
    ['the base of a comparison', '较2023年下降13.5%，从2023年的30%'],
    ['a number of a table', '托位数（个）2023年13723.52024年15764'],
    ['history', '2014年11月，到2020年，截至2022年底，全市共有'],
    ['the end of last year', '于去年底印发，近年内有所改善'],
    ['a slogan', '实现“开门红、全年红”，对全年上缴经费低于1万元的'],
    ['a date that is named', '依据2023年5月4日会议精神'],
    ['a future far away', '。2035年远景目标'],
  ])('%s: %s', (_, text) => {
    expect(show(text)).toEqual([]);
  });

  it.each(['title', 'preamble', 'signature', 'validity', 'letter'] as const)('is passed over in a clause of kind %s', (kind) => {
    expect(read('到2025年，', null, kind)).toEqual([]);
  });
});

describe('the role', () => {
  it.each([
    ['到2025年，', 'goal', 'goal'],
    ['年底前完成', 'task', 'task'],
    ['期限延长至2024年3月31日', 'task', 'benefit'],
    ['，第三季度房租减免', 'task', 'benefit'],
    ['2023年3月1日至3月31日，对', 'task', 'window'],
    ['6月底前将方案报送市政府', 'task', 'report'],
  ] as const)('%s in a clause of kind %s: %s', (text, kind, role) => {
    expect(read(text, '2023-02-15', kind).map((found) => found.role)).toEqual([role]);
  });
});

it('takes only the cells of a table whose cells were run together', () => {
  const table =
    '序号任务完成时限主要责任单位任务来源1、自4月份开始每月调度12月区环土局某区2016年要点2、绿化，全年完成任务全年区交建局\n后续10月底前完成';
  expect(show(table, '2016-03-30')).toEqual(['12月 by ..2016-12-31', '全年 year 2016-01-01..2016-12-31', '10月底前 by ..2016-10-31']);
});

const piece = fc.oneof(
  fc.constantFrom(
    '2023年',
    '12月',
    '31日',
    '底',
    '前',
    '至',
    '—',
    '到',
    '自',
    '起',
    '年内',
    '全年',
    '第一',
    '季度',
    '印发之日起',
    '30',
    '日内',
    '，',
    '。',
    '\n',
    '《',
    '》',
    '完成时限责任单位',
    '区财政局',
    '99月',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

it('gives slices of any text, in order and apart', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const found of read(text)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(found.raw).toBe(text.slice(found.start, found.end));
        for (const day of [found.from, found.to]) if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        end = found.end;
      }
    }),
    { numRuns: 400 },
  );
});

interface GoldDeadline {
  readonly raw: string;
  readonly kind: string;
}

const corpus = new URL('../../../test/corpus/', import.meta.url);
const plain = (raw: string): string => raw.replace(/\s+/gu, '').replace(/^在/u, '');

describe('the hand-annotated plans', () => {
  const texts = readdirSync(corpus);
  it.each(readdirSync(new URL('gold/', corpus)).filter((file) => /^\d+\.json$/u.test(file)))('%s: every deadline in order', (file) => {
    const gold: { deadlines: GoldDeadline[] } = JSON.parse(readFileSync(new URL(`gold/${file}`, corpus), 'utf8'));
    const text = readFileSync(new URL(texts.find((name) => name.startsWith(`${file.slice(0, 3)}-`)) ?? '', corpus), 'utf8').replace(
      /^\uFEFF/u,
      '',
    );
    expect(read(text, readIssue(text).issuedOn).map(({ raw, kind }) => [plain(raw), kind])).toEqual(
      gold.deadlines.map(({ raw, kind }) => [plain(raw), kind]),
    );
  });
});

describe('days that count from an event', () => {
  it.each([
    ['收到申请之日起7个工作日内答复。', '7个工作日内'],
    ['竞得人应当在合同签订后一个月内缴清价款。', '在合同签订后一个月内'],
    ['各单位要在3个月内公布细则。', '在3个月内'],
    ['连续3个月内无投诉的予以奖励。', ''],
    ['最长不超过15日内办结。', ''],
    ['对到京14日内的人员加强服务。', ''],
    ['针对5年内关税降幅较大的商品，开展推介。', ''],
    ['首贷户数量高于2024年。', ''],
  ])('%s', (text, raw) => {
    const found = readDeadlines(text, { issuedOn: '2025-01-01', kindAt: () => 'task' });
    expect(found.map((one) => one.raw).join()).toBe(raw);
  });
});
