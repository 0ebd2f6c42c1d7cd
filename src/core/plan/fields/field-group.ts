/**
 * The fields of the items: stretches of text that hold nothing but who, until when and the like. A bracket, a run of label lines, the cells of a row
 * and a unit list at the end of a paragraph all give the same record, so what reads them does not ask how they were printed.
 */
import type { FoundAssignment } from '../assignment-found.ts';
import type { Range } from '../parsed-plan.ts';
import { isTime, kindOfValue, readLabel, type Field, type FieldKind } from './field-label.ts';
import { readFieldLines } from './field-lines.ts';

export interface FieldGroup extends Range {
  readonly fields: readonly Field[];
  /** Printed in brackets behind a sentence: it says nothing of what stands before the bracket before it. */
  readonly bracketed: boolean;
}

interface Growing {
  start: number;
  end: number;
  readonly fields: Field[];
  readonly bracketed: boolean;
}

const openers = /^[（(〔［[【]/u;
/** A label behind the units in the same line: …；完成时限：2025年底. */
const gapBefore = /[；;，,。、 \u3000]{0,8}/uy;
const valueEnd = /[；;。\n\r\t]/u;
const longestValue = 80;
/** One more bracket behind the sentence: （0.5分）（6月底完成，牵头单位：市数据局）. */
const bracketBefore = /(?<=[。；;！])\s?[（(〔［[][^（()）〔〕［\][\n]{1,24}[）)〕］\]]\s?$/u;
const bracketBehind = /\s?[（(〔［[][^（()）〔〕［\][\n]{1,24}[）)〕］\]](?=\s{0,4}(?:[。；\n]|$))/uy;
const longestBracket = 28;

/** The fields behind an assignment in its line, up to the end of the last of them. */
function growRight(text: string, group: Growing, limit: number): void {
  if (group.bracketed) {
    bracketBehind.lastIndex = group.end;
    const found = bracketBehind.exec(text);
    if (found !== null && bracketBehind.lastIndex <= limit && fieldOfBracket(found[0]) !== null) {
      group.fields.push({ kind: fieldOfBracket(found[0]) ?? 'other', start: group.end, end: bracketBehind.lastIndex });
      group.end = bracketBehind.lastIndex;
    }
    return;
  }
  for (;;) {
    gapBefore.lastIndex = group.end;
    gapBefore.exec(text);
    const at = gapBefore.lastIndex;
    const label = readLabel(text, at);
    if (label === null || label.kind === 'units' || label.valueStart >= limit) return;
    const words = text.slice(label.valueStart, Math.min(limit, label.valueStart + longestValue));
    const stop = words.search(valueEnd);
    const value = stop < 0 ? words : words.slice(0, stop);
    const kind = label.kind ?? kindOfValue(value);
    if (kind === null || value.trim() === '' || (stop < 0 && words.length >= longestValue)) return;
    group.end = label.valueStart + value.trimEnd().length;
    group.fields.push({ kind, start: at, end: group.end });
  }
}

/** A short bracket that holds no work: a time, or marks and remarks. */
function fieldOfBracket(bracket: string): FieldKind | null {
  return kindOfValue(bracket.trim().slice(1, -1));
}

function growLeft(text: string, group: Growing, floor: number): void {
  if (!group.bracketed) return;
  const found = bracketBefore.exec(text.slice(Math.max(floor, group.start - longestBracket), group.start));
  const kind = found === null ? null : fieldOfBracket(found[0]);
  if (found === null || kind === null) return;
  group.fields.unshift({ kind, start: group.start - found[0].length, end: group.start });
  group.start -= found[0].length;
}

/** A bracket behind a sentence that holds nothing but a time or a person: （2025年6月底前完成）, （联系人：张三）. */
const looseBracket =
  /(?<=[。；;！\n]\s{0,2})[（(〔［[](?=[^\n]{0,12}(?:[年月]|季度|联系人|责任人|领导))[^（()）〔〕［\][\n]{2,60}[）)〕］\]]/gu;

function looseBrackets(text: string): Growing[] {
  return [...text.matchAll(looseBracket)].flatMap(({ 0: bracket, index }): Growing[] => {
    const words = bracket.slice(1, -1);
    const label = readLabel(words, 0);
    const kind =
      label?.kind === 'person' || label?.kind === 'time' ? label.kind : isTime(words) && words.length <= longestBracket ? 'time' : null;
    const range = { start: index, end: index + bracket.length };
    return kind === null ? [] : [{ ...range, fields: [{ kind, ...range }], bracketed: true }];
  });
}

/** All groups of fields, in order. `assignments` are those found in the text, in order. */
export function readFieldGroups(text: string, assignments: readonly FoundAssignment[]): FieldGroup[] {
  const grown = assignments.map(({ start, end, raw }, index): Growing => {
    const group: Growing = { start, end, fields: [{ kind: 'units', start, end }], bracketed: openers.test(raw) };
    growLeft(text, group, assignments[index - 1]?.end ?? 0);
    growRight(text, group, assignments[index + 1]?.start ?? text.length);
    return group;
  });
  const lines = readFieldLines(text).map((fields): Growing => {
    const start = fields[0]?.start ?? 0;
    return { start, end: fields.at(-1)?.end ?? start, fields, bracketed: false };
  });
  const groups: Growing[] = [];
  for (const group of [...grown, ...lines, ...looseBrackets(text)].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = groups.at(-1);
    if (last === undefined || group.start >= last.end) groups.push(group);
    else if (!last.bracketed || group.end > last.end) {
      last.end = Math.max(last.end, group.end);
      // A label line of units is the assignment that was found in it; both lists stand in order.
      const taken = last.fields.at(-1)?.end ?? 0;
      last.fields.push(...group.fields.filter((field) => field.start >= taken));
    }
  }
  return groups.map(({ fields, ...group }) => ({ ...group, fields: fields.sort((a, b) => a.start - b.start) }));
}
