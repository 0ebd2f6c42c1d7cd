/**
 * Marks of secrecy on papers: what a text is marked as, never what it speaks of. A mark is known by form and position, so 保密工作,
 * 商业秘密保护 or 国家秘密 as the subject of a plan are none.
 *
 * 《保守国家秘密法》第二十二条 and 《国家秘密定密管理暂行规定》(国家保密局令2014年第1号): a state secret is marked 密级★保密期限 (解密时间,
 * 解密条件) at the top left of the cover or plainly below the title. GB/T 9704-2012 7.2.1–7.2.3: 份号, 密级和保密期限, 紧急程度 stand flush
 * left at the top of the first page, a line each. Old papers lack star and period.
 */
import { failure, type Failure } from '#core/failure.ts';
import { strictestLabel, type Label } from '#core/platform/label.ts';

export const secrecyLevels = ['top', 'secret', 'confidential'] as const;
/** 绝密 · 机密 · 秘密. */
export type SecrecyLevel = (typeof secrecyLevels)[number];

/** Where a text stood: what is a mark at the head of a paper is a word elsewhere. */
export type MarkPlace = 'text' | 'header' | 'properties' | 'name' | 'table' | 'field';

export interface SecrecyMark {
  readonly level: SecrecyLevel;
  /** Half-open, in the text that was looked through. */
  readonly start: number;
  readonly end: number;
  /** From 1, counting empty lines too. */
  readonly line: number;
}

/** A part of a paper, or a field of a form. */
export interface MarkedPart {
  readonly place: MarkPlace;
  readonly text: string;
}

/** Lines with text in which a mark without a star counts: the head of the first page, down to below the title. */
const headLines = 10;
/** The last lines, where 附注 and 版记 say whether the paper is public. */
const footLines = 12;
/** No mark is longer: of a longer line its beginning is looked at. */
const longestMark = 60;

// Blanks between letters set wide apart, and characters of no width.
const gap = String.raw`[\s\p{Cf}]{0,6}`;
const word = `(?<word>绝${gap}密|絕${gap}密|机${gap}密|機${gap}密|秘${gap}密|祕${gap}密)(?:${gap}[级級件])?`;
const star = '[★☆⭐✩✪✫✬✭✮✯⋆✦]';
// An asterisk is a star for those who cannot type one, when a period follows; else it is emphasis or a footnote.
const typedStar = `(?:${star}|[*＊∗]${gap}(?=[\\d０-９一二三四五六七八九十长長启啟公]))`;
const period = String.raw`(?:[\d０-９一二三四五六七八九十百]{1,4}${gap}(?:年|个月|月|天|日)[\d０-９年月日前\s]{0,12}|长期|長期|永久|(?:启用|啟用|公布|发布|發布|印发)前)`;
const urgency = '(?:特急|加急|特提|平急|急件|特级|急)';
const copyNumber = String.raw`(?:(?:№|No\.?|份号)?[\s:：]{0,3}[\d０-９]{4,8})`;
const opening = '[【〔（(［\\[「『《<*#_]{0,4}';
const closing = '[】〕）)］\\]」』》>*_]{0,4}';

/** With a star: at the beginning of a line, behind a blank or the copy's number. In quotation marks or behind other words it is spoken of. */
const starred = new RegExp(
  `(?<=^|\\n|[\\t\\r\\s]|[\\t\\s][【（(\\[]|^[【（(\\[*]{1,3}|\\n[【（(\\[*]{1,3}|[\\d０-９]{6})${word}${gap}[】）)\\]*]{0,3}${gap}${typedStar}`,
  'gu',
);
/** 密级：机密. */
const labelled = new RegExp(`^${opening}密${gap}级[\\s:：]{1,4}${opening}${word}${closing}(?:${gap}(?:${star}|${period}))?`, 'u');
/** Nothing in the line but the mark, with what may stand beside it. */
const alone = new RegExp(
  `^${opening}(?:${copyNumber})?${gap}${opening}${word}${gap}(?:${star})?${gap}(?:${period})?${gap}(?:${urgency})?${closing}[。.!！]?$`,
  'u',
);
/** A piece of a file's name that is the mark alone. */
const named = new RegExp(`^${word}(?:文件|资料)?(?:${period})?$`, 'u');
/** What sets pieces of a name or a list of keywords apart. */
const separators = /[-_—–~+.,，、;；:：|/\\·・\s【】〔〕（）()［\]「」『』《》<>[]+/u;

