/**
 * What is typed into a dialog about one report is in the browser at once, as what is typed into reports is (kept-typing.ts): a closed window, a crash or
 * an ended session takes nothing. By account, since computers are shared; until it is handed in or thrown away.
 */
import { contentFields, unwrittenContent, type ReportContent } from '#core/reporting/report-content.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface KeptDialog {
  /** The version, or revision, from which it was begun; null: nothing was there. */
  readonly about: number | null;
  readonly content: ReportContent;
  /** Its further fields, by name. */
  readonly words: Readonly<Record<string, string>>;
}

export interface DialogPlace {
  readonly kind: 'correction' | 'record';
  readonly accountId: string;
  readonly reportId: string;
}

const keyOf = ({ kind, accountId, reportId }: DialogPlace): string => `taizhang.report.${kind}.${accountId}.${reportId}`;

/** Null where nothing is kept; anything else than what we keep is nothing. */
export function readKeptDialog(storage: () => Storage, place: DialogPlace): KeptDialog | null {
  try {
    const stored: unknown = JSON.parse(storage().getItem(keyOf(place)) ?? 'null');
    if (!isRecord(stored) || !isRecord(stored['content']) || !isRecord(stored['words'])) return null;
    const { about, content, words } = stored;
    const fits = contentFields.every((field) => isOfKind(field, content[field]));
    if (!fits) return null;
    return {
      about: typeof about === 'number' ? about : null,
      // Field by field it was looked at above.
      content: { ...unwrittenContent, ...Object.fromEntries(contentFields.map((field) => [field, content[field]])) },
      words: Object.fromEntries(Object.entries(words).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []))),
    };
  } catch {
    return null;
  }
}

/** Null: nothing is to be kept any more. Answers whether it is done: a browser may forbid it, or have no room left. */
export function keepDialog(storage: () => Storage, place: DialogPlace, kept: KeptDialog | null): boolean {
  try {
    if (kept === null) storage().removeItem(keyOf(place));
    else storage().setItem(keyOf(place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isOfKind(field: (typeof contentFields)[number], value: unknown): boolean {
  switch (field) {
    case 'text':
    case 'problem':
    case 'next':
    case 'unchanged':
      return typeof value === 'string';
    case 'percent':
      return value === null || typeof value === 'number';
    case 'reached':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'self':
      return value === null || value === 'green' || value === 'yellow' || value === 'red';
    case 'done':
    case 'forecast':
      return value === null || typeof value === 'string';
  }
}
