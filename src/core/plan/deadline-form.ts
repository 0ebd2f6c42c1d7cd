/** The forms in which plans print time: each a value that finds its expressions and says what they mean. */
import { printedNumber } from '#core/platform/printed-number.ts';
import { addToDay } from './calendar.ts';
import type { DeadlineKind } from './parsed-plan.ts';
import {
  anyYear,
  dayOfMonth,
  dayPoint,
  daysOfPoint,
  fiveYears,
  monthPoint,
  point,
  yearOfPoint,
  type Days,
  type YearContext,
} from './deadline-point.ts';

export interface FormContext extends YearContext {
  readonly issuedOn: string | null;
}

export interface DeadlineForm {
  readonly name: string;
  /** Source of the expression; groups carry the form's name as a prefix, for all forms stand in one expression. */
  readonly source: string;
  readonly kind: (groups: Readonly<Record<string, string | undefined>>) => DeadlineKind;
  readonly days: (groups: Readonly<Record<string, string | undefined>>, context: FormContext) => Days;
}

const number = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})[ \\u00a0]?';
const document =
  '(?:本|此|该)?(?:若干|工作|实施|行动|政策|总体)?(?:通知|意见|方案|办法|政策措施|政策|措施|规定|细则|要点|规划|计划|文件|决定|公告|通告)';
const issued = '(?:印发|发布|公布|下发|颁布|出台)';
const dash = '(?:至|到|—{1,2}|–|－|-|~|～)';
const note = '(?:[(（][^()（）\\n]{1,8}[)）])?';

const unitOf = (unit: string | undefined): 'day' | 'month' | 'year' => (unit === '月' ? 'month' : unit === '年' ? 'year' : 'day');

/** The start of 3—4月 and of 2023—2025年, with the unit that stands behind the end. */
function completedStart(first: string): string {
  if (/^[12]\d{3}$/u.test(first)) return `${first}年`;
  return /\d$/u.test(first) ? `${first}月` : first;
}

/** 2019年1月1日至12月31日; 在2022年6月—2023年3月期间; 3—4月; 2017年7月26日起至本方案公布之日. */
const range: DeadlineForm = {
  name: 'range',
  source: `(?:自|从|在)?(?<rangeFrom>${dayPoint}|${monthPoint}|${anyYear}|(?:${anyYear})?\\d{1,2}(?=[—\\-–~～至]{1,2}\\d{1,2}月)|[12]\\d{3}(?=[—\\-–~～至]{1,2}[12]\\d{3}年))${note}起?${dash}(?:(?<rangeTo>${dayPoint}|${monthPoint}|${dayOfMonth}|${anyYear}年?底?)|(?<rangeIssue>(?:${document})?${issued}之日))${note}(?:期间内?|止|内)?`,
  kind: () => 'during',
  days: (groups, context) => {
    const first = groups['rangeFrom'] ?? '';
    const last = groups['rangeTo'];
    const fromYear = yearOfPoint(completedStart(first), context);
    const lastYear = last === undefined ? null : yearOfPoint(last, { ...context, assumed: fromYear });
    const start = daysOfPoint(completedStart(first), { ...context, assumed: fromYear ?? lastYear });
    if (last === undefined) return { from: start.from, to: context.issuedOn };
    const month = /^\s*\d{1,2}\s*日/u.test(last)
      ? (/(?<![\d０-９一二三四五六七八九十])[\d０-９一二三四五六七八九十]+\s?月/u.exec(first)?.[0] ?? '')
      : '';
    return { from: start.from, to: daysOfPoint(month + last, { ...context, assumed: fromYear }).to };
  },
};

/** 在政策出台至2023年4月30日期间. */
const sinceIssue: DeadlineForm = {
  name: 'since issue',
  source: `(?:(?:在|自|从)?${document}${issued}(?:之日)?起?|(?:自|从)?即日起)${dash}(?<sinceTo>${dayPoint}|${monthPoint})(?:期间内?|止)?`,
  kind: () => 'during',
  days: (groups, context) => ({ from: context.issuedOn, to: daysOfPoint(groups['sinceTo'] ?? '', context).to }),
};

