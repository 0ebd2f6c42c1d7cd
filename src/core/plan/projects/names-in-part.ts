/** The names of works, places, platforms and events in a comma part: cut out by structure, then asked whether they name one certain thing. */
import { charSet } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';
import { prepositions } from '../tasks/adverbs.ts';
import { actionVerbs } from '../tasks/verbs.ts';
import { findWord, isWord } from '../tasks/word-list.ts';
import { isIdentified, isPlaced } from './identity.ts';
import { leadOf, nameStart, pastVerbs, withBracket, withPhase } from './name-edges.ts';
import { listItems, type Item } from './list-items.ts';
import { places } from './places.ts';
import {
  anySuffix,
  buildVerbs,
  eventHeads,
  genericPrefixes,
  heldHere,
  isGenericModifier,
  nameCloses,
  operatedHeads,
  siteHeads,
  partnerVerbs,
  softProgrammes,
  structureHeads,
  usedBefore,
  usedBehind,
} from './project-words.ts';

const longestName = 40;

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
  closedList(text, part, items, found);
  sharedHead(text, items, found);
  countedTogether(text, items, found);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** A phase (期) and an alias in brackets; all else that makes a name has an ending of one, the words that close a list too. */
const isNameSign = charSet('期）)');

/** Most parts hold no name: this looks once, where splitting into items would be for nothing. */
function mayHoldName(text: string, part: Range): boolean {
  for (let at = part.start + 1; at < part.end; at++) if (isNameSign(text.charCodeAt(at)) || anySuffix(text, at) > 0) return true;
  return false;
}

/** In a list that 等…项目 or 3个项目 closes the neighbours of a name are names too, whatever they end with, and so are its members where each is long. */
function closedList(text: string, part: Range, items: readonly Item[], found: Map<Item, Range>): void {
  const closed = items.filter(({ closedAs }) => closedAs !== null);
  const numbered = /^\d/u.test(text.slice(closed.at(-1)?.end ?? part.end));
  const opening = text.slice(part.start, closed[0]?.end ?? part.end);
  if (closed.length < 2 || partnerVerbs.test(opening.slice(0, 4))) return;
  if (findWord(buildVerbs, text, part.start, closed[0]?.end ?? part.end) < 0 && !heldHere.test(opening)) return;
  const asEvents = closed[0]?.closedAs === 'events';
  const bare = closed.map((item, index) => {
    const name = bareItem(text, item, index === 0);
    return name !== null && asEvents && !eventEnding.test(text.slice(name.start, name.end)) ? null : name;
  });
  const certain = closed.some((item, index) => {
    const name = bare[index];
    return found.has(item) || (!asEvents && name && isIdentified(text, name.start, name.end));
  });
  if (!certain && !numbered) return;
  closed.forEach((item, index) => {
    const name = bare[index];
    if (name && !found.has(item)) found.set(item, name);
  });
}

const eventEnding = /(?:[会展节赛周]|论坛)$/u;

const isRoute = /^[一-龥]{2,8}(?:至[一-龥]{2,8}){1,20}(?:（[^（）]*）)?$/u;
const rails = /(?:铁路|公路|高速|高铁)$/u;
/** 机械、珠宝、有色金属材料国家级…基地: what stands before the title is said of one thing. */
const sharedTitle = /^[一-龥]{2,8}国家级/u;

/** Members without a head of their own, whose head is printed once at the end, are one name: 济南至临沂、济南至济宁铁路. */
function sharedHead(text: string, items: readonly Item[], found: Map<Item, Range>): void {
  for (let last = items.length - 1; last > 0; last--) {
    const item = items[last];
    const name = item && found.get(item);
    if (!item || !name) continue;
    const words = text.slice(name.start, name.end);
    const routes = rails.test(words);
    const towns = !routes && places(text, name.start) > 0;
    if (!routes && !towns && !sharedTitle.test(words)) continue;
    let first = last;
    for (let index = last - 1; index >= 0; index--) {
      const before = items[index];
      if (!before || found.has(before) || text[before.end] !== '、') break;
      const start = pastVerbs(text, before.start, before.end);
      const member = text.slice(start, before.end);
      if (routes ? !isRoute.test(member) : towns ? !isWord(places, member) : !/^[一-龥]{2,8}$/u.test(member)) break;
      first = index;
    }
    const opening = items[first];
    if (first === last || !opening) continue;
    found.set(item, { start: pastVerbs(text, opening.start, opening.end), end: name.end });
    last = first;
  }
}

