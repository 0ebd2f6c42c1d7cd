/** Names that the list they stand in makes: members of a list that is closed as works, and members that share one head. */
import type { Range } from '../parsed-plan.ts';
import { actionVerbs } from '../tasks/verbs.ts';
import { findWord, isWord } from '../tasks/word-list.ts';
import { isIdentified } from './identity.ts';
import type { Item } from './list-items.ts';
import { nameStart, pastVerbs } from './name-edges.ts';
import { lastEnding } from './name-ending.ts';
import { places } from './places.ts';
import {
  anySuffix,
  buildVerbs,
  genericPrefixes,
  heldHere,
  isGenericModifier,
  nameCloses,
  partnerVerbs,
  structureHeads,
} from './project-words.ts';

export const longestName = 40;

/** Takes up the names that the lists of a part make into `found`, by the item that each stands in or ends in. */
export function addListNames(text: string, part: Range, items: readonly Item[], found: Map<Item, Range>): void {
  closedList(text, part, items, found);
  sharedHead(text, items, found);
  sharedThing(text, items, found);
  phasesBeside(text, items, found);
  sharedNumbers(text, items, found);
  headBehind(text, part, items, found);
  countedTogether(text, items, found);
}

/** In a list that 等…项目 or 3个项目 closes the neighbours of a name are names too, whatever they end with, and so are its members where each is long. */
function closedList(text: string, part: Range, items: readonly Item[], found: Map<Item, Range>): void {
  const closed = items.filter(({ closedAs }) => closedAs !== null);
  const numbered = /^\d/u.test(text.slice(closed.at(-1)?.end ?? part.end));
  const opening = text.slice(part.start, closed[0]?.end ?? part.end);
  if (closed.length < 2 || partnerVerbs.test(opening.slice(0, 4))) return;
  const isBuilt =
    findWord(buildVerbs, text, part.start, closed[0]?.end ?? part.end) >= 0 || text.slice(part.start, part.end).endsWith('前期工作');
  if (!isBuilt && !heldHere.test(opening)) return;
  const asEvents = closed[0]?.closedAs === 'events';
  const bare = closed.map((item, index) => {
    const name = bareItem(text, item, index === 0);
    return name !== null && asEvents && !eventEnding.test(text.slice(name.start, name.end)) ? null : name;
  });
  const certain = closed.some((item, index) => {
    const name = bare[index];
    return (
      found.has(item) || (!asEvents && name && (isIdentified(text, name.start, name.end) || firm.test(text.slice(name.start, name.end))))
    );
  });
  if (!certain && !numbered) return;
  closed.forEach((item, index) => {
    const name = bare[index];
    if (name && !found.has(item)) found.set(item, name);
  });
}

/** A firm and what it will make: 万华化学聚氨酯. */
const firm =
  /^(?!(?:精细|现代|生物|新型|绿色|循环|高端|煤|盐|石油|天然气|电子|先进|智能|大型|农业|轻纺|装备))[一-龥]{2,3}(?:化学|化工|石化|科技|能源|股份|重工|电子|药业|制药|电器|光电|半导体|钢铁|铝业|铜业|锂业|矿业|纸业|酒业|乳业|农牧|建材|水泥|轮胎|纺织|新材|生物)(?=[一-龥\d]{2})/u;

const eventEnding = /(?:[会展节赛周]|论坛)$/u;

export const isRoute = /^[一-龥]{2,8}(?:[至经][一-龥]{2,8}){1,20}(?:（[^（）]*）)?$/u;
const rails = /(?:铁路|公路|高速|高铁|客专|城际)$/u;
/** 京滨、京唐、津兴高铁: two towns of one character each. */
const pairOfTowns = /^[一-龥]{2}(?:铁路|高速|高速公路|高铁|客专|城际)/u;
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
      if (
        routes
          ? !isRoute.test(member) && !(member.length === 2 && name.start === item.start && pairOfTowns.test(words))
          : towns
            ? !isWord(places, member)
            : !/^[一-龥]{2,8}$/u.test(member)
      )
        break;
      first = index;
    }
    const opening = items[first];
    if (first === last || !opening) continue;
    found.set(item, { start: pastVerbs(text, opening.start, opening.end), end: name.end });
    last = first;
  }
}

/** What is done is printed once, behind the last of the things: 甲河道、乙河道治理, 甲河一期、乙河二期治理工程. None of them is a work by itself. */
function sharedThing(text: string, items: readonly Item[], found: Map<Item, Range>): void {
  for (let last = items.length - 1; last > 0; last--) {
    const item = items[last];
    const ending = item && lastEnding(text, item);
    const name = item && found.get(item);
    if (!item || ending?.kind !== 'work') continue;
    const from = name?.start ?? item.start;
    const thing = text.slice(Math.max(from, ending.start - 2), ending.start);
    const phase = /[一二三四五六]期/u.test(text.slice(from, ending.start));
    let first = last;
    for (let index = last - 1; index >= 0; index--) {
      const before = items[index];
      if (!before || text[before.end] !== '、') break;
      const words = text.slice(before.start, before.end);
      const isMember = phase
        ? /^.{2,24}[一二三四五六]期$/u.test(words)
        : words.length > 3 && words.endsWith(thing) && anySuffix(text, before.end - 2) === 0;
      if (!isMember) break;
      first = index;
    }
    const opening = items[first];
    if (first === last || !opening || thing.length < 2) continue;
    const start = nameStart(text, opening.start, opening.end);
    if (ending.end - start > longestShared || isGenericModifier(text.slice(start, opening.end))) continue;
    for (let index = first; index < last; index++) found.delete(items[index] ?? item);
    found.set(item, { start, end: ending.end });
    last = first;
  }
}
const longestShared = 60;

