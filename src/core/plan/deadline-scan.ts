/** Walks a text from one printed time to the next. Words of time are rare, so the expensive expression runs only around them. */
import { charSet, whiteSpace } from '#core/platform/char-set.ts';
import { deadlineForms, type DeadlineForm } from './deadline-form.ts';

export interface FoundForm {
  readonly form: DeadlineForm;
  readonly raw: string;
  readonly start: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

const everyForm = new RegExp(deadlineForms.map(({ source }, index) => `(?<form${index}>${source})`).join('|'), 'gu');
const timeWord = /[年月]|季度|之日|即日|(?:印发|发布|公布|下发|颁布|出台)[起至到后之]|十[一二三四五六]五|(?:个月|工作日|日|天)[之以]?内/gu;
/** What stands before 年 or 月 in a time: 青年, 岁月 and the like are none. */
const isBeforeUnit = charSet(`0123456789０１２３４５６７８９〇零○一二两三四五六七八九十今明后本全半${whiteSpace}`);

/** No form has more before its first word of time, or more behind it. */
const longestBefore = 24;
const longestBehind = 80;

function isTime(text: string, at: number, word: string): boolean {
  if (word !== '年' && word !== '月') return true;
  return isBeforeUnit(text.charCodeAt(at - 1)) || (word === '年' && /[底末内]/u.test(text.charAt(at + 1)));
}

/** Every expression in the form of a time, in order, not overlapping. */
export function findForms(text: string): FoundForm[] {
  const found: FoundForm[] = [];
  let end = 0;
  for (const { 0: word, index: at } of text.matchAll(timeWord)) {
    if (at < end || !isTime(text, at, word)) continue;
    const from = Math.max(end, at - longestBefore);
    everyForm.lastIndex = 0;
    const match = everyForm.exec(text.slice(from, at + longestBehind));
    const groups = match?.groups ?? {};
    const form = deadlineForms.find((_, index) => groups[`form${index}`] !== undefined);
    // What begins behind this word is found again, whole, at its own word.
    if (match === null || form === undefined || from + match.index > at) continue;
    found.push({ form, raw: match[0], start: from + match.index, groups });
    end = from + match.index + match[0].length;
  }
  return found;
}
