/** What is printed beside an item but its units and days: persons, places, times without a day, and labels that nobody knows, with their words. */
import { findLabels, isUnitRole } from '../assignment-label.ts';
import type { PrintedField, PrintedFieldKind } from '../parsed-plan.ts';
import { readColumnFields } from './column-fields.ts';
import type { FieldGroup } from './field-group.ts';
import { kindOfValue, type Field } from './field-label.ts';
import { splitValues } from './field-values.ts';

export type FoundField = Omit<PrintedField, 'path'>;

interface Mark {
  readonly start: number;
  /** Behind the colon. */
  readonly end: number;
  /** null: nobody knows the label. */
  readonly kind: PrintedFieldKind | 'units' | null;
}

const valueEnd = /[；;。\n\t]/u;
const unknownLabel = /(?<=^|[；;，,。\s（(〔［[【])(?:\p{Script=Han}|\/){2,10}\s{0,4}[:：]/gu;
const closingTail = /(?<![，,、\s])[，,、\s]+$/u;
const opening = /^\s{0,4}[（(〔［[【]/u;
const closing = /[）)〕］\]】]$/u;
const longestValue = 120;

/** Every label in the words of a field, in order. In a list of units only what stands behind a mark can be one that nobody knows. */
function marksIn(words: string): Mark[] {
  const known = findLabels(words).map(({ role, start, end }): Mark => ({ start, end, kind: isUnitRole(role) ? 'units' : role }));
  const unknown = [...words.matchAll(unknownLabel)]
    .map(({ 0: label, index }): Mark => ({ start: index, end: index + label.length, kind: null }))
    .filter((mark) => known.every(({ start, end }) => end <= mark.start || mark.end <= start));
  return [...known, ...unknown].sort((a, b) => a.start - b.start);
}

function fieldsIn(text: string, { start, end, kind }: Field): FoundField[] {
  const printed = text.slice(start, end).trimEnd();
  // The bracket itself is none of the value.
  const words = opening.test(printed) && closing.test(printed) ? printed.slice(0, -1) : printed;
  const marks = marksIn(words);
  return marks.flatMap((mark, index): FoundField[] => {
    if (mark.kind === 'units') return [];
    const stretch = words.slice(mark.end, marks[index + 1]?.start ?? words.length);
    const stop = stretch.search(valueEnd);
    const value = (stop < 0 ? stretch : stretch.slice(0, stop)).replace(closingTail, '');
    const told = mark.kind ?? (index === 0 && kind !== 'units' ? kind : kindOfValue(value));
    if (told === null || told === 'units' || value.trim() === '' || value.length > longestValue) return [];
    const range = { start: start + mark.start, end: start + mark.end + value.length };
    const label = words.slice(mark.start, mark.end).replaceAll(/[\s:：]/gu, '');
    return [{ ...range, raw: text.slice(range.start, range.end), kind: told, label, values: splitValues(value, told) }];
  });
}

/** 联系人：… that closes a document says whom to ask about it, not about its last item. */
const contact = /^[（(\s]{0,4}联系/u;
const longestClosing = 120;
const longestIndent = 20;

/** All of them, in order and apart. `groups`: the groups of fields in the text, in order. */
export function readFields(text: string, groups: readonly FieldGroup[]): FoundField[] {
  const listed = groups.flatMap(({ start, end, fields, bracketed }) => {
    const before = text.slice(Math.max(0, start - longestIndent), start);
    const beginsLine = before.slice(before.lastIndexOf('\n') + 1).trim() === '';
    const closes = beginsLine && text.length - end <= longestClosing && contact.test(text.slice(start, end));
    return bracketed && closes ? [] : fields.flatMap((field) => fieldsIn(text, field));
  });
  let end = 0;
  return [...listed, ...readColumnFields(text)]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((field) => {
      const isFree = field.start >= end;
      if (isFree) end = field.end;
      return isFree;
    });
}
