/**
 * Marks of secrecy on papers: what a text is marked as, never what it speaks of. A mark is known by form and position, so 保密工作,
 * 商业秘密保护 or 国家秘密 as the subject of a plan are none.
 *
 * 《保守国家秘密法》第二十二条 and 《国家秘密定密管理暂行规定》(国家保密局令2014年第1号): a state secret is marked 密级★保密期限 (解密时间,
 * 解密条件) at the top left of the cover or plainly below the title. GB/T 9704-2012 7.2.1–7.2.3: 份号, 密级和保密期限, 紧急程度 stand flush
 * left at the top of the first page, a line each. Old papers lack star and period.
 */
import { failure, type Failure } from '#core/failure.ts';
import {
  foldMarks,
  headLines,
  longestMark,
  period,
  separators,
  widePeriod,
  type MarkedPart,
  type MarkPlace,
} from '#core/platform/mark-text.ts';

export const secrecyLevels = ['top', 'secret', 'confidential'] as const;
/** 绝密 · 机密 · 秘密. */
export type SecrecyLevel = (typeof secrecyLevels)[number];

export interface SecrecyMark {
  readonly level: SecrecyLevel;
  /** From 1, counting empty lines too. */
  readonly line: number;
}

// All patterns read folded text (foldMarks). Blanks between letters set wide apart:
const gap = String.raw`\s{0,20}`;
const levels = '[绝絕絶]密|[机機]密|[秘祕]密';
const wideWord = `(?<word>${levels.replaceAll(']密', `]${gap}密`)})(?:${gap}[级級件])?`;
const word = `(?<word>${levels})[级級件]?`;
/** The star of the form, as fonts have it. */
const star = '[★☆⭐✩✪✫✬✭✮✯⋆✦🌟]';
/** What stands for a star where none can be typed or a font lost it: a mark when a period follows, else emphasis, a footnote, an item. */
const likeStar = String.raw`[\p{So}\p{Sm}\p{Co}*•·∙※⁂#^]`;
const anyStar = `(?:${star}|${likeStar})`;
const urgency = '(?:特急|加急|特提|平急|急件|特级|急)';
const copyNumber = String.raw`(?:(?:No\.?|份号)?:?\d{4,8})`;
const opening = String.raw`[【〔([「『《<*#_"“”'‘’]{0,4}`;
const closing = String.raw`[】〕)\]」』》>*_"“”'‘’]{0,4}`;

/** With a star: at the beginning of a line, behind a blank or the copy's number. In quotation marks or behind other words it is spoken of. */
const starred = new RegExp(
  `(?<=^|\\s|\\s[【([]|^[【([*]{1,3}|\\n[【([*]{1,3}|\\d{6})${wideWord}${gap}[】)\\]*]{0,3}${gap}(?:${star}|${likeStar}${gap}(?=${widePeriod}))`,
  'gu',
);
// The others read a line without its blanks.
/** 密级：机密; 等级：机密★1年. */
const labelled = new RegExp(
  `^${opening}(?:密级:${opening}${word}|密级${opening}${word}${closing}${star}?(?:${period})?$|\\p{L}{0,8}[级别志识记密]:${opening}${word}${anyStar}${period})`,
  'u',
);
/** Nothing in the line but the mark, with what may stand beside it. */
const alone = new RegExp(
  `^${opening}${copyNumber}?${opening}${word}(?<star>${anyStar})?(?<period>${period})?${urgency}?${closing}[。.!]?$`,
  'u',
);
/** A piece of a file's name that is the mark alone. */
const named = new RegExp(`^${word}(?:文件|资料)?(?:${period})?$`, 'u');
/** What sets the pieces of a file's name apart more than a blank does. */
const nameSeparators = /[-_—–~+.,、;:|/\\·・【】〔〕()[\]「」『』《》<>]+/u;
/** Words behind which a blank does not begin a mark: 国家 秘密. */
const secretsOf = /(?:国家|商业|工作|企业|技术|军事|个人|经营)$/u;

