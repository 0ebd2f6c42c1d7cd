/** The names of works, places, platforms and events in a comma part: cut out by structure, then asked whether they name one certain thing. */
import { charSet } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';
import { prepositions } from '../tasks/adverbs.ts';
import { actionVerbs } from '../tasks/verbs.ts';
import { findWord } from '../tasks/word-list.ts';
import { isIdentified, isPlaced } from './identity.ts';
import { leadOf, nameStart, pastVerbs, withBracket, withPhase } from './name-edges.ts';
import { addListNames, isRoute, longestName } from './list-names.ts';
import { listItems, type Item } from './list-items.ts';
import { endsInStructure, lastEnding, type Ending } from './name-ending.ts';
import {
  anySuffix,
  buildVerbs,
  genericPrefixes,
  heldHere,
  isGenericModifier,
  partnerVerbs,
  softProgrammes,
  usedBefore,
  usedBehind,
} from './project-words.ts';

/** Of a part with thousands of names not all is looked through for each of them. */
const longestAround = 400;

/** The names of projects in one comma part, in order. */
export function namesInPart(text: string, part: Range, isHeading: boolean): Range[] {
  if (!mayHoldName(text, part)) return [];
  const items = listItems(text, part);
  const found = new Map<Item, Range>();
  for (const item of items) {
    const name = nameIn(text, item, part, isHeading);
    if (name !== null) found.set(item, name);
    else if (found.size > 0 && !isHeading) {
      // 三十六脚湖生态修复工程、岸带修复工程: the place is said once.
      const named = besideNamed(text, item);
      if (named !== null) found.set(item, named);
    }
  }
  if (isHeading) return [...found.values()];
  addListNames(text, part, items, found);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** A phase (期), an alias in brackets and the endings of one character; all else that makes a name has an ending of one, the words that close a list too. */
const isNameSign = charSet('期路桥线楼段）)');

/** Most parts hold no name: this looks once, where splitting into items would be for nothing. */
function mayHoldName(text: string, part: Range): boolean {
  for (let at = part.start + 1; at < part.end; at++) if (isNameSign(text.charCodeAt(at)) || anySuffix(text, at) > 0) return true;
  return false;
}

/** The name in one item: from past its verbs to the last ending that something may follow. */
function nameIn(text: string, item: Item, part: Range, isHeading: boolean): Range | null {
  const alias = isHeading ? null : aliasIn(text, item);
  if (alias !== null) return alias;
  const ending = lastEnding(text, item);
  if (!ending) return isHeading ? null : phaseIn(text, item);
  // 云岭至石桥 ends in a town, whatever it is called.
  if (ending.end - ending.start === 1 && isRoute.test(text.slice(pastVerbs(text, item.start, item.end), item.end))) return null;
  const { start, end, isTitle } = bordersOf(text, item, part, ending);
  const name = text.slice(start, ending.end);
  const isUnique = (isTitle && ending.kind === 'event') || uniqueEvent.test(name);
  if (end - start > longestName || (ending.start - start < 2 && !isUnique && !isLine(text, start, ending))) return null;
  if (/[+＋]/u.test(name) || (!isUnique && isNoName(text, start, ending))) return null;
  const before = text.slice(Math.max(part.start, start - longestAround), start);
  const behind = text.slice(end, Math.min(part.end, end + longestAround));
  const identified =
    isUnique ||
    isIdentified(text, start, ending.end) ||
    (!/(?:工程|项目|(?<!院|校)区)$/u.test(name) && !behind.startsWith('工作') && ownedHere.test(name));
  if (isHeading) return identified && ending.kind !== 'structure' && ending.kind !== 'site' ? { start, end } : null;
  const isUsed = usedBefore.test(before) || usedBehind.test(behind);
  if (ending.kind === 'event') {
    const isMeans = text[part.start] === '以' && /^(?:（[^（）]*）)?为(?:平台|契机)/u.test(text.slice(ending.end, part.end + 8));
    return identified && !/参加|参与/u.test(before) && (heldHere.test(before) || isMeans) ? { start, end } : null;
  }
  if (text[part.start] === '以' && /^.{0,4}为/u.test(text.slice(item.end, part.end + 6))) return null;
  // In the title of a document.
  if (before.lastIndexOf('《') > before.lastIndexOf('》')) return null;
  if (/利用/u.test(before) && /机遇|效应/u.test(behind)) return null;
  if (/[与同]/u.test(before) && /合作|对接|交流|联系|协作|沟通/u.test(behind)) return null;
  if (ending.kind === 'operated' && isUsed && !isPartner(before))
    return identified || (ending.start - start >= 4 && !anyOf.test(name) && !/(?:建立|健全)[和并]?(?:完善|健全)$/u.test(before))
      ? { start, end }
      : null;
  if (!isUsed && isPartner(before)) return null;
  const underBuild = findWord(buildVerbs, text, part.start, start) >= 0 || built.test(behind) || behind.includes('前期工作');
  if (ending.kind === 'work')
    return underBuild &&
      (identified && !/[A-Za-z]{2}/u.test(name) ? !regions.test(text.slice(start, ending.start)) : isOnThing(text, start, ending.start))
      ? { start, end }
      : null;
  if (identified) return underBuild || isUsed || ending.kind === 'operated' || isPlaced(text, start, ending.end) ? { start, end } : null;
  const governed =
    item.start > part.start ||
    endsInVerb(text, part.start, start) ||
    built.test(behind) ||
    /^开展.*前期工作/u.test(text.slice(item.start, part.end));
  return underBuild && governed && ending.kind === 'structure' ? { start, end } : null;
}

/** 县图书馆, 市第一医院: the city or county that issues the plan has one. */
const ownedHere = /^[市县区州旗](?![级场政民域区块位间里容直属情内外辖乡城、及和与两]|财政)[一-龥]{2,}/u;

/** Whether what is rebuilt or restored is one certain thing: 金龙大道, 漠河机场, 县医院; no region, and nothing that any place has. */
function isOnThing(text: string, start: number, end: number): boolean {
  if (regions.test(text.slice(start, end))) return false;
  if (ownedHere.test(text.slice(start, end))) return true;
  const structure = endsInStructure(text, start, end);
  return structure - start >= 2 && !isGenericModifier(text.slice(start, structure));
}
const regions = /(?:流域|地区|区域|全域|沿线|周边|片区|街区|[城乡村])$/u;

/** 4号线, 市医院: one character makes them certain. */
function isLine(text: string, start: number, ending: Ending): boolean {
  const name = text.slice(start, ending.end);
  return /^(?:\d号线|[东西南北中内外]环[路线])/u.test(name);
}

/** No platform is one certain platform that is said to be any of several. */
const anyOf = /重点|各|部门|有关|相关|统一/u;

/** Whether a verb of building stands right before `at`. */
function endsInVerb(text: string, from: number, at: number): boolean {
  for (let start = Math.max(from, at - 6); start < at; start++) if (buildVerbs(text, start) === at - start) return true;
  return false;
}

/** There is one of each, whoever holds it. */
const uniqueEvent = /(?:奥会|奥运会|亚运会|进博会|广交会|服贸会)$/u;

function isPartner(before: string): boolean {
  return partnerVerbs.test(before.slice(-12)) || /鼓励(?!申)|支持|对接/u.test(before.slice(0, 8));
}

/** 城南水库、泄洪工程 beside a name that holds a place: a work of the same place. */
function besideNamed(text: string, item: Item): Range | null {
  const ending = lastEnding(text, item);
  if (!ending || !/(?:工程|迁建)$/u.test(text.slice(ending.start, ending.end))) return null;
  const start = pastVerbs(text, item.start, ending.start);
  return start === item.start && ending.end - start >= 5 && ending.start > start && !isNoName(text, start, ending)
    ? { start, end: ending.end }
    : null;
}

/** What may look like a name and is a class, a number of things, a programme or a piece of a sentence. */
function isNoName(text: string, start: number, ending: Ending): boolean {
  const name = text.slice(start, ending.end);
  // 深化工程建设项目审批: before the ending stands nothing but a verb.
  if (ending.start > start && Math.max(actionVerbs(text, start), prepositions(text, start)) >= ending.start - start) return true;
  if (/以[上下]|的|，|,|等|《|优质|[（(][^（()）]*$|各类|各级|一批|之间|区域性|管理中心|重[大点](?:项目|工程)$/u.test(name)) return true;
  // What stands beside the name and is no name itself: its edge is not known.
  if (/[+＋\s]|[和与](?![一-龥]{0,4}[”"])|及(?!其)/u.test(text.slice(start, ending.start)) || name.includes('机制')) return true;
  if (genericPrefixes.test(name) && !namesAfter.test(name)) return true;
  // 二期工程, 2.5万吨/日扩建: of what is not said.
  if (/^(?:[一二三四五六七八九十]期|[\d.]{1,9}[万千百]?[吨座台米])/u.test(name)) return true;
  if (softProgrammes.test(name) && /(?:工程|项目)$/u.test(name)) return true;
  return !namesAfter.test(name) && isGenericModifier(text.slice(start, ending.start));
}

/** What begins as a class does and is a name: 三十六脚湖…, 省…, 国家级人才特区. */
const namesAfter =
  /^(?:[一二三四五六七八九十]{1,3}[一-龥]{0,3}[湖山河江]|省(?!级|政府|委|人大|政协|[内直外]|重点)|(?:国家|省)级[一-龥]{2,10}区$)/u;

interface Borders extends Range {
  /** The whole name is quoted: “农民丰收节”. */
  readonly isTitle: boolean;
}

function bordersOf(text: string, item: Item, part: Range, ending: Ending): Borders {
  const quote = text.slice(item.start, ending.start).search(/[“"]/u);
  const quoteEnds = /[”"]/u.test(text.charAt(ending.end));
  if (quote < 0 || !quoteEnds) {
    const close = quote < 0 ? -1 : text.slice(item.start + quote + 1, ending.start).search(/[”"]/u);
    const limit = close < 0 ? ending.start : item.start + quote;
    const start = close < 0 ? nameStart(text, item.start, limit) : leadOf(text, item.start, limit);
    return { start, end: withBracket(text, withPhase(text, ending.end, item.end), part.end), isTitle: false };
  }
  // The quotation ends the name; a place before it is of the name, and alone it stands without its marks.
  const lead = leadOf(text, item.start, item.start + quote);
  const placedBefore = lead < item.start + quote;
  return {
    start: placedBefore ? lead : item.start + quote + 1,
    end: placedBefore ? ending.end + 1 : ending.end,
    isTitle: true,
  };
}

/** What is said behind the name of a work: 建设, 年底前建成投用. */
const built =
  /^(?:建设|开工|前期工作|竣工|投产|投用|建成|挂牌|任务|早日|(?:力争|确保|于)?(?:\d{4}年|明年|今年)?(?:\d{1,2}月|年底|上半年|下半年|年内|[一二三四]季度)?.{0,6}(?:建成|竣工|投产|投用|投运|投入|开工|动工|完工|运营|通车|贯通|合龙|封顶|通水|通航|交付))/u;

/** 中航锂电二期6月底前竣工: a phase that is built, with no word for the work. */
function phaseIn(text: string, item: Item): Range | null {
  const found = /[一二三四五六]期(?=\d{1,2}月|20\d\d年|$|建设|开工|竣工|投产|投用|建成|达产)/u.exec(text.slice(item.start, item.end));
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
  return (item.listed && item.closedAs !== null) || built.test(text.slice(end, item.end)) ? { start, end } : null;
}

/** “一镇”（“68”小镇): a quoted name that a bracket explains, each as printed. */
const aliased = /[“"][^“”"]{1,6}[”"][（(][^（）()]{2,24}[）)]$/u;

function aliasIn(text: string, item: Item): Range | null {
  const found = aliased.exec(text.slice(item.start, item.end));
  const isBuilt = item.closedAs === 'works' || findWord(buildVerbs, text, item.start, item.start + (found?.index ?? 0)) >= 0;
  return found !== null && isBuilt ? { start: item.start + found.index, end: item.end } : null;
}