/** 在本意见印发之日起30日内; 方案印发后1个月内. */
const afterIssue: DeadlineForm = {
  name: 'after issue',
  source: `(?:在|自|从)?(?:${document})?${issued}(?:之日)?(?:起|后|之后)的?(?<afterCount>${number})个?(?<afterWork>工作)?(?<afterUnit>日|天|月|年)(?:之|以)?内`,
  kind: () => 'by',
  days: (groups, context) => {
    const count = printedNumber((groups['afterCount'] ?? '').trim());
    // Working days need a calendar of holidays, which the text does not give.
    if (context.issuedOn === null || count === null || groups['afterWork'] !== undefined) return { from: null, to: null };
    return { from: null, to: addToDay(context.issuedOn, count, unitOf(groups['afterUnit'])) };
  },
};

/** 自收到申请之日起7个工作日内; 在合同签订后一个月内; 要在1个月内. The event gives no day, so the days stay open. */
const afterEvent: DeadlineForm = {
  name: 'after event',
  source: `(?:(?:自(?![治主然身行由])|从|在|于)(?:[^，,。；;：:在要应须\\n\\d]{1,20}(?:之日起|之日|后|起)))?(?:在)?${number}(?:个?工作日|日|天|个月)(?:之|以)?内`,
  kind: () => 'by',
  days: () => ({ from: null, to: null }),
};

/** 本方案公布之日起. */
const fromIssue: DeadlineForm = {
  name: 'from issue',
  source: `(?:自|从)?(?:${document})${issued}之日起`,
  kind: () => 'during',
  days: (_, context) => ({ from: context.issuedOn, to: null }),
};

/** 2012年起5年内; 5年内; 未来三年; 用3年时间. */
const years: DeadlineForm = {
  name: 'years',
  source: `(?:(?<yearsFrom>${anyYear})起)?(?:在|未来|今后)?(?<yearsCount>${number})(?<yearsUnit>年)(?:之|以)?内|(?:未来|今后)(?<yearsAhead>${number})年|用(?<yearsUse>${number})年(?:左右)?的?时间`,
  kind: () => 'during',
  days: (groups, context) => {
    const count = printedNumber((groups['yearsCount'] ?? groups['yearsAhead'] ?? groups['yearsUse'] ?? '').trim());
    const printed = groups['yearsFrom'];
    const start = printed === undefined ? null : yearOfPoint(printed, context);
    if (count === null) return { from: null, to: null };
    if (start !== null) return { from: `${start}-01-01`, to: `${start + count - 1}-12-31` };
    return context.issuedOn === null ? { from: null, to: null } : { from: context.issuedOn, to: addToDay(context.issuedOn, count, 'year') };
  },
};

const until =
  /^(?:延后至|推迟[至到]|提前[至到]|延长到|延长至|延期至|延期到|延续至|延续到|延至|延后至|推迟至|推迟到|提前至|提前到|顺延至|截至到?|截止到?至?|到|至)/u;

const fiveYearPoint = new RegExp(`^${fiveYears}$`, 'u');

function pointKind(groups: Readonly<Record<string, string | undefined>>): DeadlineKind {
  const prefix = groups['pointPrefix'] ?? '';
  const at = groups['point'] ?? '';
  const suffix = groups['pointSuffix'] ?? '';
  if (/起|以后|之后|开始/u.test(suffix)) return 'during';
  if (until.test(prefix) || /前/u.test(suffix) || /[底末]$/u.test(at)) return 'by';
  if (fiveYearPoint.test(at)) return /末/u.test(at) ? 'by' : 'during';
  if (/季度|半年/u.test(at)) return 'during';
  if (/月|日/u.test(at)) return 'by';
  return 'year';
}

/** A single point with the words that make it a limit or a start: 到2025年, 6月底前, 延长至2月24日, 从2019年1月1日起, 4月份开始. */
const single: DeadlineForm = {
  name: 'point',
  source: `(?<pointPrefix>延长至|延长到|延期至|延期到|延续至|延续到|延至|延后至|推迟至|推迟到|提前至|提前到|顺延至|截至到?|截止到?至?|到|至|从|自|在)?(?<point>${point})${note}(?<pointSuffix>之?前|以前|以后|之后|起|开始|期间|内)?`,
  kind: pointKind,
  days: (groups, context) => {
    const days = daysOfPoint(groups['point'] ?? '', context);
    const suffix = groups['pointSuffix'] ?? '';
    if (/起|以后|之后|开始/u.test(suffix)) return { from: days.from, to: null };
    // 6月前, 6月底前, 6月30日前: the last day that the point covers counts.
    return pointKind(groups) === 'by' ? { from: null, to: days.to } : days;
  },
};

/** In order of preference where two begin at the same place. */
export const deadlineForms: readonly DeadlineForm[] = [range, sinceIssue, afterIssue, fromIssue, years, afterEvent, single];
