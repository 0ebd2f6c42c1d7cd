/** What a page or a site prints around a document and is none of it: page numbers, rules, a contents list, the way to the page and on from it. */
import type { Range } from '../parsed-plan.ts';
import type { Line } from '../structure/lines.ts';

/** — 3 —, 第 3 页 共 9 页, and rules drawn with characters. A bare number is a cell, a long dash an empty one. */
const pageMark =
  /^(?:[-—－–~·•]{1,3}\s{0,3}\d{1,4}\s{0,3}[-—－–~·•]{1,3}|第\s{0,3}\d{1,4}\s{0,3}页(?:\s{0,3}[,，/]?\s{0,3}共\s{0,3}\d{1,4}\s{0,3}页)?|\/{2,}|[_=*~]{3,}|[-—－.·…]{4,})$/u;
const longestMark = 24;

/** 首页 > 政务公开 > 规划计划; 当前位置：首页. */
const wayHere = /^(?:(?:当前|您(?:现在|所在)?的?|所在|现在)位置|首页)\s{0,3}(?:[:：>＞»›/]|-{1,2}>)/u;
const wayOn =
  /^(?:[【[]?(?:上一[篇条页]|下一[篇条页]|相关(?:链接|文章|阅读|信息|解读|稿件|文件)|责任编辑|分享(?:到|至)|扫一扫|打印(?:本页|此页|正文)?|关闭(?:本页|窗口)?|返回(?:顶部|首页|列表)|字(?:体|号)\s{0,2}[:：[【]|版权所有|网站(?:地图|标识码|声明)|备案(?:号|序号))[】\]]?(?=\s{0,3}(?:[:：|[【\]】]|$)|\s|分享|打印|关闭)|(?:Copyright|©)|[^，。；]{0,20}(?:ICP备|公网安备))/u;
const longestWay = 160;

/** Why a line is set aside: a `mark` may stand in the middle of a sentence, nothing else can. */
export type Furniture = 'mark' | 'site' | 'contents' | null;

function furnitureOf(words: string): Furniture {
  if (words.length <= longestMark && pageMark.test(words)) return 'mark';
  if (words.length <= longestWay && (wayHere.test(words) || wayOn.test(words))) return 'site';
  return null;
}

/** A first character that none of the forms above begins with tells most lines at once. */
const opening = /[-—－–~·•第/_=*.…当您所现首【[上下相责分扫打关返字版网备C©]|ICP备|公网安备/u;

const contentsTitle = /^目\s{0,8}[录次]$/u;
/** 一、主要任务……3, with leaders or a tab before the page. */
const leader = /(?:[.．…·。]{2}|\t|\s{3})\s{0,8}\(?\d{1,3}\)?$/u;
const longestEntry = 80;
/** A contents list is no longer than this. */
const mostEntries = 300;

/** The words of an entry without leaders, page and spaces. */
function entryWords(words: string): string {
  return words.replace(/(?<=[.．…·。\s])\(?\d{1,3}\)?$/u, '').replaceAll(/[\s.．…·。]/gu, '');
}

/** How many lines from `at` on are a contents list: those between its title and the line that says its first entry again. */
function contentsLength(text: string, lines: readonly Line[], at: number): number {
  const wordsAt = (index: number): string => {
    const line = lines[index];
    return line === undefined ? '' : text.slice(line.start, Math.min(line.end, line.start + longestEntry + 1));
  };
  const titled = contentsTitle.test(wordsAt(at));
  let next = at + (titled ? 1 : 0);
  if (!titled && !leader.test(wordsAt(at))) return 0;
  const first = entryWords(wordsAt(next));
  const from = next;
  while (next < lines.length && next - from < mostEntries && leader.test(wordsAt(next))) next++;
  if (next - from >= 3 || (titled && next > from)) return next - at;
  if (!titled || first === '') return 0;
  for (next = from + 1; next < lines.length && next - from < mostEntries; next++) {
    const words = wordsAt(next);
    if (words.length > longestEntry || /[。；]/u.test(words)) return 0;
    if (entryWords(words) === first) return next - at;
  }
  return 0;
}

/** For each line why it is set aside, or null where it belongs to the document. */
export function findFurniture(text: string, lines: readonly Line[]): Furniture[] {
  const found: Furniture[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const short = line.end - line.start <= longestWay;
    const words = short ? text.slice(line.start, line.end) : '';
    if (short && (words.startsWith('目') || /\d\)?$/u.test(words))) {
      const contents = contentsLength(text, lines, at);
      for (let entry = 0; entry < contents; entry++) found.push('contents');
      if (contents > 0) {
        at += contents - 1;
        continue;
      }
    }
    found.push(short && opening.test(words) ? furnitureOf(words) : null);
  }
  return found;
}

/** Neighbouring lines that are set aside, as one stretch each. */
export function furnitureStretches(lines: readonly Line[], furniture: readonly Furniture[]): Range[] {
  const stretches: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    if (furniture[index] === null) return;
    const last = stretches.at(-1);
    if (last !== undefined && furniture[index - 1] !== null && index > 0) last.end = line.end;
    else stretches.push({ start: line.start, end: line.end });
  });
  return stretches;
}
