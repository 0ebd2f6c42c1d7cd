import { charSet } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';
import { adverbs, prepositions } from '../tasks/adverbs.ts';
import { actionVerbs } from '../tasks/verbs.ts';
import { places } from './places.ts';
import {
  boundaryVerbs,
  buildVerbs,
  builtSuffixes,
  partnerVerbs,
  genericPrefixes,
  isGenericModifier,
  nameCloses,
  operatedSuffixes,
  anySuffix,
  softProgrammes,
  siteSuffixes,
} from './project-words.ts';
import { findWord } from '../tasks/word-list.ts';

interface Item extends Range {
  /** Whether 等…项目 closes the list that the item stands in. */
  readonly ofProjects: boolean;
  readonly listed: boolean;
}

const projectList = /^等(?:一批)?(?:重大|重点|集成|信息|技改|省级|市级)?.{0,8}?(?:项目|工程|平台|系统|载体|基础设施)/u;
const longestName = 32;

/** The names of projects in one comma part, in order. */
export function namesInPart(text: string, part: Range, isHeading: boolean): Range[] {
  if (!mayHoldName(text, part)) return [];
  const items = listItems(text, part);
  const found = items.flatMap((item) => {
    const name = nameIn(text, item, part, isHeading);
    return name ? [{ item, name }] : [];
  });
  if (found.some(({ name }) => /(?:铁路|公路|高速|高铁)$/u.test(text.slice(name.start, name.end)))) {
    for (const item of items) {
      const name = found.some((one) => one.item === item) ? null : routeItem(text, item);
      if (name) found.push({ item, name });
    }
  }
  // In a list that 等…项目 closes the neighbours of a name are names too, whatever they end with.
  const longNamed = items.length > 1 && items.every((item) => item.ofProjects && item.end - nameStart(text, item.start, item.end) >= 9);
  if (longNamed || found.some(({ item }) => item.ofProjects)) {
    for (const item of items) {
      if (!item.ofProjects || found.some((one) => one.item === item)) continue;
      const name = bareItem(text, item);
      if (name) found.push({ item, name });
    }
  }
  return found.map(({ name }) => name).sort((a, b) => a.start - b.start);
}

/** A phase (期), an alias in brackets, a list that 等…项目 closes. */
const nameSign = /[期）)等]/u;

/** Most parts hold no name: this looks once, where splitting into items would be for nothing. */
function mayHoldName(text: string, part: Range): boolean {
  if (nameSign.test(text.slice(part.start, part.end))) return true;
  for (let at = part.start + 1; at < part.end; at++) if (anySuffix(text, at) > 0) return true;
  return false;
}

const isOpener = charSet('（(“《〔');
const isCloser = charSet('）)”》〕');
const isConjunction = charSet('和及与');
const comma = '、'.charCodeAt(0);

/** Splits a part at 、 and, where a name ends before it, at 和 及 与. */
function listItems(text: string, part: Range): Item[] {
  const cuts: number[] = [];
  let depth = 0;
  for (let at = part.start; at < part.end; at++) {
    const code = text.charCodeAt(at);
    if (isOpener(code)) depth++;
    else if (isCloser(code)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (code === comma || (isConjunction(code) && endsName(text, at)))) cuts.push(at);
  }
  const asMeans = text[part.start] === '以' ? text.lastIndexOf('为', part.end - 1) : -1;
  const starts = [part.start, ...cuts.map((cut) => cut + 1)];
  const ends = [...cuts, asMeans > part.start ? asMeans : part.end];
  const lastStart = starts.at(-1) ?? part.start;
  const etc = text.slice(lastStart, part.end).search(/等/u);
  const closes = etc >= 0 && projectList.test(text.slice(lastStart + etc, part.end));
  if (etc > 0) ends[ends.length - 1] = lastStart + etc;
  return starts.map((start, index) => ({ start, end: ends[index] ?? part.end, ofProjects: closes, listed: cuts.length > 0 }));
}

function endsName(text: string, at: number): boolean {
  for (let length = 6; length >= 2; length--) {
    const start = at - length;
    if (start >= 0 && (builtSuffixes(text, start) === length || operatedSuffixes(text, start) === length)) return true;
  }
  return false;
}