const counting = '二三四五六七八九';
const countedHead = /^[一-龥]{2,8}?([两二三四五六七八九])大(?=[一-龥]{3})/u;

/** As many members as the last of them counts, with one head behind the count, are one name: 东港、西港、北港三大物流园区. */
function countedTogether(text: string, items: readonly Item[], found: Map<Item, Range>): void {
  for (const [index, item] of items.entries()) {
    const count = countedHead.exec(text.slice(item.start, item.end))?.[1];
    const ending = count === undefined ? null : lastSuffix(text, item);
    if (count === undefined || !ending || ending.kind === 'event') continue;
    const members = items.slice(index + 1 - (count === '两' ? 2 : counting.indexOf(count) + 2), index + 1);
    const [first] = members;
    if (!first || members.length < 2 || members.slice(0, -1).some(({ start, end }) => text[end] !== '、' || end - start > 16)) continue;
    for (const member of members) found.delete(member);
    found.set(item, { start: pastVerbs(text, first.start, first.end), end: ending.end });
  }
}

/** The name in one item: from past its verbs to the last ending that something may follow. */
function nameIn(text: string, item: Item, part: Range, isHeading: boolean): Range | null {
  const alias = isHeading ? null : aliasIn(text, item);
  if (alias !== null) return alias;
  const ending = lastSuffix(text, item);
  if (!ending) return isHeading ? null : phaseIn(text, item);
  const { start, end, isTitle } = bordersOf(text, item, part, ending);
  const name = text.slice(start, ending.end);
  const isUnique = (isTitle && ending.kind === 'event') || uniqueEvent.test(name);
  if (end - start > longestName || (ending.start - start < 2 && !isUnique)) return null;
  if (/[+＋]/u.test(name) || (!isUnique && isNoName(text, start, ending))) return null;
  const before = text.slice(part.start, start);
  const behind = text.slice(end, part.end);
  const identified = isUnique || isIdentified(text, start, ending.end);
  if (isHeading) return identified && ending.kind !== 'structure' && ending.kind !== 'site' ? { start, end } : null;
  const isUsed = usedBefore.test(before) || usedBehind.test(behind);
  if (ending.kind === 'event') {
    const isMeans = text[part.start] === '以' && /^(?:（[^（）]*）)?为(?:平台|契机)/u.test(text.slice(ending.end, part.end + 8));
    return identified && !/参加|参与/u.test(before) && (heldHere.test(before) || isMeans) ? { start, end } : null;
  }
  if (text[part.start] === '以' && /^.{0,4}为/u.test(text.slice(item.end, part.end + 6))) return null;
  if (/利用/u.test(before) && /机遇|效应/u.test(behind)) return null;
  if (/[与同]/u.test(before) && /合作|对接|交流|联系|协作|沟通/u.test(behind)) return null;
  if (ending.kind === 'operated' && isUsed && !isPartner(before))
    return identified || (ending.start - start >= 4 && !anyOf.test(name) && !/(?:建立|健全)[和并]?(?:完善|健全)$/u.test(before))
      ? { start, end }
      : null;
  if (!isUsed && isPartner(before)) return null;
  const underBuild = findWord(buildVerbs, text, part.start, start) >= 0 || built.test(behind);
  if (identified) return underBuild || isUsed || ending.kind === 'operated' || isPlaced(text, start, ending.end) ? { start, end } : null;
  const governed = item.start > part.start || endsInVerb(text, part.start, start) || built.test(behind);
  return underBuild && governed && ending.kind === 'structure' ? { start, end } : null;
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
  const ending = lastSuffix(text, item);
  if (!ending || !/^(?:工程|迁建)$/u.test(text.slice(ending.start, ending.end))) return null;
  const start = pastVerbs(text, item.start, ending.start);
  return start === item.start && ending.start - start >= 3 && !isNoName(text, start, ending) ? { start, end: ending.end } : null;
}

