/**
 * 放假安排通知: reads the yearly notice of the State Council's general office (国务院办公厅关于…年部分节假日安排的通知) as people paste it. What it
 * makes of it is a proposal: a person looks at the rows and confirms them, so whatever does not fit is said rather than guessed.
 */
import { dayAfter, daysApart, isWorkingDay, weekdayOf, type Calendar } from '#core/settings/calendar.ts';
import { calendarYears } from '#core/settings/change-calendar.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { asciiDigits } from '#core/platform/printed-number.ts';

/** Days in a row, from `from` to `to` inclusive. */
export interface NoticeRow {
  /** As printed before the colon: 元旦, 中秋节、国庆节; empty where there is none. */
  readonly name: string;
  readonly kind: 'holiday' | 'workday';
  readonly from: string;
  readonly to: string;
  /** The sentence, as far as it is needed to find it. */
  readonly printed: string;
}

/**
 * `no-year`: no year of the calendar stands in the text · `no-days`: nothing of it is a day off · `no-national-day`: 1 October is not among the days off, so
 * a part is missing · `unread`: a sentence with a day of which nothing, or not all, was made · `encouraged`: days that offices may give, which stay working days · `weekday`: the day of the week that is printed is not that
 * day's · `count`: the number of days that is printed (`printedDays`) is not that of the days (`days`) · `not-a-weekend`: to be worked, though
 * it is no weekend · `both`: off and worked.
 */
export type NoticeProblemCode =
  | 'no-year'
  | 'no-days'
  | 'no-national-day'
  | 'unread'
  | 'encouraged'
  | 'weekday'
  | 'count'
  | 'not-a-weekend'
  | 'both';
export interface NoticeProblem {
  readonly code: NoticeProblemCode;
  /** The sentence, as far as it is needed to find it. */
  readonly printed: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface HolidayNotice {
  /** The year that it is about; null where it does not say. */
  readonly year: number | null;
  readonly rows: readonly NoticeRow[];
  readonly problems: readonly NoticeProblem[];
}

/** Longer texts are no notice. */
export const longestNotice = 20_000;

const byWeekday: Calendar = { holidays: new Set(), workdays: new Set(), announced: new Set() };
/** Where an item begins: a line, or in a text that came as one line its number with the holiday's name. */
const itemEdge = /\n|(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,2}、[\p{Script=Han}、]{1,10}[：:])/u;
const weekdays = '日一二三四五六';
const dayForm = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:[（(]([^）)]{0,30})[）)])?/g;

/** 2027-01-01, 2027/1/1, 2027.1.1: as tables and web pages write a day. */
const numericDate = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g;
/** 10.1, 10/1: a day perhaps, of which nothing is made. */
const shortDate = /\d[./]\d/;
const printedDate = /[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]/;
/** So much of a sentence is shown: a text without stops is one sentence, and is said of each day in it. */
const mostPrinted = 100;

/** A day as printed; `weekday` as printed, 0 is Sunday. */
interface PrintedDay {
  readonly day: string;
  readonly weekday: number | null;
  readonly start: number;
  readonly end: number;
}

/** Reads a notice; never fails: what it did not understand is among the problems. */
export function readHolidayNotice(text: string): HolidayNotice {
  // Invisible marks come along from web pages, in the middle of a number, too.
  const digits = asciiDigits(text.slice(0, longestNotice)).replace(/\p{Cf}/gu, '');
  const without = (spaced: string) => spaced.replace(/[^\S\n]/gu, '');
  // A day of issue in figures is not taken for the year that the text is about.
  const year = yearOfNotice(without(digits));
  const plain = without(digits.replace(numericDate, '$1年$3月$4日'));
  if (year === null) return { year, rows: [], problems: [{ code: 'no-year', printed: '', data: {} }] };
  const rows: NoticeRow[] = [];
  const problems: NoticeProblem[] = [];
  for (const line of plain.split(itemEdge)) readLine(line, year, rows, problems);
  return { year, rows, problems: [...problems, ...problemsOfAll(rows, year)] };
}

