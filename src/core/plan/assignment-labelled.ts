/** 责任单位：A、B without brackets: on a line of its own, at the end of a paragraph, or with the next number following at once. */
import { charSet, whiteSpace, withoutEnd } from '#core/platform/char-set.ts';
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import { findLabels, isUnitRole, type FoundLabel, type LabelRole } from './assignment-label.ts';
import { readPhrase } from './assignment-phrase.ts';
import { areProvedUnits, looksLikeUnit } from './unit-list-name.ts';

const maxLength = 1000;
/** What ends a list that nothing closes: a line, a sentence, the number of the next paragraph, the end of a bracket never opened. */
const listEnd =
  /(?<![、，,])\s{0,2}[\n\r]|[\t。！？“《]|\d{1,3}\s{0,2}[.．、](?!\d)|[（(〔［[][一二三四五六七八九十百]{1,4}[)）〕］\]]|[（(]\d{1,2}[)）]|(?<=[^、，,；;：:\s])\s{0,3}[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节]|[（(](?=除|注|其中|列|排|第一|首|下同|以下)|\s{1,4}(?:附件|附表|备注|注)|\s{0,4}[：:]/u;

/** 各责任单位： is a salutation, 要求责任单位：… a sentence. */
const notBefore = /[各有相关由的要及]$/u;

function listEndAfter(text: string, from: number, limit: number): number {
  const window = text.slice(from, Math.min(limit, from + maxLength));
  const lead = /^\s{0,8}/u.exec(window)?.[0].length ?? 0;
  const stop = window.slice(lead).search(listEnd);
  const raw = stop < 0 ? window : window.slice(0, lead + stop);
  return from + withoutTail(raw).length;
}

const count = (text: string, marks: RegExp): number => text.match(marks)?.length ?? 0;

const isClosing = charSet(`；;，,、。${whiteSpace}`);

/** Without closing punctuation and without the bracket that closes the sentence around it; 各乡镇（街道） keeps its own. */
function withoutTail(raw: string): string {
  const list = withoutEnd(raw, isClosing);
  const closesMore = /[）)〕］\]】]$/u.test(list) && count(list, /[）)〕］\]】]/gu) > count(list, /[（(〔［[【]/gu);
  return closesMore ? withoutTail(list.slice(0, -1)) : list;
}

const gapOnly = /^[；;，,。、\s]*$/u;
const longestGap = 8;
/** A time or a person printed between the units of one record: 牵头单位：A；完成时限：6月；配合单位：B. */
const longestBetween = 60;

/** The label of another role behind the units (also on the next line) that continues their record, as its index; null where none does. */
function nextOfRecord(
  text: string,
  labels: readonly FoundLabel[],
  index: number,
  end: number,
  roles: ReadonlySet<LabelRole>,
): number | null {
  let from = end;
  for (let at = index + 1; at < labels.length; at++) {
    const next = labels[at];
    if (next === undefined || next.start - from > longestGap || !gapOnly.test(text.slice(from, next.start))) return null;
    if (isUnitRole(next.role)) return next.role === 'support' || !roles.has(next.role) ? at : null;
    from = listEndAfter(text, next.end, Math.min(labels[at + 1]?.start ?? text.length, next.end + longestBetween));
  }
  return null;
}

/** (列第一位为牵头单位，下同) right behind the units belongs to the phrase. */
const remarkBehind = /[（(](?:除|注|其中|列|排|第一|首|下同|以下)[^（()）\n]{0,80}[）)]/uy;

function withRemark(text: string, end: number): number {
  remarkBehind.lastIndex = end;
  return remarkBehind.test(text) ? remarkBehind.lastIndex : end;
}

function find(text: string): AssignmentSpan[] {
  const labels = findLabels(text);
  const found: AssignmentSpan[] = [];
  for (let index = 0; index < labels.length; index++) {
    const first = labels[index];
    if (first === undefined || !isUnitRole(first.role) || notBefore.test(text.slice(Math.max(0, first.start - 2), first.start))) continue;
    let label = first;
    let end = listEndAfter(text, label.end, labels[index + 1]?.start ?? text.length);
    const roles = new Set<LabelRole>([first.role]);
    for (let next = nextOfRecord(text, labels, index, end, roles); next !== null; next = nextOfRecord(text, labels, index, end, roles)) {
      index = next;
      label = labels[index] ?? label;
      roles.add(label.role);
      end = listEndAfter(text, label.end, labels[index + 1]?.start ?? text.length);
    }
    if (end <= label.end) continue;
    const phrase = readPhrase(text.slice(first.start, end));
    const names = phrase.parts.flatMap((part) => part.names);
    const name = names[0];
    if (name === undefined || !(looksLikeUnit(name) || areProvedUnits(names))) continue;
    found.push({ start: first.start, end: withRemark(text, end), phrase });
  }
  return found;
}

export const labelledAssignment: AssignmentConstruct = { name: 'labelled', find };
