/** Lines that are fields of the item above them. A label that nobody knows is one where it stands among known ones. */
import { type Line, readLines } from '../structure/lines.ts';
import { readLabel, kindOfValue, type Field, type FieldKind } from './field-label.ts';

interface LabelLine {
  readonly line: Line;
  readonly kind: FieldKind | null;
  readonly value: string;
}

/** A label ends within so many characters. */
const longestLabel = 16;
const colon = /[:：]/u;

function labelLine(text: string, line: Line): LabelLine | null {
  if (!colon.test(text.slice(line.start, Math.min(line.end, line.start + longestLabel)))) return null;
  const label = readLabel(text, line.start);
  if (label === null || label.valueStart > line.end) return null;
  return { line, kind: label.kind, value: text.slice(label.valueStart, Math.min(line.end, label.valueStart + 200)) };
}

/** Runs of neighbouring lines that are fields, each as its fields in order. */
export function readFieldLines(text: string): Field[][] {
  const runs: Field[][] = [];
  let run: LabelLine[] = [];
  const close = (): void => {
    // Units alone say nothing of the labels beside them: 范围：…, 责任单位：… are told by the known ones.
    if (run.some(({ kind }) => kind !== null)) {
      let fields: Field[] = [];
      for (const { line, kind, value } of run) {
        const told = kind ?? kindOfValue(value);
        if (told !== null) fields.push({ kind: told, start: line.start, end: line.end });
        else if (fields.length > 0) {
          runs.push(fields);
          fields = [];
        }
      }
      if (fields.length > 0) runs.push(fields);
    }
    run = [];
  };
  for (const line of readLines(text)) {
    const found = labelLine(text, line);
    if (found === null) close();
    else run.push(found);
  }
  close();
  return runs.filter((fields) => fields.some(({ kind }) => kind !== 'other') && !closesText(text, fields));
}

/** 联系人：… below everything is whom to ask about the document. */
const contact = /联系人/uy;
const longestClosing = 120;

function closesText(text: string, fields: readonly Field[]): boolean {
  const start = fields[0]?.start ?? 0;
  contact.lastIndex = start;
  return text.length - start <= longestClosing && contact.test(text);
}