/** The first mark of a state secret in a text, or null. Offsets are those of the text as given. */
export function findSecrecyMark(text: string, place: MarkPlace): SecrecyMark | null {
  const found = [starredMark(text), place === 'name' ? namedMark(text) : lineMark(text, place)].filter((mark) => mark !== null);
  return found.sort((a, b) => a.start - b.start)[0] ?? null;
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

/** What a paper's marks below the state's secrets say of it; null: nothing. The strictest counts. */
export function markedLabel(parts: Iterable<MarkedPart>): Label | null {
  const labels: Label[] = [];
  for (const { place, text } of parts) {
    if (place === 'name' || place === 'properties') labels.push(...text.split(separators).flatMap(labelOfLine));
    else labels.push(...edgeLines(text).flatMap(labelOfLine));
  }
  return strictestLabel(labels);
}

function levelOf(found: string): SecrecyLevel {
  if (/^[绝絕]/u.test(found)) return 'top';
  return /^[机機]/u.test(found) ? 'secret' : 'confidential';
}

function markAt(text: string, start: number, length: number, wordFound: string): SecrecyMark {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line += 1;
  return { level: levelOf(wordFound), start, end: start + length, line };
}

function starredMark(text: string): SecrecyMark | null {
  starred.lastIndex = 0;
  const match = starred.exec(text);
  return match === null ? null : markAt(text, match.index, match[0].length, match.groups?.['word'] ?? '');
}

/** A mark without a star: a line of its own in the head of a text; anywhere where every line is in such a place. */
function lineMark(text: string, place: MarkPlace): SecrecyMark | null {
  const everywhere = place === 'header' || place === 'properties' || place === 'table';
  let withText = 0;
  let start = 0;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const whole = text.slice(start, end < 0 ? text.length : end);
    const line = whole.trim();
    if (line !== '') withText += 1;
    if (line !== '' && line.length <= longestMark * 4) {
      const inHead = everywhere || withText <= headLines;
      for (const { piece, at } of piecesOf(line, place)) {
        const match = labelled.exec(piece.slice(0, longestMark)) ?? (inHead ? alone.exec(piece) : null);
        if (match !== null) {
          const from = start + whole.indexOf(line) + at;
          return markAt(text, from, match[0].length, match.groups?.['word'] ?? '');
        }
      }
    }
    if (end < 0) return null;
    start = end + 1;
  }
  return null;
}

/** The line as a whole; of a row of cells, each cell that could hold a mark. */
function piecesOf(line: string, place: MarkPlace): readonly { readonly piece: string; readonly at: number }[] {
  const whole = { piece: line, at: 0 };
  const splits = place === 'properties' ? separators : place === 'table' || place === 'header' ? /\t/u : null;
  if (splits === null) return [whole];
  return [whole, ...line.split(splits).map((piece) => ({ piece: piece.trim(), at: Math.max(0, line.indexOf(piece.trim())) }))];
}

function namedMark(name: string): SecrecyMark | null {
  for (const piece of name.split(separators)) {
    const match = named.exec(piece);
    if (match !== null) return markAt(name, name.indexOf(piece), piece.length, match.groups?.['word'] ?? '');
  }
  return null;
}

const sensitiveToken = '(?:工作秘密|敏感信息|敏感资料|(?:核心|普通)商(?:业秘)?密|商业秘密)';
const internalToken =
  '(?:仅?供?内部(?:资料|文件|材料|使用|参考|刊物|发行|传阅|掌握|情况|电报)?|注意保存|注意保密|注意保管|妥善保[存管]|(?:请勿|不得|严禁|切勿)(?:外传|扩散|转载|翻印|传播|复印|上网)|(?:此件)?(?:不|不予|不宜|暂不|依申请)公开(?:发布)?)';
const publicToken = '(?:(?:此件|本文)?(?:公开发布|主动公开|可以公开|可公开))';
const token = `(?:请\\s?)?(?:${sensitiveToken}|${internalToken}|${publicToken})`;
const beforeTokens = /[\s（(【〔［[]{0,4}(?:(?:公开属性|公开方式|密级|信息公开选项|公开类别|公开类型)\s{0,3}[:：]\s{0,3})?/uy;
const firstToken = new RegExp(token, 'uy');
const nextToken = new RegExp(`[\\s,，、;；·★☆!！。]{0,3}(?:${token}|${period})`, 'uy');
const behindTokens = /[\s）)】〕］\]。!！]{0,4}$/uy;
const mostTokens = 5;
const holdsSensitive = new RegExp(sensitiveToken, 'u');
const holdsInternal = new RegExp(internalToken, 'u');

/** Nothing in the line but such marks. Read from one to the next: in one expression their repetitions could be tried in many ways. */
function holdsTokensAlone(line: string): boolean {
  let at = 0;
  const read = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(line);
    if (found) at = pattern.lastIndex;
    return found;
  };
  read(beforeTokens);
  if (!read(firstToken)) return false;
  for (let tokens = 1; tokens < mostTokens && read(nextToken); tokens++);
  return read(behindTokens);
}

function labelOfLine(line: string): readonly Label[] {
  if (line.length > longestMark || !holdsTokensAlone(line)) return [];
  if (holdsSensitive.test(line)) return ['sensitive'];
  return [holdsInternal.test(line) ? 'internal' : 'public'];
}

/** Head and foot of a text, in trimmed lines with text. */
function edgeLines(text: string): readonly string[] {
  const head = linesFrom(text, headLines);
  return [
    ...head,
    ...text
      .slice(-footLines * 200)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(-footLines),
  ];
}

function linesFrom(text: string, count: number): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  while (lines.length < count && start <= text.length) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    if (line !== '') lines.push(line);
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}
