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
const urgencyBehind = String.raw`(?:/?${urgency}|\(${urgency}\))`;
const copyNumber = String.raw`(?:(?:No\.?|份号)?:?\d{4,8})`;
// 《绝密》 is the title of something.
const opening = String.raw`[【〔([「『<*#_"“”'‘’]{0,4}`;
const closing = String.raw`[】〕)\]」』>*_"“”'‘’]{0,4}`;

/** Words behind which a blank does not begin a mark: 国家 秘密. */
const secretsOf = '(?:国家|商业|工作|企业|技术|军事|个人|经营)';

/** With a star: at the beginning of a line, behind a blank or the copy's number. In quotation marks or behind other words it is spoken of; three stars are a rating. */
const starred = new RegExp(
  `(?<=^|\\s|\\s[【([]|^[【([*]{1,3}|\\n[【([*]{1,3}|\\d{6})(?<!${secretsOf}\\s)${wideWord}[\\s】)\\]*]{0,20}(?:${star}${gap}(?=${widePeriod}|${urgency}|\\n|$)|${likeStar}${gap}(?=${widePeriod}))`,
  'gu',
);
// The others read a line without its blanks.
const duration = `(?:[-(]?${period}\\)?)`;
const label = '(?:密级|定密|(?:保密|涉密|秘密)(?:等级|级别))(?:和保密期限)?';
/** Behind a word that names the level another one may follow, or what is of it: then it is spoken of. */
const noOther = `(?![级級件]?(?:[、,/或和及与](?!保密期)|以[上下]|的))`;
/** A box to tick, of those that are ticked. */
const ticked = '[☑☒■✓✔√●◉]';
/** 密级：机密; 等级：机密★1年; 附件1：机密★5年. */
const labelled = new RegExp(
  `^${opening}(?:${label}:(?:[□☐○\\p{L}]{0,12}${ticked})?${opening}${word}${noOther}|密级${opening}${word}${closing}${star}?${duration}?$|(?:\\p{L}{0,8}[级别志识记密限]|附件\\d{0,3}):${opening}${word}${anyStar}${period})`,
  'u',
);
/** The same behind other fields of a head: 份号：000001 密级：机密 紧急程度：特急. */
const labelledLater = new RegExp(`^[^。;，,]{1,30}${label}:${opening}${word}${noOther}`, 'u');
/** The cell before one that holds the mark. */
const labelCell = new RegExp(`^(?:文件)?${label}:?$`, 'u');
const care = '(?:(?:注意|妥善)保[管存密]|(?:严禁|禁止|不得)(?:复制|复印|翻印|摘抄|外传|转发|拍照))';
const docNumber = String.raw`(?:\p{L}{1,8}[〔[(【]\d{4}[〕\])】]\d{1,4}号)`;
const page = String.raw`(?:第\d{1,4}页|-\d{1,4}-)`;
/** Nothing in the line but the mark, with what may stand beside it. */
const alone = new RegExp(
  `^${opening}(?:${copyNumber}[【〔([]?)?${urgency}?${word}(?:文件|资料)?(?<star>${anyStar})?(?<period>${duration})?${urgency}?(?:${care}|${docNumber}|${page})?${closing}[。.!]?$`,
  'u',
);
/** The same beside the number of a copy in words, between stars, or with its urgency set apart: 第3份 机密, ★机密★, 机密/特急. */
const numbered = new RegExp(
  `^(?:第\\d{1,8}[份号]|${star}|※)?${word}(?<star>${anyStar})?(?<period>${duration})?(?:${urgencyBehind}|第\\d{1,8}[份号]|编号:?\\d{1,8})?$`,
  'u',
);
/** In brackets before or behind a title. 机密计算 is a field of computing. */
const bracketed = new RegExp(
  `^[【〔([]${word}${anyStar}?${duration}?[】〕)\\]](?!计算)|[【〔([]${word}${anyStar}?${duration}?[】〕)\\]]$`,
  'u',
);
/** A piece of a file's name that is the mark alone; a star says so, period or not. */
const named = new RegExp(`^${anyStar}?${word}(?:文件|资料)?${anyStar}?\\d{0,3}(?:${period})?$`, 'u');
/** What sets the pieces of a file's name apart more than a blank does. */
const nameSeparators = /[-_—–~+.,、;:|/\\·・【】〔〕()[\]「」『』《》<>]+/u;
const behindSecretsOf = new RegExp(`${secretsOf}$`, 'u');
const speaksOfSecrets = new RegExp(`${secretsOf}秘密`, 'u');