/** The first mark of a state secret in a text, or null. */
export function findSecrecyMark(given: string, place: MarkPlace): SecrecyMark | null {
  const text = foldMarks(given);
  const found = [starredMark(text), place === 'name' ? namedMark(text) : lineMark(text, place)].filter((mark) => mark !== null);
  return found.sort((a, b) => a.line - b.line)[0] ?? null;
}

/**
 * Refuses what bears the mark of a state secret: nothing of it may be kept, so the refusal tells the kind of mark and where it stood, never
 * the words around it.
 */
export function refuseSecrecyMark(parts: Iterable<MarkedPart>): Failure<'secrecy-mark'> | null {
  for (const { place, text } of parts) {
    const mark = findSecrecyMark(text, place);
    if (mark !== null) return failure('secrecy-mark', { level: mark.level, place, line: mark.line });
  }
  return null;
}

function levelOf(found: string): SecrecyLevel {
  if (/^[绝絕絶]/u.test(found)) return 'top';
  return /^[机機]/u.test(found) ? 'secret' : 'confidential';
}

function starredMark(text: string): SecrecyMark | null {
  starred.lastIndex = 0;
  const match = starred.exec(text);
  if (match === null) return null;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) line += 1;
  return { level: levelOf(match.groups?.['word'] ?? ''), line };
}

/**
 * A mark without a star: a line of its own in the head of a text; anywhere where every line is in such a place. All three levels one after the
 * other are a list of them, as 保密 rules and tables of columns have it, and no mark.
 */
function lineMark(text: string, place: MarkPlace): SecrecyMark | null {
  const everywhere = place !== 'text' && place !== 'hidden' && place !== 'field';
  const bare: SecrecyMark[] = [];
  let withText = 0;
  let number = 0;
  let start = 0;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    number += 1;
    if (line !== '') withText += 1;
    if (line !== '' && line.length <= longestMark * 4) {
      const inHead = everywhere || withText <= headLines;
      for (const piece of piecesOf(line, place)) {
        const labelledMark = labelled.exec(piece);
        const aloneMark = labelledMark === null ? alone.exec(piece) : null;
        const mark = { level: levelOf((labelledMark ?? aloneMark)?.groups?.['word'] ?? ''), line: number };
        const whole = aloneMark?.groups?.['star'] !== undefined && aloneMark.groups['period'] !== undefined;
        if (labelledMark !== null || whole) return earliest([...marksOf(bare), mark]);
        if (aloneMark !== null && inHead) bare.push(mark);
      }
    }
    if (end < 0) break;
    start = end + 1;
  }
  return earliest(marksOf(bare));
}

function marksOf(bare: readonly SecrecyMark[]): readonly SecrecyMark[] {
  return new Set(bare.map(({ level }) => level)).size === secrecyLevels.length ? [] : bare;
}

function earliest(marks: readonly SecrecyMark[]): SecrecyMark | null {
  return marks[0] ?? null;
}

/** The beginning of the line as a whole, and of a row of cells that of each cell, without blanks. */
function piecesOf(line: string, place: MarkPlace): readonly string[] {
  const splits = place === 'properties' ? separators : place === 'table' || place === 'header' || place === 'aside' ? /\t/u : null;
  return (splits === null ? [line] : [line, ...line.split(splits)]).map((piece) => piece.replaceAll(/\s+/gu, '').slice(0, longestMark));
}

/** A piece of a name between brackets, dashes or dots; or its first or last word, unless it is said whose secrets they are. */
function namedMark(name: string): SecrecyMark | null {
  for (const piece of name.split(nameSeparators)) {
    const words = piece.trim().split(/\s+/u);
    const [first = ''] = words;
    const last = secretsOf.test(words.at(-2) ?? '') ? '' : (words.at(-1) ?? '');
    const match = named.exec(words.join('')) ?? named.exec(first) ?? named.exec(last);
    if (match !== null) return { level: levelOf(match.groups?.['word'] ?? ''), line: 1 };
  }
  return null;
}