/** What may look like a name and is a class, a number of things, a programme or a piece of a sentence. */
function isNoName(text: string, start: number, ending: Ending): boolean {
  const name = text.slice(start, ending.end);
  // 深化工程建设项目审批: before the ending stands nothing but a verb.
  if (ending.start > start && Math.max(actionVerbs(text, start), prepositions(text, start)) >= ending.start - start) return true;
  if (/(?:级|及)以上|的|，|,|等|《|优质|[（(][^（()）]*$|各类|各级|一批|区域性|管理中心|重[大点](?:项目|工程)$/u.test(name)) return true;
  // What stands beside the name and is no name itself: its edge is not known.
  if (/[+＋\s]|[和与](?![一-龥]{0,4}[”"])|及(?!其)/u.test(name) || name.includes('机制')) return true;
  if (genericPrefixes.test(name) && !namesAfter.test(name)) return true;
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
  /^(?:建设|开工|前期工作|竣工|投产|投用|建成|挂牌|任务|早日|(?:力争|于)?(?:\d{4}年)?(?:\d{1,2}月|年底|上半年|年内).{0,8}(?:建成|竣工|投产|投用|开工|完工|运营|通车))/u;

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
  return (item.listed && item.closedAs !== null) || built.test(text.slice(end, item.end)) ? { start, end } : null;
}

/** “一镇”（“68”小镇): a quoted name that a bracket explains, each as printed. */
const aliased = /[“"][^“”"]{1,6}[”"][（(][^（）()]{2,24}[）)]$/u;

function aliasIn(text: string, item: Item): Range | null {
  const found = aliased.exec(text.slice(item.start, item.end));
  const isBuilt = item.closedAs === 'works' || findWord(buildVerbs, text, item.start, item.start + (found?.index ?? 0)) >= 0;
  return found !== null && isBuilt ? { start: item.start + found.index, end: item.end } : null;
}

/** What is done, ordered or paid, and stands nowhere. */
const noThing = /(?:计划|行动|专项|政策|资金|补贴|机制|领域|工作|监管|保护|治理|推介|培训|服务|业务|任务)$/u;

/** A member of a closed list that ends with no known word: 泰山金谷. Its left edge is the list's own, past the verbs before the first member. */
function bareItem(text: string, item: Item, isFirst: boolean): Range | null {
  const start = isFirst ? pastVerbs(text, item.start, item.end) : item.start;
  const note = /[（(][^（）()]*[）)]$/u.exec(text.slice(start, item.end))?.[0] ?? '';
  const end = /投资|[亿万]元/u.test(note) ? item.end - note.length : item.end;
  const length = end - start;
  const name = text.slice(start, end);
  return length > 3 &&
    length <= longestName &&
    !genericPrefixes.test(name) &&
    !/[的和及\s]/u.test(name) &&
    !noThing.test(name) &&
    actionVerbs(text, start) < 2
    ? { start, end }
    : null;
}

interface Ending extends Range {
  readonly kind: 'structure' | 'site' | 'operated' | 'founded' | 'event';
}

/** The longest ending of an item that closes a name: 污水处理厂 rather than 厂. */
function lastSuffix(text: string, item: Range): Ending | null {
  for (let at = item.end - 1; at > item.start; at--) {
    const length = anySuffix(text, at);
    if (length === 0 || at + length > item.end || !closesName(text, at, at + length)) continue;
    const end = at + length;
    let start = at;
    for (let earlier = at - 1; earlier > Math.max(item.start, at - 5); earlier--)
      if (anySuffix(text, earlier) === end - earlier) start = earlier;
    return { start, end, kind: kindOf(text, start, end) };
  }
  return null;
}

function closesName(text: string, at: number, end: number): boolean {
  return nameCloses.test(text.slice(end, end + 4)) || (operatedHeads(text, at) === end - at && actionVerbs(text, end) > 1);
}

function kindOf(text: string, start: number, end: number): Ending['kind'] {
  if (structureHeads(text, start) === end - start) return 'structure';
  if (operatedHeads(text, start) === end - start) return 'operated';
  if (eventHeads(text, start) === end - start) return 'event';
  return siteHeads(text, start) === end - start ? 'site' : 'founded';
}