/** The first mark of a state secret in a text, or null. */
export function findSecrecyMark(given: string, place: MarkPlace): SecrecyMark | null {
  // Every level has this letter, and no other character folds to it; most texts are done here.
  if (!given.includes('密')) return null;
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
 * A mark without a star: a line of its own in the head of a text; anywhere where every line is in such a place. Several levels one after the other
 * are a list of them, as rules of 保密 and columns of tables have it, and no mark.
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
    if (line !== '') {
      withText += 1;
      const inHead = everywhere || withText <= headLines;
      const certain =
        cellMark(line) ??
        piecesOf(line, place)
          .map((piece) => certainMark(piece, inHead))
          .find((word) => word !== undefined);
      if (certain !== undefined) return [...marksOf(bare), { level: levelOf(certain), line: number }][0] ?? null;
      // One by one: a line may have more of them than a call takes arguments.
      if (inHead) for (const word of bareMarks(line, place)) bare.push({ level: levelOf(word), line: number });
    }
    if (end < 0) break;
    start = end + 1;
  }
  // A topic, and a comment on it, is a word too.
  const spoken = place === 'aside' || (place === 'properties' && speaksOfSecrets.test(text));
  return marksOf(bare).find(({ level }) => !spoken || level !== 'confidential') ?? null;
}

function marksOf(bare: readonly SecrecyMark[]): readonly SecrecyMark[] {
  return new Set(bare.map(({ level }) => level)).size > 1 ? [] : bare;
}

function aloneIn(piece: string): Readonly<Record<string, string | undefined>> | undefined {
  return (alone.exec(piece) ?? numbered.exec(piece))?.groups;
}

/** The word of a mark that is one whatever stands around it: a label before it, or star and period, or brackets beside a title. */
function certainMark(piece: string, inHead: boolean): string | undefined {
  const whole = aloneIn(piece);
  if (whole?.['star'] !== undefined && whole['period'] !== undefined) return whole['word'];
  const found = labelled.exec(piece) ?? (inHead ? (labelledLater.exec(piece) ?? longTitle(piece)) : null);
  return found?.groups?.['word'];
}

/** Brackets around the mark alone are seen as such: here a title stands beside them. */
function longTitle(piece: string): RegExpExecArray | null {
  return alone.test(piece) ? null : bracketed.exec(piece);
}

/** The mark in the cell behind one that says 密级, unless the next one holds another level. */
function cellMark(line: string): string | undefined {
  if (!line.includes('\t')) return undefined;
  const cells = line.split('\t').map(squeezed);
  const at = cells.findIndex((cell) => labelCell.test(cell));
  if (at === -1 || alone.test(cells[at + 2] ?? '')) return undefined;
  return alone.exec(cells[at + 1] ?? '')?.groups?.['word'];
}

/** Marks with neither star nor period: each could be a word of a list. */
function bareMarks(line: string, place: MarkPlace): readonly string[] {
  const words = piecesOf(line, place).flatMap((piece) => aloneIn(piece)?.['word'] ?? []);
  if (place !== 'header' || words.length > 0) return words;
  // A header is short, and has the mark beside the title or the page.
  const parts = line.split(/\s+/u).slice(0, 8);
  return parts.flatMap((part, at) =>
    behindSecretsOf.test(parts[at - 1] ?? '') ? [] : (alone.exec(squeezed(part))?.groups?.['word'] ?? []),
  );
}

/** The beginning of the line as a whole, and of a row of cells that of each cell, without blanks. */
function piecesOf(line: string, place: MarkPlace): readonly string[] {
  if (place === 'properties') {
    const parts = line.split(separators);
    return [line, ...parts.filter((_, at) => !behindSecretsOf.test(parts[at - 1] ?? ''))].map(squeezed);
  }
  const splits = place === 'table' || place === 'header' || place === 'aside';
  return (splits ? [line, ...line.split('\t')] : [line]).map(squeezed);
}

/** Of a longer line its beginning; blanks set wide apart may make a mark long. */
function squeezed(text: string): string {
  return text
    .slice(0, longestMark * 8)
    .replaceAll(/\s+/gu, '')
    .slice(0, longestMark);
}

/** A piece of a name between brackets, dashes or dots; or its first or last word, unless it is said whose secrets they are. */
function namedMark(name: string): SecrecyMark | null {
  for (const piece of name.split(nameSeparators)) {
    const words = piece.trim().split(/\s+/u);
    const [first = ''] = words;
    const last = behindSecretsOf.test(words.at(-2) ?? '') ? '' : (words.at(-1) ?? '');
    const match = named.exec(words.join('')) ?? (words[1]?.startsWith('计算') === true ? null : named.exec(first)) ?? named.exec(last);
    if (match !== null) return { level: levelOf(match.groups?.['word'] ?? ''), line: 1 };
  }
  return null;
}
