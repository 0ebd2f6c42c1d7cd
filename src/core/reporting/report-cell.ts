/**
 * The fields of a report as cells of a sheet: what is typed in Excel or pasted from it is read here, and what stands is written so that it is read
 * as the same again. What can be meant in two ways is asked, never guessed.
 */
import { daysAfter } from '#core/moment.ts';
import { asciiDigits } from '#core/platform/printed-number.ts';
import { inOneLine, inShort, isOneLine, withoutBreakHints } from '#core/platform/printed-words.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { countCharacters, mostCharacters, type ContentField, type ReportContent, type SelfLight } from '#core/reporting/report-content.ts';

export interface ReportMilestone {
  readonly id: string;
  /** ISO. */
  readonly due: string;
  readonly text: string;
}

export interface ReportCellContext {
  /** The unit answers for the whole of the work; else for its part, of which nothing is measured. */
  readonly lead: boolean;
  /** Of the period. */
  readonly year: number;
  readonly milestones: readonly ReportMilestone[];
}

/**
 * too-long: `count` of `limit` characters · unprintable: control characters · percent-unclear: 0.38 may be either · percent-beyond: not from 0 to 100, or
 * more than one decimal · milestone-unclear: several are of that day · not-asked: the unit reports its part as text alone.
 */
export const reportCellProblems = [
  'too-long',
  'unprintable',
  'no-percent',
  'percent-unclear',
  'percent-beyond',
  'no-quantity',
  'no-light',
  'no-day',
  'no-such-day',
  'milestone-unknown',
  'milestone-unclear',
  'not-asked',
] as const;

export interface ReportCellProblem {
  readonly code: (typeof reportCellProblems)[number];
  /** What was not read, the beginning of it. */
  readonly printed?: string;
  readonly limit?: number;
  readonly count?: number;
}

export type ReadReportCell<Field extends ContentField = ContentField> =
  | { readonly ok: true; readonly value: ReportContent[Field] }
  | { readonly ok: false; readonly problem: ReportCellProblem };

type AnyCell =
  | { readonly ok: true; readonly value: ReportContent[ContentField] }
  | { readonly ok: false; readonly problem: ReportCellProblem };

/** What the cells of a report are read and written by. */
export const cellContext = (report: {
  readonly lead: boolean;
  readonly period: string;
  readonly item: { readonly milestones: readonly ReportMilestone[] };
}): ReportCellContext => ({ lead: report.lead, year: Number(report.period.slice(0, 4)), milestones: report.item.milestones });

/** A figure or a day, which is read from what is typed. */
export const cellFields = ['percent', 'done', 'forecast'] as const satisfies readonly ContentField[];
export type CellField = (typeof cellFields)[number];

/** Asked of the lead alone. */
export const measuredFields = ['percent', 'done', 'reached', 'self', 'forecast'] as const satisfies readonly ContentField[];
const isMeasured = (field: ContentField): boolean => measuredFields.some((one) => one === field);

const read = (value: ReportContent[ContentField]): AnyCell => ({ ok: true, value });
const wrong = (code: ReportCellProblem['code'], printed?: string, more: Omit<ReportCellProblem, 'code' | 'printed'> = {}): AnyCell => ({
  ok: false,
  problem: { code, ...(printed === undefined ? {} : { printed: inShort(inOneLine(printed), 60) }), ...more },
});

const lights: readonly (readonly [light: SelfLight, ...words: string[]])[] = [
  ['green', '绿', '绿灯', '绿色', 'green'],
  ['yellow', '黄', '黄灯', '黄色', 'yellow'],
  ['red', '红', '红灯', '红色', 'red'],
];
/** What stands in the list of choices of a sheet. */
export const lightWords: readonly string[] = lights.map(([, word = '']) => word);

