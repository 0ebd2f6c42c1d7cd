/** What a name ends with: the longest known word that closes it, and of what kind that is. */
import { charSet } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';
import { actionVerbs } from '../tasks/verbs.ts';
import type { WordList } from '../tasks/word-list.ts';
import { anySuffix, eventHeads, nameCloses, operatedHeads, siteHeads, structureHeads, workHeads } from './project-words.ts';

export interface Ending extends Range {
  readonly kind: 'structure' | 'work' | 'site' | 'operated' | 'founded' | 'event';
}

const longestWord = 10;

/** The longest ending of an item that closes a name: 污水处理厂 rather than 厂, 水库工程 rather than 工程. */
export function lastEnding(text: string, item: Range): Ending | null {
  for (let at = item.end - 1; at > item.start; at--) {
    const length = endingAt(text, at, item.start);
    if (length === 0 || at + length > item.end || !closesName(text, at, at + length)) continue;
    const end = at + length;
    let start = at;
    for (let earlier = at - 1; earlier > Math.max(item.start, at - longestWord); earlier--)
      if (anySuffix(text, earlier) === end - earlier) start = earlier;
    if (!/^(?:工程|项目)$/u.test(text.slice(end - 2, end))) return { start, end, kind: kindOf(text, start, end) };
    // X水库工程 is the work of a thing that is named as the thing itself is, X改造项目 what is done to X.
    const structure = wordBefore(structureHeads, text, item.start, end - 2);
    if (structure >= 0) return { start: structure, end, kind: 'structure' };
    const work = wordBefore(workHeads, text, item.start, end - 2);
    return work >= 0 ? { start: work, end, kind: 'work' } : { start, end, kind: kindOf(text, start, end) };
  }
  return null;
}

/** Whether a name may end before `at`, as far as its last word tells. */
export function endsName(text: string, at: number): boolean {
  if (/(?:[）)”]|[一二三四五六七八九\d]期)$/u.test(text.slice(Math.max(0, at - 2), at))) return true;
  if (/(?:社会|基层|协同|依法|源头)治理$/u.test(text.slice(Math.max(0, at - 4), at))) return false;
  for (let length = longestWord; length >= 1; length--) if (at >= length && endingAt(text, at - length, 0) === length) return true;
  return false;
}

/** Where the word for a work begins that a stretch ends with: 大道 in 金龙大道; -1 where it ends with none. */
export function endsInStructure(text: string, start: number, end: number): number {
  const long = wordBefore(structureHeads, text, start, end);
  return long < 0 && endingAt(text, end - 1, start) === 1 ? end - 1 : long;
}

/** Where the longest word of a list begins that ends right before `end`; -1 where none does. */
function wordBefore(list: WordList, text: string, start: number, end: number): number {
  for (let at = Math.max(start + 1, end - longestWord); at < end; at++) if (list(text, at) === end - at) return at;
  return -1;
}

/** How long the word at `at` is that a name may end with; 0 where none begins. */
function endingAt(text: string, at: number, start: number): number {
  const length = anySuffix(text, at);
  if (length > 0 || !isShort(text.charCodeAt(at)) || at - start < 2) return length;
  if (text[at] === '段') return stretch.test(text.slice(Math.max(start, at - longestStretch), at + 1)) ? 1 : 0;
  return shortEnding.test(text.slice(at - 2, at + 1)) ? 1 : 0;
}

const isShort = charSet('路桥线楼段');
/** 甲高速乙县段, 4号线北段, 甲至乙段: a stretch of a road or a line. */
const stretch = /(?:[铁路速道]|号线|至)[一-龥A-Z]{1,14}段$/u;
const longestStretch = 18;
/** Of one character: 渭川路, 黄河桥, G324线. What else ends with it is of another kind: 思路, 铁路, 危桥, 战线. */
const shortEnding =
  /[一-龥][^道公线铁思出网管水陆空电回链短门走一套销旅迷活之退支丝](?=路)路|[一-龥][^危旧老立天高便板搭](?=桥)桥|[一-龥][^高大危旧](?=楼)楼|[A-Z\d]\d线/u;

function closesName(text: string, at: number, end: number): boolean {
  return nameCloses.test(text.slice(end, end + 5)) || (operatedHeads(text, at) === end - at && actionVerbs(text, end) > 1);
}

function kindOf(text: string, start: number, end: number): Ending['kind'] {
  if (structureHeads(text, start) === end - start || end - start === 1) return 'structure';
  if (operatedHeads(text, start) === end - start) return 'operated';
  if (eventHeads(text, start) === end - start) return 'event';
  if (workHeads(text, start) === end - start) return 'work';
  return siteHeads(text, start) === end - start ? 'site' : 'founded';
}
