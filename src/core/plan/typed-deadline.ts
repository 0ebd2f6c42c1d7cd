/** A deadline as people type it into a field: 2020-9-30, 2020年9月30日, 20200930, 2020/9/30, 9月30日, 年底, 三季度末, 无. */
import { isoDay } from '#core/platform/iso-day.ts';
import { readDeadlines } from '#core/plan/deadline.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { compatible } from '#core/platform/compatible.ts';

/** `text`: the words, where they say more than a day; days as ISO. All null: no deadline. */
export interface TypedDeadline {
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const none = /^(?:无|没有|不限|无时限|不设时限|-|—|\/)$/u;
const dayOfYear = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?$/u;

/** Null where it cannot be understood, or names a day that does not exist. `year`: the plan's, for words that name none. */
export function readTypedDeadline(typed: string, year: number): TypedDeadline | null {
  const text = compatible(typed).trim();
  if (text === '' || none.test(text)) return { text: null, from: null, to: null };
  const short = dayOfYear.exec(text);
  const to = short === null ? readTypedDay(text) : isoDay(year, Number(short[1]), Number(short[2]));
  if (to !== undefined) return to === null ? null : { text: null, from: null, to };
  // Of the plan's day no more than the year is known: what counts from that day is none yet.
  const [found] = readDeadlines(text, { issuedOn: null, titleYear: year, kindAt: () => 'task' });
  if (found === undefined || (found.from === null && found.to === null)) return null;
  // Words behind it that say no more than that it is to be done by then; others would be lost.
  if (found.start > 0 || !/^(?:完成|建成|以前|之前|前)?$/u.test(text.slice(found.end))) return null;
  return { text, from: found.from, to: found.to };
}
