/** Which paper this is and when it was issued: its own number, and the day under the signature. */
import { isoDay } from '#core/platform/iso-day.ts';
import { asciiDigits, printedNumber } from '#core/platform/printed-number.ts';
import { officialNumber } from './issue-number.ts';

export interface Issue {
  readonly docNumber: string | null;
  readonly issuedOn: string | null;
}

/** Own numbers stand at the head: alone in a line, in brackets or not, or right behind the title. */
const headLength = 3000;
const aloneInLine = new RegExp(
  `^[ \\t\\u3000（(]{0,20}(?:文\\s{0,4}号|发文字号|发文号|发文文号)?[:：]?\\s{0,4}(?<number>${officialNumber})(?:[ \\t\\u3000）)]{0,20}$|(?=关于|《))`,
  'mu',
);
const numberLabel = new RegExp(`(?:文\\s{0,4}号|发文字号|发文号|发文文号)[:：]\\s{0,8}(?<number>${officialNumber})`, 'u');

function readNumber(text: string): string | null {
  const head = text.slice(0, headLength);
  const found = numberLabel.exec(head) ?? aloneInLine.exec(head);
  return found?.groups?.['number']?.replace(/\s/gu, '') ?? null;
}

const chineseYear = '二[〇○零Oo0一二三四五六七八九]{3}';
const yearAndMonth = `(?<year>[12１２][\\d０-９]{3}|${chineseYear})\\s?年\\s?(?<month>[\\d０-９]{1,2}|[一二三四五六七八九十]{1,2})\\s?月`;
const dayOfMonth = '\\s?(?<day>[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\\s?日';
const printedDate = `(?:${yearAndMonth}(?:${dayOfMonth})?)`;
const fullDate = yearAndMonth + dayOfMonth;
const blank = '[ \\t\\u3000\\u00a0]{0,60}';

const dateForms: readonly RegExp[] = [
  new RegExp(`(?:成文日期|发文日期|印发日期|成文时间)[:：\\s]${blank}(?:${printedDate}|(?<iso>\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}))`, 'u'),
  // Alone in its line: under a signature.
  new RegExp(`^${blank}[（(]?${printedDate}[)）]?${blank}$`, 'mu'),
  // Behind the signature in the same line, where an export lost the break.
  new RegExp(
    `(?:政府|办公室|办公厅|委员会|管委会|国务院|委|局|厅|部|院|署|会)[ \\u3000\\u00a0]{0,60}${fullDate}(?=$|[\\s（(]|印发|附|\\p{Script=Han})(?!前|以|之|起|至|期)`,
    'mu',
  ),
  new RegExp(`(?:发布日期|发布时间)[:：]${blank}(?:${printedDate}|(?<iso>\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}))`, 'u'),
];

function isoOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const iso = groups['iso'];
  if (iso !== undefined) {
    const [year = 0, month = 0, day = 0] = iso.split(/[-/.]/u).map(Number);
    return isoDay(year, month, day);
  }
  const year = printedNumber(
    asciiDigits(groups['year'] ?? '').replace(/[Oo0○](?=[〇○零Oo一二三四五六七八九]|$)/gu, (zero) => (zero === '0' ? '0' : '〇')),
  );
  const month = printedNumber(groups['month'] ?? '');
  // A month without a day: its first day, so that nothing promised for the month counts as past.
  const day = groups['day'] === undefined ? 1 : printedNumber(groups['day']);
  return year === null || month === null || day === null ? null : isoDay(year, month, day);
}

function readDay(text: string): string | null {
  for (const form of dateForms) {
    const found = form.exec(text);
    const day = found === null ? null : isoOf(found.groups ?? {});
    if (day !== null) return day;
  }
  return null;
}

/** The document's own number and the day of its signature; null where the text prints none. */
export function readIssue(text: string): Issue {
  return { docNumber: readNumber(text), issuedOn: readDay(text) };
}
