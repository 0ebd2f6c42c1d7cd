/** （责任单位：A、B）, 〔牵头单位：A；责任单位：B〕, （A牵头，B等按职责分工负责）: brackets of any kind, nested and mixed. */
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import { findLabels, isUnitRole, labelAt } from './assignment-label.ts';
import { readPhrase, withoutRemark, type Phrase } from './assignment-phrase.ts';
import { areProvedUnits, isNobody, looksLikeUnit } from './unit-list-name.ts';

/** Longer brackets hold text, not units; the bound keeps the search linear. */
const maxLength = 2000;
/** Brackets inside of the phrase belong to names (各县（市、区）); deeper ones are no assignment. */
const maxDepth = 3;
const maxOpenBrackets = 256;

const brackets = /[（(〔［[【）)〕］\]】]/gu;
const endsInVerb =
  /(?:负责(?:落实|实施|组织实施|推进|办理)?|牵头(?:负责|落实|组织实施|实施|推进)?|配合|落实|组织实施|实施|参与|参加|主办|承办|协办|协助)[。．.]?$/u;

/** These say who answers; 落实 and 实施 may stand behind anything. */
const provingVerb = /(?:负责|牵头|配合)[。．.]?$/u;

function allUnits({ parts }: Phrase, printed: string): boolean {
  const names = parts.flatMap((part) => part.names);
  const first = names[0];
  if (first === undefined || isNobody(first)) return false;
  const known = looksLikeUnit(first) && names.filter((name) => !looksLikeUnit(name)).length * 4 <= names.length;
  return known || (provingVerb.test(printed) && areProvedUnits(names));
}

/** Times beside the units: （…负责，2023年底前完成）, （…负责，持续推进）, （2023年6月底前完成，…负责）. */
const time = '(?:(?:力争|于|到|在)?(?:\\d{4}年|\\d{1,2}月|今年|年底前|年内)|持续|长期|常态化|立行立改)[^，,；;。、]{0,16}';
const timeAtEnd = new RegExp(`[，,；;。]\\s{0,2}(?:完成时限[:：]?)?${time}[。]?$`, 'u');
const timeAtStart = new RegExp(`^${time}[，,；;。]`, 'u');
const paragraphEnd = /^[。]?\s{0,3}(?:\n|$|\d{1,3}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)/u;

/** （6月底完成，牵头单位：A）: a time or a state of the work stands before the label. */
const maxStateLength = 24;

function readBehindState(content: string): Phrase | null {
  const first = findLabels(content.slice(0, maxStateLength * 2)).find(({ role }) => isUnitRole(role));
  if (first === undefined || first.start > maxStateLength || !/^[^。（(：:]+[，,；;]\s?$/u.test(content.slice(0, first.start))) return null;
  const phrase = readPhrase(content.slice(first.start));
  return phrase.parts.length > 0 ? phrase : null;
}

function readInside(content: string): Phrase | null {
  const label = labelAt(content, 0);
  if (label !== null) {
    if (!isUnitRole(label.role) && !/单位|部门|处室/u.test(content)) return null;
    const phrase = readPhrase(content);
    return phrase.parts.length > 0 ? phrase : null;
  }
  const stated = readBehindState(content);
  if (stated !== null) return stated;
  const plain = withoutRemark(content).replace(timeAtEnd, '').trimEnd();
  const namesLeader = plain !== content && /牵头/u.test(content.slice(plain.length));
  if (!endsInVerb.test(plain) && !namesLeader && !/会同/u.test(plain)) return null;
  const phrase = readPhrase(plain.replace(timeAtStart, ''));
  return allUnits(phrase, plain) ? phrase : null;
}

/** Without 市 or 县 before it a name must end like no other word: 住建局, 各街道. */
const unitSuffix = /.[局委办厅]$|(?:政府|管委会|办事处|街道|乡镇|镇街|公司|中心|[支大]队|银行|集团|法院|检察院)$/u;

/** （市科技局、市财政局）: nothing but units, right behind a sentence and at the end of the paragraph. */
function readUnitsAlone(text: string, start: number, end: number): Phrase | null {
  if (!/[。；;！]\s?$/u.test(text.slice(Math.max(0, start - 2), start)) || !paragraphEnd.test(text.slice(end, end + 8))) return null;
  const content = text.slice(start + 1, end - 1);
  const phrase = readPhrase(content);
  const names = phrase.parts.flatMap((part) => part.names);
  const levelled = /^(?:[省市县区州旗各]|中共|中央|国家|国务院|自治|教育部|财政部)/u.test(content);
  if (!levelled && !(names.length > 1 && names.every((name) => unitSuffix.test(name)))) return null;
  return names.length > 0 && names.every((name) => looksLikeUnit(name) && !isNobody(name)) ? phrase : null;
}

interface OpenBracket {
  readonly at: number;
  depth: number;
}

function find(text: string): AssignmentSpan[] {
  const found: AssignmentSpan[] = [];
  let open: OpenBracket[] = [];
  for (const { 0: bracket, index: at } of text.matchAll(brackets)) {
    if ('（(〔［[【'.includes(bracket)) {
      if (open.length >= maxOpenBrackets) open = [];
      open.push({ at, depth: 0 });
      continue;
    }
    const opener = open.pop();
    if (opener === undefined) continue;
    const outer = open.at(-1);
    if (outer !== undefined) outer.depth = Math.max(outer.depth, opener.depth + 1);
    if (opener.depth > maxDepth || at - opener.at > maxLength) continue;
    const end = at + 1;
    const phrase = readInside(text.slice(opener.at + 1, at)) ?? readUnitsAlone(text, opener.at, end);
    if (phrase === null) continue;
    // An outer bracket that reads as an assignment swallows what was found inside of it.
    while ((found.at(-1)?.start ?? -1) > opener.at) found.pop();
    found.push({ start: opener.at, end, phrase });
  }
  return found;
}

export const bracketedAssignment: AssignmentConstruct = { name: 'bracketed', find };
