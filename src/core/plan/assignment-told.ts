/** 改造甲路，由市住建局牵头、市交通局配合。 市文旅局负责，市财政局配合。: units told in words, with nothing else in their clause. */
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import { readPhrase, type Phrase } from './assignment-phrase.ts';
import { isNobody, looksLikeUnit } from './unit-list-name.ts';

const clause = /[^。；;！\n\r]{4,400}/gu;
/** What each comma part ends with. */
const roleAtEnd = /(?:牵头|负责|配合|协助|参与)(?:(?:组织)?(?:负责|落实|实施|推进|办理))?$/u;
/** A day alone, or with what comes to an end on it: work of its own is none of the phrase. */
const timeAtEnd =
  /^(?:于|在|到)?(?:\d{4}年|\d{1,2}月|年底|年内|[上下]半年)(?:[\d年月日底末初上中下半旬]{0,8}(?:之?前|内)?)?(?:全部|全面|基本|正式)?(?:完成|办结|到位|落实|建成(?:投用|投产)?|投用|投产|竣工|完工|开工)?$/u;
/** What sets units off from the work around them: 由 before them, or the words of a label that is told. */
const opens = /^(?:由|(?:责任|牵头|配合)(?:单位|部门|处室)为)/u;
/** A list that none of the words of level opens may be of firms or of people. */
const levelled = /^(?:[省市县区州旗镇乡各]|有关|相关|国家|中共|自治)/u;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function partsOf(text: string, start: number, end: number): Part[] {
  const parts: Part[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== '，' && text[at] !== ',') continue;
    const printed = text.slice(from, at);
    const words = printed.trim();
    const at0 = from + printed.indexOf(words);
    parts.push({ start: at0, end: at0 + words.length, words });
    from = at + 1;
  }
  return parts;
}

function phraseOf(words: string): Phrase | null {
  const told = words.replace(opens, '');
  const isLabel = told.length + 1 < words.length;
  if (!(isLabel || roleAtEnd.test(words)) || !levelled.test(told) || /[：:（(“《]/u.test(words)) return null;
  const phrase = readPhrase(isLabel ? words : told);
  const names = phrase.parts.flatMap((part) => part.names);
  return names.length > 0 && names.every((name) => looksLikeUnit(name) && !isNobody(name) && name.length <= 24) ? phrase : null;
}

/** 开展排查，市应急局牵头: only what answers for work is said to lead, so that it needs no 由 before it. */
function leads(part: Part | undefined): boolean {
  return part !== undefined && /牵头(?:负责|组织|落实|实施)?$/u.test(part.words);
}

/** The parts of a clause from the one that begins with 由, or all of them, that say nothing but who does it. */
function readClause(text: string, start: number, end: number): AssignmentSpan[] {
  const parts = partsOf(text, start, end);
  const last = parts.at(-1);
  // A day behind the units is of their phrase, as it is in brackets.
  const time = parts.length > 1 && last !== undefined && timeAtEnd.test(last.words) ? parts.pop() : undefined;
  let first = parts.length;
  while (first > 0 && phraseOf(parts[first - 1]?.words ?? '') !== null) first--;
  const told = parts.slice(first);
  const opening = told.findIndex(({ words }) => opens.test(words));
  const own = first === 0 || (opening < 0 && leads(told[0])) ? told : opening < 0 ? [] : told.slice(opening);
  // Without 由 a line that names one body alone may say anything of it: something stands before it, or each has a role.
  const before = text.slice(Math.max(0, start - 8), start);
  const opensLine = start === 0 || /[\n\r]/u.test(before.slice(before.trimEnd().length));
  const standsAlone = opening < 0 && own.length < 2 && opensLine;
  const [from] = standsAlone ? [] : own;
  const to = own.at(-1);
  if (from === undefined || to === undefined) return midway(text, parts);
  const phrase = readPhrase(text.slice(from.start, to.end).replace(/^由/u, ''));
  return [...midway(text, parts.slice(0, parts.indexOf(from))), { start: from.start, end: time?.end ?? to.end, phrase }];
}

/** 实施甲工程，由市水利局负责，年底前新建泵站3座: work of its own stands behind the units, which 由 sets off from it. */
function midway(text: string, parts: readonly Part[]): AssignmentSpan[] {
  const spans: AssignmentSpan[] = [];
  // What opens its item is read as a heading with units, and the work behind it would be none.
  for (let at = 1; at < parts.length; at++) {
    const from = parts[at];
    if (from === undefined || !(opens.test(from.words) || leads(from)) || phraseOf(from.words) === null) continue;
    while (phraseOf(parts[at + 1]?.words ?? '') !== null) at++;
    const end = parts[at]?.end ?? from.end;
    spans.push({ start: from.start, end, phrase: readPhrase(text.slice(from.start, end).replace(/^由/u, '')) });
  }
  return spans;
}

function find(text: string): AssignmentSpan[] {
  const found: AssignmentSpan[] = [];
  for (const match of text.matchAll(clause)) {
    if (!/牵头|负责|配合|责任(?:单位|部门|处室)为/u.test(match[0])) continue;
    found.push(...readClause(text, match.index, match.index + match[0].length));
  }
  return found;
}

export const toldAssignment: AssignmentConstruct = { name: 'told', find };