/** The name in one item: from past its verbs to the last ending that something may follow. */
function nameIn(text: string, item: Item, part: Range, isHeading: boolean): Range | null {
  const alias = /[）)]/u.test(text.charAt(item.end - 1)) ? aliased.exec(text.slice(item.start, item.end)) : null;
  if (alias?.[1] && alias[2] && !/^\d/u.test(alias[2])) {
    const start = item.start + alias[1].length;
    return { start, end: start + alias[2].length };
  }
  const ending = lastSuffix(text, item);
  if (!ending) return isHeading ? null : phaseIn(text, item);
  const quoteEnds = /[”"]/u.test(text.charAt(ending.end));
  const quoteAt = text.slice(item.start, ending.start).search(/[“"]/u);
  const isQuoted = quoteEnds && quoteAt >= 0;
  const curly = text[ending.end] === '”';
  const start = isQuoted ? item.start + quoteAt + (curly ? 0 : 1) : nameStart(text, item.start, ending.start);
  const end = isQuoted ? ending.end + (curly ? 1 : 0) : withBracket(text, withPhase(text, ending.end, item.end), part.end);
  if (end - start > longestName || ending.start - start < 1) return null;
  const name = text.slice(start, ending.end);
  // 深化工程建设项目审批: before the ending stands nothing but a verb.
  if (Math.max(actionVerbs(text, start), prepositions(text, start)) >= ending.start - start || /(?:级|及)以上/u.test(name)) return null;
  if (genericPrefixes.test(name) || (softProgrammes.test(name) && !isPlaced(text, start, ending.end))) return null;
  if (/的|，|,|等|《|优质|[（(][^（()）]*$|各类|一批|区域性|管理中心/u.test(name) || isGenericModifier(text.slice(start, ending.start)))
    return null;
  const before = text.slice(part.start, start);
  if (!usedHere.test(before) && (partnerVerbs.test(before.slice(-12)) || /鼓励|支持|对接|探索/u.test(before.slice(0, 8)))) return null;
  const placed = isPlaced(text, start, ending.end);
  const proper = placed || (ending.built ? false : /[“"A-Za-z]|\d{3,}/u.test(name));
  if (isHeading) return placed && !ending.built ? { start, end } : null;
  if (name.endsWith('项目') && !placed && !/[一二三四五六七八九十\d]期/u.test(name)) return null;
  if (isQuoted && !placed) return null;
  if (proper) return { start, end };
  const underBuild = findWord(buildVerbs, text, part.start, start) >= 0 || built.test(text.slice(end, part.end));
  if (!underBuild) return null;
  return ending.built || item.ofProjects || (siteSuffixes.test(name) && ending.start - start >= 2) ? { start, end } : null;
}

/** What is said behind the name of a work: 建设, 年底前建成投用. */
const built =
  /^(?:建设|开工|前期工作|竣工|投产|投用|建成|(?:力争|于)?(?:\d{4}年)?(?:\d{1,2}月|年底|上半年|年内).{0,8}(?:建成|竣工|投产|投用|开工|完工|运营|通车))/u;

/** 城东污水处理厂二期, 郑济高铁河南段: the phase or the stretch is of the name. */
const phase = /[一二三四五六七八九十\d]期(?:工程|项目)?|(?<=铁|路|速|线)[一-龥A-Z]{2,10}段(?=$|[、，,。；和及]|建设|改)/uy;

function withPhase(text: string, end: number, limit: number): number {
  // One character more, for what stands before a stretch.
  phase.lastIndex = 1;
  const found = phase.exec(text.slice(end - 1, limit));
  return found ? end + found[0].length : end;
}

/** 中航锂电二期6月底前竣工: a phase that is built, with no word for the work. */
function phaseIn(text: string, item: Item): Range | null {
  const found = /[一二三四五六]期(?=\d|$|建设|开工|竣工|投产|投用|建成|达产)/u.exec(text.slice(item.start, item.end));
  if (!found) return null;
  const start = nameStart(text, item.start, item.start + found.index);
  const end = item.start + found.index + found[0].length;
  const name = text.slice(start, end);
  if (
    end - start < 5 ||
    end - start > 20 ||
    genericPrefixes.test(name) ||
    /[的第了学分首周孕假任长工定短中近远前后同]|^\d/u.test(name.slice(-3, -2))
  )
    return null;
  return (item.listed && item.ofProjects) || built.test(text.slice(end, item.end)) ? { start, end } : null;
}

/** Right before a thing that stands and is put to use. */
const usedHere = /(?:入驻|接入|纳入|通过|利用|推广)$/u;

/** “一镇”（“68”小镇): the name is what stands in the brackets. */
const aliased = /^(.*[“"]一.{1,4}[”"][（(])([^（）()]{2,24})[）)]$/u;

/** A stretch of a route in a list of roads or railways: 济南至临沂. */
function routeItem(text: string, item: Item): Range | null {
  const start = nameStart(text, item.start, item.end);
  return /^[一-臲致-龥]{2,8}(?:至[一-臲致-龥]{2,8}){1,20}(?:（[^（）]*）)?$/u.test(text.slice(start, item.end))
    ? { start, end: item.end }
    : null;
}

/** An item of a list of projects that ends with no known word: 泰山金谷. */
function bareItem(text: string, item: Item): Range | null {
  const start = nameStart(text, item.start, item.end);
  const note = /[（(][^（）()]*[）)]$/u.exec(text.slice(start, item.end))?.[0] ?? '';
  const end = /投资|[亿万]元/u.test(note) ? item.end - note.length : item.end;
  const length = end - start;
  const name = text.slice(start, end);
  return length > 3 && length <= longestName && !genericPrefixes.test(name) && !/的/u.test(name) ? { start, end } : null;
}

function lastSuffix(text: string, item: Range): { start: number; end: number; built: boolean } | null {
  for (let at = item.end - 1; at > item.start; at--) {
    if (anySuffix(text, at) === 0) continue;
    for (const [list, built] of [
      [builtSuffixes, true],
      [operatedSuffixes, false],
    ] as const) {
      const length = list(text, at);
      if (length > 0 && at + length <= item.end && nameCloses.test(text.slice(at + length, at + length + 4))) {
        let start = at;
        // The longest ending that closes here: 污水处理厂 rather than 厂.
        for (let earlier = at - 1; earlier > Math.max(item.start, at - 5); earlier--) {
          if (list(text, earlier) === at + length - earlier) start = earlier;
        }
        return { start, end: at + length, built };
      }
    }
  }
  return null;
}

/** Past the verbs and adverbs at the head of an item, and past the last word before the name that no name holds. */
function nameStart(text: string, start: number, end: number): number {
  let at = pastVerbs(text, start, end);
  for (let next = at; next < end; next++) {
    const length = boundaryVerbs(text, next);
    if (length > 0 && next + length < end) {
      at = pastVerbs(text, next + length, end);
      next = at - 1;
    } else if (text[next] === '的' || text[next] === '，') at = next + 1;
  }
  return at;
}

/** The number of a heading, a date, 新版: none is of the name. */
const beforeName =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、](?!\d)|(?:到|于)?(?:20\d\d年)?(?:\d{1,2}月|年?[底末]|上半年|下半年|年内|第?[一二三四]季度)底?(?:之?前)?|20\d\d年|新版|升级版)/u;

function pastVerbs(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const verb = actionVerbs(text, at);
    const adverb = adverbs(text, at);
    const leads = adverb > 0 && (actionVerbs(text, at + adverb) > 0 || adverbs(text, at + adverb) > 1);
    const length = leads ? Math.max(adverb, verb) : verb;
    if (length >= 2 && at + length < end) at += length;
    else if (/[\s以在对将把于]/u.test(text.charAt(at))) at++;
    else {
      const lead = beforeName.exec(text.slice(at, Math.min(end, at + 16)))?.[0].length ?? 0;
      if (lead === 0 || at + lead >= end) break;
      at += lead;
    }
  }
  return at;
}

/** A bracket right after the name belongs to it: 泰安保税物流中心（B型）. */
function withBracket(text: string, end: number, limit: number): number {
  if (!/[（(]/u.test(text.charAt(end))) return end;
  const close = text.slice(end, Math.min(limit, end + 40)).search(/[）)]/u);
  return close < 0 || /简称|以下|电话|投资|\d分$|[亿万]元|平方|公里|负责|单位/u.test(text.slice(end, end + close)) ? end : end + close + 1;
}

/** Whether a name holds a place. */
function isPlaced(text: string, start: number, end: number): boolean {
  if (
    /^(?!城镇|乡镇|城市|省会|区域)(?:[一-龥]{1,5}(?:镇|乡|村|湖|山|湾|岛|河|县|区|市|省)(?![会级])[一-龥]|省(?![会级])[一-龥])/u.test(
      text.slice(start, end),
    ) &&
    !/^.{0,3}(?:地区|城区|园区|社区|城市|山水|乡村|农村|乡镇)/u.test(text.slice(start, end))
  )
    return true;
  const place = findWord(places, text, start, end);
  return place >= 0 && place - start < 12;
}
