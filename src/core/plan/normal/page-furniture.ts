/** What a page or a site prints around a document and is none of it: page numbers, rules, a contents list, the way to the page and on from it. */
import { readMarks } from '../numbering/number-styles.ts';
import type { AsideKind, SetAside } from '../parsed-plan.ts';
import type { Line } from '../structure/lines.ts';

/** — 3 —, 第 3 页 共 9 页, and rules drawn with characters. A bare number is a cell, a long dash an empty one. */
const pageMark =
  /^(?:[-—－–~·•]{1,3}\s{0,3}\d{1,4}\s{0,3}[-—－–~·•]{1,3}|第\s{0,3}\d{1,4}\s{0,3}页(?:\s{0,3}[,，/]?\s{0,3}共\s{0,3}\d{1,4}\s{0,3}页)?|\/{2,}|[_=*~]{3,}|[-—－.·…]{4,})$/u;
const longestMark = 24;

/** 首页 > 政务公开 > 规划计划; 当前位置：首页. */
const wayHere = /^(?:(?:当前|您(?:现在|所在)?的?|所在|现在)位置|首页)\s{0,3}(?:[:：>＞»›/]|-{1,2}>)/u;
const wayOn =
  /^[【[]?(?:上一[篇条页]|下一[篇条页]|相关(?:链接|文章|阅读|信息|解读|稿件|文件)|责任编辑|分享(?:到|至)|扫一扫|字(?:体|号)\s{0,2}(?=[:：[【|])|版权所有|网站(?:地图|标识码|声明)|备案(?:号|序号))[】\]]?(?=\s|[:：|[【\]】]|$)/u;
/** 鲁ICP备10000000号, 鲁公网安备37090000000000号 and Copyright: a number, since 备案 is work of an office, too. */
const registered = /^(?:Copyright|©)|^[^，。；]{0,20}(?:ICP备|公网安备)\s{0,3}\d{5}/u;
/** What such a line may be made of altogether. */
const buttons =
  /打印(?:本页|此页|正文|页面)?|关闭(?:本页|窗口|页面)?|返回(?:顶部|首页|列表)?|分享(?:到|至)?|收藏(?:本页)?|微信|微博|扫一扫|字(?:体|号)|[大中小默认]|[\s【】[\]|:：/、()（）]/gu;
/** What only work has: units behind a label or in a cell, a day by which it is done. Nothing that holds this is set aside. */
const work =
  /(?:责任|牵头|配合|协同|完成)(?:单位|部门|处室|领导|时[限间]|期限)|[年月旬]底?以?前|季度末?前|\d日(?:之|以)?前|\t[^\t]{0,20}(?:局|委|办|厅|政府|公司|中心)(?:\t|$)/u;
const longestWay = 160;

/** Why a line is set aside: a `mark` may stand in the middle of a sentence, nothing else can. */
export type Furniture = 'mark' | 'site' | 'contents' | null;

function furnitureOf(words: string): Furniture {
  if (words.length <= longestMark && pageMark.test(words)) return 'mark';
  return isSite(words) ? 'site' : null;
}

function isSite(words: string): boolean {
  if (words.length > longestWay || work.test(words)) return false;
  if (wayHere.test(words) || wayOn.test(words) || (registered.test(words) && readMarks(words, 0).length === 0)) return true;
  return words.length <= longestMark && words.replaceAll(buttons, '') === '';
}

/** A first character that none of the forms above begins with tells most lines at once. */
const opening = /[-—－–~·•第/_=*.…当您所现首【[上下相责分扫打关返收字版网备C©]|ICP备|公网安备/u;

const contentsTitle = /^目\s{0,8}[录次]$/u;
/** 一、主要任务……3, with leaders or a tab before the page. */
const leader = /(?:[.．…·。]{2}|\t|\s{3})\s{0,8}\(?(\d{1,3})\)?$/u;
const dottedLeader = /[.．…·。]{2}\s{0,8}\(?\d{1,3}\)?$/u;
/** 一、主要任务, 附件1, 主要任务 3: what an entry that stands nowhere below still looks like. */
const numbered = /^(?:[一二三四五六七八九十\d(（]|第|附)|\d$/u;
const longestEntry = 80;
/** A contents list is no longer than this. */
const mostEntries = 300;

/** The words of an entry without leaders, page and spaces. */
function entryWords(words: string): string {
  return words.replace(/(?<=[.．…·。\s])\(?\d{1,3}\)?$/u, '').replaceAll(/[\s.．…·。]/gu, '');
}

/** Answers how many lines from a place on are a contents list. */
function contentsFinder(text: string, lines: readonly Line[]): (at: number) => number {
  const wordsAt = (index: number): string => {
    const line = lines[index];
    return line === undefined ? '' : text.slice(line.start, Math.min(line.end, line.start + longestEntry + 1));
  };
  let last: ReadonlyMap<string, number> | undefined;
  /** Whether most entries from `from` to before `to` stand below again, as the headings that they name. */
  const areHeadings = (from: number, to: number): boolean => {
    last ??= new Map(lines.map((_, index) => [entryWords(wordsAt(index)), index]));
    let found = 0;
    for (let index = from; index < to; index++) if ((last.get(entryWords(wordsAt(index))) ?? -1) >= to) found++;
    return found * 2 > to - from;
  };
  /** The end of the entries before `to`: a title that is printed between them and the first heading is no entry. */
  const lastEntry = (from: number, to: number): number => {
    last ??= new Map(lines.map((_, index) => [entryWords(wordsAt(index)), index]));
    let end = to;
    while (end > from + 1 && !numbered.test(wordsAt(end - 1)) && (last.get(entryWords(wordsAt(end - 1))) ?? -1) < to) end--;
    return end;
  };
  const isPlain = (words: string): boolean => words.length <= longestEntry && !work.test(words);
  /** The end of the run of entries with pages, which go up. */
  const entriesFrom = (from: number, form: RegExp): number => {
    let page = 0;
    let next = from;
    for (; next < lines.length && next - from < mostEntries; next++) {
      const words = wordsAt(next);
      const printed = Number(leader.exec(words)?.[1] ?? -1);
      if (!isPlain(words) || printed < page || !form.test(words)) break;
      page = printed;
    }
    return next;
  };
  return (at) => {
    if (!contentsTitle.test(wordsAt(at))) {
      // Without a title a list of figures looks the same, so that everything must speak for it.
      const end = dottedLeader.test(wordsAt(at)) ? entriesFrom(at, dottedLeader) : at;
      return end - at >= 3 && areHeadings(at, end) ? end - at : 0;
    }
    const from = at + 1;
    const end = entriesFrom(from, leader);
    if (end > from) return work.test(wordsAt(end)) && end - from < 3 ? 0 : end - at;
    const first = entryWords(wordsAt(from));
    if (first === '' || !isPlain(wordsAt(from))) return 0;
    for (let next = from + 1; next < lines.length && next - from < mostEntries; next++) {
      const words = wordsAt(next);
      if (!isPlain(words) || /[。；]/u.test(words)) return 0;
      if (entryWords(words) === first) return lastEntry(from, next) - at;
    }
    return 0;
  };
}

/** For each line why it is set aside, or null where it belongs to the document. */
export function findFurniture(text: string, lines: readonly Line[]): Furniture[] {
  const found: Furniture[] = [];
  const contentsAt = contentsFinder(text, lines);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const short = line.end - line.start <= longestWay;
    const words = short ? text.slice(line.start, line.end) : '';
    if (short && (words.startsWith('目') || /\d\)?$/u.test(words))) {
      const contents = contentsAt(at);
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

const asideKind: Readonly<Record<NonNullable<Furniture>, AsideKind>> = { mark: 'page', site: 'site', contents: 'contents' };

/** Neighbouring lines that are set aside for one reason, as one stretch each. */
export function furnitureStretches(lines: readonly Line[], furniture: readonly Furniture[]): SetAside[] {
  const stretches: { start: number; end: number; kind: AsideKind; count: number }[] = [];
  lines.forEach((line, index) => {
    const why = furniture[index] ?? null;
    if (why === null) return;
    const last = stretches.at(-1);
    if (last !== undefined && furniture[index - 1] === why) {
      last.end = line.end;
      last.count++;
    } else stretches.push({ start: line.start, end: line.end, kind: asideKind[why], count: 1 });
  });
  return stretches;
}