/** The days of rows, one by one. */
export function daysOfRow({ from, to }: { readonly from: string; readonly to: string }): readonly string[] {
  const days: string[] = [];
  for (let day: string | null = from; day !== null && day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

function yearOfNotice(text: string): number | null {
  const found = /(\d{4})年(?:部分)?节假日/.exec(text) ?? /(\d{4})年/.exec(text);
  const year = found === null ? 0 : Number(found[1]);
  return year < calendarYears.first || year > calendarYears.last ? null : year;
}

function readLine(line: string, year: number, rows: NoticeRow[], problems: NoticeProblem[]): void {
  const head = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])?([^：:。]{1,12})[：:]/.exec(line);
  const name = head?.[1] ?? '';
  for (const sentence of (head === null ? line : line.slice(head[0].length)).split(/[。；;]/)) {
    const printed = sentence.length > mostPrinted ? `${sentence.slice(0, mostPrinted)}…` : sentence;
    if (/鼓励|提倡|建议/.test(sentence)) {
      // 鼓励各单位…安排职工在除夕（2月9日）休息 (国办发明电〔2023〕7号): what is encouraged moves no day of the calendar.
      if (/\d[日号]/.test(sentence)) problems.push({ code: 'encouraged', printed, data: {} });
      continue;
    }
    // The verb stands behind its days: one sentence may say both.
    let from = 0;
    let made = 0;
    let isLost = false;
    for (const verb of sentence.matchAll(/放假|补休|休息|上班/g)) {
      const part = sentence.slice(from, verb.index);
      from = verb.index + verb[0].length;
      const counted = /^[^上班]{0,6}共?(\d{1,2})天/.exec(sentence.slice(from));
      const read = readPart(part, verb[0] === '上班' ? 'workday' : 'holiday', counted === null ? null : Number(counted[1]), {
        name,
        year,
        printed,
        rows,
        problems,
      });
      made += read.made;
      isLost ||= read.isLost;
    }
    if (isLost || (from > 0 && shortDate.test(sentence)) || (made === 0 && printedDate.test(sentence) && !isDateOfIssue(sentence)))
      problems.push({ code: 'unread', printed, data: {} });
  }
}

/** The day of issue below a notice stands alone in its line. */
const isDateOfIssue = (sentence: string): boolean =>
  /^[\d〇○零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/.test(sentence);

interface Place {
  readonly name: string;
  readonly year: number;
  readonly printed: string;
  readonly rows: NoticeRow[];
  readonly problems: NoticeProblem[];
}

/** `isLost`: something that looks like a day or a row of days became none. */
function readPart(
  part: string,
  kind: NoticeRow['kind'],
  printedDays: number | null,
  { name, year, printed, rows, problems }: Place,
): { readonly made: number; readonly isLost: boolean } {
  const read = daysIn(part, year);
  const { days } = read;
  let { isLost } = read;
  const made: NoticeRow[] = [];
  for (let at = 0; at < days.length; at += 1) {
    const first = days[at]!;
    const next = days[at + 1];
    const until = next !== undefined && /^[至到—–~-]{1,2}$/.test(part.slice(first.end, next.start)) ? next : first;
    if (until !== first) at += 1;
    // The longest holiday so far had nine days; what is longer than a month, or runs backwards, was misread.
    if (until.day < first.day || daysApart(first.day, until.day) > 31) isLost = true;
    else made.push({ name, kind, from: first.day, to: until.day, printed });
  }
  for (const { day, weekday } of days) {
    if (weekday !== null && weekday !== weekdayOf(day)) problems.push({ code: 'weekday', printed, data: { day } });
  }
  const count = made.reduce((sum, row) => sum + daysOfRow(row).length, 0);
  if (printedDays !== null && made.length > 0 && printedDays !== count) {
    problems.push({ code: 'count', printed, data: { printedDays, days: count } });
  }
  rows.push(...made);
  return { made: made.length, isLost };
}

/** The days printed in a part; a month or year that is left out is the one before. */
function daysIn(part: string, year: number): { readonly days: readonly PrintedDay[]; readonly isLost: boolean } {
  const days: PrintedDay[] = [];
  let isLost = false;
  let inYear = year;
  let month: number | null = null;
  for (const found of part.matchAll(dayForm)) {
    if (found[1] !== undefined) inYear = Number(found[1]);
    // 12月30日至1月1日: the year turns between them.
    const printedMonth: number | null = found[2] === undefined ? month : Number(found[2]);
    if (found[1] === undefined && month === 12 && printedMonth === 1) inYear += 1;
    month = printedMonth;
    const day = month === null ? null : isoDay(inYear, month, Number(found[3]));
    if (day === null) {
      // 2月30日, or a month that only a sentence before names.
      isLost = true;
      continue;
    }
    const weekday = /(?:周|星期)([日天一二三四五六])/.exec(found[4] ?? '')?.[1];
    const at = weekday === undefined ? -1 : weekdays.indexOf(weekday === '天' ? '日' : weekday);
    days.push({ day, weekday: at === -1 ? null : at, start: found.index, end: found.index + found[0].length });
  }
  return { days, isLost };
}

function problemsOfAll(rows: readonly NoticeRow[], year: number): readonly NoticeProblem[] {
  const off = new Set(rows.filter(({ kind }) => kind === 'holiday').flatMap(daysOfRow));
  if (off.size === 0) return [{ code: 'no-days', printed: '', data: {} }];
  const problems: NoticeProblem[] = off.has(`${year}-10-01`) ? [] : [{ code: 'no-national-day', printed: '', data: { year } }];
  for (const { kind, from, to, printed } of rows) {
    for (const day of kind === 'workday' ? daysOfRow({ from, to }) : []) {
      if (off.has(day)) problems.push({ code: 'both', printed, data: { day } });
      else if (isWorkingDay(day, byWeekday)) problems.push({ code: 'not-a-weekend', printed, data: { day } });
    }
  }
  return problems;
}
