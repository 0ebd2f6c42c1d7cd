import { expect, it } from 'vitest';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { daysOfRow, readHolidayNotice } from '#core/settings/holiday-notice.ts';

const of2026 = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`;

const daysOf = (text: string, kind: string) =>
  readHolidayNotice(text)
    .rows.filter((row) => row.kind === kind)
    .flatMap(daysOfRow)
    .toSorted();

it('the notice of 2026 gives the days that the built-in calendar has, and leaves no question', () => {
  const notice = readHolidayNotice(of2026);
  expect(notice.problems).toEqual([]);
  expect(notice.year).toBe(2026);
  const of = (days: ReadonlySet<string>) => [...days].filter((day) => day.startsWith('2026')).toSorted();
  expect(daysOf(of2026, 'holiday')).toEqual(of(announcedCalendar.holidays));
  expect(daysOf(of2026, 'workday')).toEqual(of(announcedCalendar.workdays));
  expect(notice.rows.map(({ name }) => name)).toContain('春节');
});

it('the notice that came as one line has the same rows and names', () => {
  const { rows } = readHolidayNotice(of2026);
  const oneLine = readHolidayNotice(of2026.replaceAll('\n', ' '));
  const facts = ({ name, kind, from, to }: (typeof rows)[number]) => `${name} ${kind} ${from} ${to}`;
  expect(oneLine.rows.map(facts)).toEqual(rows.map(facts));
});

it('says of every day of a row that is to be worked when it is off or no weekend', () => {
  const { problems } = readHolidayNotice('2027年节假日\n国庆节：10月1日至7日放假。10月7日至9日上班');
  expect(problems.map(({ code, data }) => `${code} ${String(data['day'])}`)).toEqual(['both 2027-10-07', 'not-a-weekend 2027-10-08']);
});

it.each(['春节：2/5至2/11放假', '国庆节：10.1至10月7日放假'])('does not pass over a day that it cannot read: %s', (sentence) => {
  const { problems } = readHolidayNotice(`2027年节假日\n国庆节：10月1日放假\n${sentence}`);
  expect(problems).toContainEqual(expect.objectContaining({ code: 'unread' }));
});

it.each([
  [
    'in figures',
    '发布日期：2026-11-04\n2027年节假日\n元旦 2027-01-01 至 2027-01-03 放假\n国庆节：2027/10/1-2027/10/2放假，2027.10.9上班',
    ['2027-01-01', '2027-01-02', '2027-01-03', '2027-10-01', '2027-10-02'],
    ['2027-10-09'],
  ],
  ['one day', '2027年部分节假日安排\n元旦：1月1日放假1天。国庆节：10月1日放假。', ['2027-01-01', '2027-10-01'], []],
  [
    'the year before',
    '2023年部分节假日安排\n一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。10月1日放假',
    ['2022-12-31', '2023-01-01', '2023-01-02', '2023-10-01'],
    [],
  ],
  [
    'a year that turns',
    '2023年节假日安排\n国庆：10月1日放假。元旦：12月31日至1月2日放假。',
    ['2023-10-01', '2023-12-31', '2024-01-01', '2024-01-02'],
    [],
  ],
  [
    'in full width, with spaces',
    '２０２７年节假日\n国庆节：１０月 １日 至 ３ 日放假。１０ 月 ９ 日上班',
    ['2027-10-01', '2027-10-02', '2027-10-03'],
    ['2027-10-09'],
  ],
  [
    'what a web page puts between digits',
    '20\u200b27年节假日\n国庆节：1\u200b0月1日至1\u20600月\u00ad3日放假。\u202a10月9日\u202c上班',
    ['2027-10-01', '2027-10-02', '2027-10-03'],
    ['2027-10-09'],
  ],
  ['the end of a year', '2027年节假日\n国庆：10月1日放假。12月30日至12月31日放假', ['2027-10-01', '2027-12-30', '2027-12-31'], []],
  ['days as people say them', '2027年节假日\n国庆节：10月1号至2号放假', ['2027-10-01', '2027-10-02'], []],
  [
    'both in one sentence',
    '2027年节假日\n国庆：10月1日—2日放假，10月9日、10日上班。',
    ['2027-10-01', '2027-10-02'],
    ['2027-10-09', '2027-10-10'],
  ],
])('reads %s', (_, text, holidays, workdays) => {
  expect(daysOf(text, 'holiday')).toEqual(holidays);
  expect(daysOf(text, 'workday')).toEqual(workdays);
});

it('what the notice of 2024 encourages stays a working day, and is said', () => {
  const notice = readHolidayNotice(
    '国务院办公厅关于2024年部分节假日安排的通知\n二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。\n七、国庆节：10月1日至7日放假调休，共7天。',
  );
  expect(notice.rows.flatMap(daysOfRow)).not.toContain('2024-02-09');
  expect(notice.problems.map(({ code }) => code)).toEqual(['encouraged']);
});

it('the day of issue is no question, in whatever digits', () => {
  for (const issued of ['2026年11月4日', '二〇二六年十一月四日'])
    expect(readHolidayNotice(`2027年节假日\n国庆：10月1日放假。\n国务院办公厅\n${issued}`).problems).toEqual([]);
});

it.each([
  ['a year without a calendar', '1999年节假日\n国庆：10月1日放假。', 'no-year'],
  ['a day that is not, beside one that is', '2027年节假日\n国庆：10月1日放假。2月30日（周日）、10月9日上班。', 'unread'],
  ['a day whose month stands elsewhere', '2027年节假日\n国庆：10月1日放假，9日上班。', 'unread'],
  ['a day in Chinese digits', '2027年节假日\n国庆：10月1日放假。元旦：一月一日放假。', 'unread'],
  ['no year', '元旦：1月1日放假。', 'no-year'],
  ['nothing off', '2027年节假日安排另行通知', 'no-days'],
  ['a part is missing', '2027年节假日\n元旦：1月1日放假', 'no-national-day'],
  ['a sentence that is not understood', '2027年节假日\n国庆：10月1日放假。10月9日照常办公。', 'unread'],
  ['a wrong day of the week', '2027年节假日\n国庆：10月1日（周四）放假。', 'weekday'],
  ['a wrong count', '2027年节假日\n国庆：10月1日至7日放假，共8天。', 'count'],
  ['work on a weekday', '2027年节假日\n国庆：10月1日放假。10月8日上班。', 'not-a-weekend'],
  ['off and worked', '2027年节假日\n国庆：10月1日至3日放假。10月3日上班。', 'both'],
  ['backwards', '2027年节假日\n国庆：10月1日放假。10月9日至3日放假。', 'unread'],
  ['a row of days longer than a month', '2027年节假日\n国庆：10月1日放假。1月1日至2月15日放假。', 'unread'],
  ['a wrong Sunday', '2027年节假日\n国庆：10月1日放假。10月9日（星期天）上班。', 'weekday'],
  ['a range of years', '2027年节假日\n国庆：10月1日放假。1月1日至2100年1月1日放假。', 'unread'],
])('says when there is %s', (_, text, code) => {
  expect(readHolidayNotice(text).problems.map((problem) => problem.code)).toContain(code);
});

it('takes a text without end quickly', () => {
  const long = `2027年节假日\n${'1月1日（周一）至'.repeat(1500)}放假，10月1日放假${'1月1日上班，'.repeat(20_000)}`;
  const { rows, problems } = readHolidayNotice(long);
  expect(rows.length).toBeGreaterThan(700);
  expect(problems.length).toBeGreaterThan(700);
  // Each sentence is shown with each of its problems: all of it would be some hundred million characters.
  for (const { printed } of [...rows, ...problems]) expect(printed.length).toBeLessThanOrEqual(101);
});
