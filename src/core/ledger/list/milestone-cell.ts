/**
 * 节点 as they are typed into a cell of the year's list: a line each, the day first (`6-30 取得线位批复`). The same lines come back from Excel and WPS,
 * so what people write there is read too: 6月30日, 6.30, 6/30, 2026-6-30, 6月底, 6月; a line without a day is told, never dropped.
 */
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';
import { asciiDigits } from '#core/platform/printed-number.ts';
import { hasWords, inOneLine, isOneLine, withoutBreakHints } from '#core/platform/printed-words.ts';

export interface TypedMilestone {
  /** ISO day. */
  readonly due: string;
  readonly text: string;
}

/**
 * `no-day`: a line begins with none · `no-such-day`: 2-30 · `no-text`: nothing to do by that day · `other-year`: a day of another year than the
 * list's · `other-quarter`: not of the quarter whose cell it is · `unprintable`: a control character, or a mark that turns the direction of what follows.
 */
export type MilestoneProblemCode = 'no-day' | 'no-such-day' | 'no-text' | 'other-year' | 'other-quarter' | 'unprintable';
export interface MilestoneProblem {
  readonly code: MilestoneProblemCode;
  /** From 1. */
  readonly line: number;
  readonly printed: string;
}

export interface MilestoneCell {
  readonly milestones: readonly TypedMilestone[];
  readonly problems: readonly MilestoneProblem[];
}

/** What is typed, as it is kept: without what only says where a line may break, and with a space for a tab, which cells of tables are pasted with. */
export function typedLine(text: string): string {
  return withoutBreakHints(text).replaceAll('\t', ' ').trim();
}

/** Whether a milestone may say this: in a cell and in its editor alike. */
export function isMilestoneText(text: string): boolean {
  return hasWords(text) && isOneLine(text);
}

/** Quarters of the year, by their columns. */
export type Quarter = 1 | 2 | 3 | 4;

/** `1-3月完成`, `2-3个项目`, `10.5万亩`, `6月5号线` begin with a span, a quantity or a name: no day is made of them. */
const form =
  /^(?:(\d{4})[-/.－．／年])?(\d{1,2})(?:[-/.－．／](\d{1,2})(?![\d.月季个家处座户万亿千百元%％亩吨倍期轮]|年(?!度)|项(?!目)|条(?!例)|人(?![员大民])|名(?!单)|成(?![立功])|公[里顷斤])|月(?:(\d{1,2})(?!\d|号[楼线井桥池库机])[日号]?|(底|末|中旬|上旬|下旬))?)[日号]?前?[：:,，、]?(.*)$/su;

/** Of one cell: who pasted something else into it knows by then. */
export const mostProblems = 10;

/** What a cell says, until it has so many problems. `quarter` null: the cell is for the whole year. An empty cell has no milestone and no problem. */
export function readMilestoneCell(cell: string, year: number, quarter: Quarter | null): MilestoneCell {
  const milestones: TypedMilestone[] = [];
  const problems: MilestoneProblem[] = [];
  for (const [at, printed] of cell.split(/\r\n|[\n\r\v\u2028\u2029]/u).entries()) {
    const line = typedLine(printed);
    // Tables write a dash where nothing stands.
    if (line === '' || /^[-—–－/]+$/u.test(line)) continue;
    const read = readLine(line, year, quarter);
    if (typeof read === 'string') problems.push({ code: read, line: at + 1, printed: inOneLine(line) });
    else milestones.push(read);
    if (problems.length === mostProblems) break;
  }
  return { milestones: milestones.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)), problems };
}

/** A cell's text of milestones, as it is shown and exported: read again it gives the same. */
export function writeMilestoneCell(milestones: readonly TypedMilestone[]): string {
  return milestones.map(({ due, text }) => `${Number(due.slice(5, 7))}-${Number(due.slice(8))} ${text}`).join('\n');
}

/** The quarter in which a day lies. */
export function quarterOf(day: string): Quarter {
  const month = Number(day.slice(5, 7));
  if (month <= 3) return 1;
  if (month <= 6) return 2;
  return month <= 9 ? 3 : 4;
}

function readLine(line: string, year: number, quarter: Quarter | null): TypedMilestone | MilestoneProblemCode {
  // Digit for digit, so that what follows them stays as it was typed.
  const found = form.exec(asciiDigits(line));
  if (found === null) return 'no-day';
  const [, ofYear, month = '', dashed, spoken, part, said = ''] = found;
  const text = said.trimStart();
  if (ofYear !== undefined && Number(ofYear) !== year) return 'other-year';
  const due = isoDay(year, Number(month), dayOf(year, Number(month), dashed ?? spoken, part));
  if (due === null) return 'no-such-day';
  if (!isOneLine(text)) return 'unprintable';
  if (!hasWords(text)) return 'no-text';
  return quarter !== null && quarterOf(due) !== quarter ? 'other-quarter' : { due, text: line.slice(line.length - text.length) };
}

/** 6月, 6月底, 6月下旬: by its last day; 上旬 the 10th, 中旬 the 20th. */
function dayOf(year: number, month: number, day: string | undefined, part: string | undefined): number {
  if (day !== undefined) return Number(day);
  if (part === '上旬') return 10;
  return part === '中旬' ? 20 : daysInMonth(year, month);
}
