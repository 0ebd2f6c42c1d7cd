import type { Doubt } from '../parsed-plan.ts';
import type { DoubtReader } from './doubt-source.ts';
import { quote } from './doubt-source.ts';

/** A letter where a digit is meant: Rl线, 2O21年, 第l批. */
const letterForDigit =
  /(?<![A-Za-z])[A-Z][lI](?=[线路号段])[线路号段]|[0-9][lIOo][0-9]{1,3}(?![A-Za-z0-9])|第[lI](?=[批次期条项])[批次期条项]|[0-9]{1,3}[lO](?=[年月日号])[年月日号]/g;

function toDigits(words: string): string {
  return words.replace(/[lI]/g, '1').replace(/[Oo]/g, '0');
}

const bracket = /[（(《“〔【）)》”〕】]/g;
const closerOf = new Map([
  ['（', '）'],
  ['(', '）'],
  ['《', '》'],
  ['“', '”'],
  ['〔', '〕'],
  ['【', '】'],
]);
/** What each closing mark may end, the usual first: round and tortoise-shell brackets are mixed up, and mean the same. */
const openersOf = new Map([
  ['）', '（(〔'],
  [')', '（(〔'],
  ['》', '《'],
  ['”', '“'],
  ['〕', '〔（('],
  ['】', '【'],
]);

/** The first bracket of a paragraph without its partner. One question a paragraph: where one is lost the rest cannot be judged. */
function unpaired(text: string, start: number, end: number): Doubt | null {
  const ask = (at: number, char: string, partner: string): Doubt =>
    doubt(at, `${quote(around(text, at, start, end))}这里的“${char}”没有与之配对的“${partner}”，是否漏印？请对照原件核对。`);
  const waiting: { at: number; char: string; closer: string }[] = [];
  const words = text.slice(start, end);
  bracket.lastIndex = 0;
  while (bracket.test(words)) {
    const at = start + bracket.lastIndex - 1;
    const char = text.charAt(at);
    const closer = closerOf.get(char);
    if (closer !== undefined) {
      // Quotation marks nest by changing form; the same again opens none.
      if (char !== '“' || waiting.at(-1)?.char !== '“') waiting.push({ at, char, closer });
      continue;
    }
    const openers = openersOf.get(char) ?? '';
    const last = waiting.pop();
    if (last === undefined || !openers.includes(last.char)) return ask(at, char, openers.charAt(0));
  }
  const open = waiting[0];
  return open === undefined ? null : ask(open.at, open.char, open.closer);
}

function doubt(at: number, message: string): Doubt {
  return { start: at, end: at + 1, code: 'misprint', message };
}

function around(text: string, at: number, start: number, end: number): string {
  return text.slice(Math.max(start, at - 8), Math.min(end, at + 14));
}

const bodyKinds = new Set(['task', 'safeguard', 'goal', 'principle', 'preamble', 'assignment']);

/** Stretches of the body that should hold whole brackets: what lies between two headings or line breaks. */
function paragraphs(
  text: string,
  clauses: readonly { start: number; end: number; kind: string; path: string }[],
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const clause of clauses) {
    if (!bodyKinds.has(clause.kind)) continue;
    const last = found.at(-1);
    if (last && last.end === clause.start && !/[\n\r]/.test(text.charAt(clause.start - 1))) last.end = clause.end;
    else found.push({ start: clause.start, end: clause.end });
  }
  return found;
}

/** Names and numbers that look misprinted: a letter for a digit, brackets that do not pair. */
export const misprint: DoubtReader = {
  name: 'misprint',
  read: ({ text, clauses }) => {
    const letters = [...text.matchAll(letterForDigit)].map((hit): Doubt => ({
      start: hit.index,
      end: hit.index + hit[0].length,
      code: 'misprint',
      message: `${quote(text.slice(Math.max(0, hit.index - 6), hit.index + hit[0].length))}中的字母疑为数字之误，${quote(hit[0])}是否应为${quote(toDigits(hit[0]))}？`,
    }));
    const brackets = paragraphs(text, clauses).flatMap((range) => unpaired(text, range.start, range.end) ?? []);
    return [...letters, ...brackets];
  },
};