/** 地铁3、4、6号线: the lines are numbered, and named once. */
function sharedNumbers(text: string, items: readonly Item[], found: Map<Item, Range>): void {
  for (const [index, item] of items.entries()) {
    const name = found.get(item);
    if (!name || !/^\d{1,2}号线/u.test(text.slice(name.start, name.end))) continue;
    let first = index;
    while (first > 0 && text[items[first - 1]?.end ?? 0] === '、' && /^\d{1,2}$/u.test(textOf(text, items[first - 1]))) first--;
    // The first of them stands behind the verb.
    const before = items[first - 1];
    const own = before && text[before.end] === '、' ? (/(?:地铁|轨道交通)?\d{1,2}$/u.exec(textOf(text, before))?.[0].length ?? 0) : 0;
    const start = before && own > 0 ? before.end - own : (items[first]?.start ?? name.start);
    if (start < name.start && (own > 0 || first < index)) found.set(item, { start, end: name.end });
  }
}

function textOf(text: string, item: Item | undefined): string {
  return item === undefined ? '' : text.slice(item.start, item.end);
}

/** 引江济淮二期 beside a work that is named: a phase of another. */
function phasesBeside(text: string, items: readonly Item[], found: Map<Item, Range>): void {
  if (found.size === 0) return;
  const names = [...found.values()].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const item of items) {
    while ((names[next]?.end ?? Infinity) <= item.start) next++;
    if ((names[next]?.start ?? Infinity) < item.end || !/[一-龥]{2}[一二三四五六]期$/u.test(text.slice(item.start, item.end))) continue;
    const start = nameStart(text, item.start, item.end);
    const name = text.slice(start, item.end);
    if (name.length >= 5 && name.length <= longestName && !genericPrefixes.test(name) && !isGenericModifier(name.slice(0, -2)))
      found.set(item, { start, end: item.end });
  }
}

const count = /^等(?:一批|(?:\d+(?:\.\d+)?(?:条|座|个|段|处)){0,1}(?:\d+(?:\.\d+)?公里)?)/u;

/** The head behind the word that closes the list: 甲至乙、丙至丁等高速公路, 甲至乙等3条高速公路项目. All of it is one name. */
function headBehind(text: string, part: Range, items: readonly Item[], found: Map<Item, Range>): void {
  const last = items.at(-1);
  if (!last || text[last.end] !== '等' || found.has(last)) return;
  const at = last.end + (count.exec(text.slice(last.end, last.end + 24))?.[0].length ?? 1);
  const head = structureHeads(text, at);
  if (head === 0 || at + head > part.end) return;
  const end = at + head + (/^(?:工程|项目)/u.test(text.slice(at + head, part.end)) ? 2 : 0);
  if (!nameCloses.test(text.slice(end, end + 5))) return;
  let first = items.length - 1;
  while (first > 0 && text[items[first - 1]?.end ?? 0] === '、' && !found.has(items[first - 1] ?? last)) first--;
  const opening = items[first] ?? last;
  const start = nameStart(text, opening.start, opening.end);
  const named = isRoute.test(text.slice(start, opening.end)) || !genericPrefixes.test(text.slice(start, end));
  if (end - start > longestShared || !named || !isIdentified(text, start, last.end)) return;
  found.set(last, { start, end });
}

const counting = '二三四五六七八九';
const countedHead = /^[一-龥]{2,8}?([两二三四五六七八九])大(?=[一-龥]{3})/u;

/** As many members as the last of them counts, with one head behind the count, are one name: 东港、西港、北港三大物流园区. */
function countedTogether(text: string, items: readonly Item[], found: Map<Item, Range>): void {
  for (const [index, item] of items.entries()) {
    const counted = countedHead.exec(text.slice(item.start, item.end))?.[1];
    const ending = counted === undefined ? null : lastEnding(text, item);
    if (counted === undefined || !ending || ending.kind === 'event') continue;
    const members = items.slice(index + 1 - (counted === '两' ? 2 : counting.indexOf(counted) + 2), index + 1);
    const [first] = members;
    if (!first || members.length < 2 || members.slice(0, -1).some(({ start, end }) => text[end] !== '、' || end - start > 16)) continue;
    for (const member of members) found.delete(member);
    found.set(item, { start: pastVerbs(text, first.start, first.end), end: ending.end });
  }
}

/** What is done, ordered or paid, and stands nowhere. */
const noThing = /(?:计划|行动|专项|政策|资金|补贴|机制|领域|工作|监管|保护|治理|推介|培训|服务|业务|任务|加工|种植|养殖)$/u;

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
    !/[的和及\s]/u.test(name.replaceAll(/和(?=\d)/gu, '')) &&
    !noThing.test(name) &&
    !isClass(text, start, end) &&
    actionVerbs(text, start) < 2
    ? { start, end }
    : null;
}

/** 高速铁路, 城市轨道交通: a kind of work, with nothing before it that makes it one. */
function isClass(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (anySuffix(text, at) === end - at && isGenericModifier(text.slice(start, at))) return true;
  return false;
}
