/** （责任单位：A、B）, 〔牵头单位：A；责任单位：B〕, （A牵头，B等按职责分工负责）: brackets of any kind, nested and mixed. */
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import { labelAt } from './assignment-label.ts';
import { readPhrase, withoutRemark, type Phrase } from './assignment-phrase.ts';
import { looksLikeUnit } from './unit-list-name.ts';

/** Longer brackets hold text, not units; the bound keeps the search linear. */
const longest = 2000;
/** Brackets inside of the phrase belong to names (各县（市、区）); deeper ones are no assignment. */
const deepest = 3;
const deepestOpen = 256;

const brackets = /[（(〔［[【）)〕］\]】]/gu;
const endsInVerb =
  /(?:负责(?:落实|实施|组织实施|推进|办理)?|牵头(?:负责|落实|组织实施|实施|推进)?|配合|落实|组织实施|实施|参与|参加|承办|协助)[。．.]?$/u;

function allUnits({ parts }: Phrase): boolean {
  const names = parts.flatMap((part) => part.names);
  const first = names[0];
  return first !== undefined && looksLikeUnit(first) && names.filter((name) => !looksLikeUnit(name)).length * 4 <= names.length;
}

function readInside(content: string): Phrase | null {
  const label = labelAt(content, 0);
  if (label !== null) {
    if (label.role === 'skip' && !/单位|部门|处室/u.test(content)) return null;
    const phrase = readPhrase(content);
    return phrase.parts.length > 0 ? phrase : null;
  }
  if (!endsInVerb.test(withoutRemark(content).trimEnd())) return null;
  const phrase = readPhrase(content);
  return allUnits(phrase) ? phrase : null;
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
      if (open.length >= deepestOpen) open = [];
      open.push({ at, depth: 0 });
      continue;
    }
    const opener = open.pop();
    if (opener === undefined) continue;
    const outer = open.at(-1);
    if (outer !== undefined) outer.depth = Math.max(outer.depth, opener.depth + 1);
    if (opener.depth > deepest || at - opener.at > longest) continue;
    const phrase = readInside(text.slice(opener.at + 1, at));
    if (phrase === null) continue;
    const end = at + 1;
    // An outer bracket that reads as an assignment swallows what was found inside of it.
    while ((found.at(-1)?.start ?? -1) > opener.at) found.pop();
    found.push({ start: opener.at, end, phrase });
  }
  return found;
}

export const bracketedAssignment: AssignmentConstruct = { name: 'bracketed', find };