/** Reads a cell; an empty one, or a dash where no words are asked, empties the field. */
export function readReportCell<Field extends ContentField>(field: Field, typed: string, context: ReportCellContext): ReadReportCell<Field>;
export function readReportCell(field: ContentField, typed: string, { lead, year, milestones }: ReportCellContext): AnyCell {
  const text = withoutBreakHints(typed)
    .replaceAll(/\r\n?|[\v\f\u2028\u2029]/gu, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .join('\n')
    .trim();
  const isEmpty = /^[-—–－/]*$/u.test(text);
  if (isMeasured(field) && !lead) return isEmpty ? read(field === 'reached' ? [] : null) : wrong('not-asked', text);
  if (!text.split('\n').every(isOneLine)) return wrong('unprintable', text);
  switch (field) {
    case 'text':
    case 'problem':
    case 'next':
    case 'unchanged': {
      const count = countCharacters(text);
      return count > mostCharacters ? wrong('too-long', undefined, { limit: mostCharacters, count }) : read(text);
    }
    case 'percent':
      return isEmpty ? read(null) : readPercent(text);
    case 'done':
      return isEmpty ? read(null) : readQuantity(text);
    case 'reached':
      return readReached(text, milestones);
    case 'self': {
      if (isEmpty) return read(null);
      const found = lights.find(([, ...words]) => words.includes(text.toLowerCase()));
      return found === undefined ? wrong('no-light', text) : read(found[0]);
    }
    case 'forecast':
      return isEmpty ? read(null) : readDay(text, year);
  }
}

/** A field's text, as a sheet and a preview show it; '' where nothing stands. */
export function writeReportCell(field: ContentField, content: ReportContent, { lead, year, milestones }: ReportCellContext): string {
  if (isMeasured(field) && !lead) return '';
  switch (field) {
    case 'text':
    case 'problem':
    case 'next':
    case 'unchanged':
      return content[field];
    case 'percent':
      return content.percent === null ? '' : `${content.percent}%`;
    case 'done':
      return content.done ?? '';
    case 'reached':
      return milestones.map((one) => `${content.reached.includes(one.id) ? '√' : '□'} ${lineOf(one, year)}`).join('\n');
    case 'self':
      return lights.find(([light]) => light === content.self)?.[1] ?? '';
    case 'forecast':
      return content.forecast ?? '';
  }
}

/** 38, 38%, ３８．５％, 百分之38. Between 0 and 1 without a sign it may be a part of one, or of a hundred. */
function readPercent(text: string): AnyCell {
  const plain = plainNumber(text);
  const found = /^(百分之)?(\d{1,9}(?:\.\d{1,12})?)(%)?$/u.exec(plain);
  if (found === null) return wrong('no-percent', text);
  const value = Number(found[2]);
  const signed = found[1] !== undefined || found[3] !== undefined;
  if (value > 0 && value < 1 && !signed) return wrong('percent-unclear', text);
  const rounded = Math.round(value * 10) / 10;
  return value > 100 || Math.abs(rounded - value) > 1e-9 ? wrong('percent-beyond', text) : read(rounded);
}

/** 12.5, 1,200: the digits as they are written. */
function readQuantity(text: string): AnyCell {
  const plain = plainNumber(text);
  const digits = /^\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?$/u.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^\d{1,15}(\.\d{1,6})?$/u.test(digits) ? read(digits) : wrong('no-quantity', text);
}

/** Full-width digits and signs, and blanks, as people type numbers. */
function plainNumber(text: string): string {
  return asciiDigits(text)
    .replaceAll(/\s/gu, '')
    .replaceAll(/[．。]/gu, '.')
    .replaceAll('，', ',')
    .replaceAll('％', '%');
}

/** What a spreadsheet counts days from, and the serial numbers of the years 2000 to 2099. */
const [zeroDay, firstSerial, lastSerial] = [[1899, 12, 30], 36_526, 73_050] as const;

/** Any day as people type it, 6-30 of the period's year, and 46203, which is what a spreadsheet makes of a day whose cell is a number. */
function readDay(text: string, year: number): AnyCell {
  const plain = asciiDigits(text).replace(/[ T]00:00:00$/u, '');
  const serial = /^\d{5}$/u.test(plain) ? Number(plain) : 0;
  if (serial >= firstSerial && serial <= lastSerial) return read(isoDay(...daysAfter(...zeroDay, serial)));
  const short = shortDay(plain);
  const day = short === null ? readTypedDay(plain) : isoDay(year, short.month, short.date);
  if (day === undefined) return wrong('no-day', text);
  return day === null ? wrong('no-such-day', text) : read(day);
}

function shortDay(text: string): { readonly month: number; readonly date: number } | null {
  const found = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/u.exec(text);
  return found === null ? null : { month: Number(found[1]), date: Number(found[2]) };
}

const markedAs = { reached: /[√✓✔☑■●]/u, open: /[□☐○×✗]/u } as const;
const marks = /^(?:[√✓✔☑■●□☐○×✗\s]|\( ?\)|（[ 　]?）|\[ ?\])+/u;

/** `6-30 取得批复`, or with its year where that is another one. */
function lineOf({ due, text }: ReportMilestone, year: number): string {
  const day = Number(due.slice(0, 4)) === year ? `${Number(due.slice(5, 7))}-${Number(due.slice(8))}` : due;
  return `${day} ${squeeze(text) === '' ? '' : text.trim()}`.trim();
}

/** A line for each milestone: marked √ (or not at all) it is reached, marked □ it is not. Meant by its line, its text, or its day. */
function readReached(text: string, milestones: readonly ReportMilestone[]): AnyCell {
  const said = new Map<string, boolean>();
  for (const line of text.split('\n')) {
    const mark = marks.exec(line)?.[0] ?? '';
    const words = line.slice(mark.length).trim();
    if (words === '' && !markedAs.reached.test(mark)) continue;
    const meant = milestonesCalled(words, milestones);
    const [one] = meant.filter(({ id }) => !said.has(id)).concat(meant);
    if (one === undefined) return wrong('milestone-unknown', line);
    if (meant.some((other) => squeeze(other.text) !== squeeze(one.text) || other.due !== one.due)) return wrong('milestone-unclear', line);
    said.set(one.id, markedAs.reached.test(mark) || !markedAs.open.test(mark));
  }
  return read(
    [...said]
      .filter(([, reached]) => reached)
      .map(([id]) => id)
      .toSorted(),
  );
}

function milestonesCalled(words: string, milestones: readonly ReportMilestone[]): readonly ReportMilestone[] {
  const called = squeeze(words);
  const lines = (one: ReportMilestone): readonly string[] => {
    const [year, month, date] = one.due.split('-').map(Number);
    const days = [`${month}-${date}`, `${month}/${date}`, `${month}月${date}日`, one.due, `${year}年${month}月${date}日`];
    return days.flatMap((day) => [squeeze(`${day}${one.text}`), day]);
  };
  if (called === '') return [];
  const byLine = milestones.filter((one) => lines(one).includes(called));
  return byLine.length > 0 ? byLine : milestones.filter((one) => squeeze(one.text) === called);
}

const squeeze = (text: string): string => asciiDigits(text).replaceAll(/\s/gu, '');
