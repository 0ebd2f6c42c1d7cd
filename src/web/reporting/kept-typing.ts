/** What is typed is in the browser at once, so that no crash, closed window or lost connection takes a character; by account, since computers are shared. */
import { contentFields } from '#core/reporting/report-content.ts';
import { bringBack, keepDurably } from '#web/reporting/kept-durably.ts';
import { nothingTyped, type TypedReport } from '#web/reporting/typed-fields.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Of what something was typed, in words that stand without the report itself. */
export interface AboutReport {
  readonly period: string;
  readonly title: string;
}

/** Typed into a report that is not asked any more. */
export interface KeptReport extends AboutReport {
  readonly id: string;
  readonly typed: TypedReport;
}

const prefixOf = (accountId: string): string => `taizhang.report.${accountId}.`;
const keyOf = (accountId: string, reportId: string): string => `${prefixOf(accountId)}${reportId}`;

/** What a browser that was killed had not written yet is there again; before anything is read. */
export const bringKeptBack = (storage: () => Storage, accountId: string): Promise<void> =>
  bringBack(storage, prefixOf(accountId), (text) => Object.keys(fieldsOf(parsed(text))).length === 0);

let lastMoment = 0;
/** Later than any before, though two keystrokes may fall into one millisecond. */
function moment(): number {
  lastMoment = Math.max(Date.now(), lastMoment + 1);
  return lastMoment;
}

/** Anything else than what we keep is nothing. */
export function readKept(storage: () => Storage, accountId: string, reportId: string): TypedReport {
  try {
    return fieldsOf(parsed(storage().getItem(keyOf(accountId, reportId))));
  } catch {
    return nothingTyped;
  }
}

function parsed(text: string | null): object {
  const stored: unknown = JSON.parse(text ?? '{}');
  return typeof stored === 'object' && stored !== null ? stored : {};
}

// What we wrote ourselves: fields with what was seen and typed.
const fieldsOf = (stored: object): TypedReport =>
  Object.fromEntries(
    Object.entries(stored).filter(
      ([field, one]) =>
        contentFields.some((known) => known === field) && typeof one === 'object' && one !== null && 'to' in one && 'seen' in one,
    ),
  );

/** Answers whether it is kept now: a browser may forbid it, or have no room left. */
export function keep(storage: () => Storage, accountId: string, reportId: string, typed: TypedReport, about: AboutReport): boolean {
  const key = keyOf(accountId, reportId);
  const text = JSON.stringify({ ...typed, about, at: moment() });
  void keepDurably(key, text);
  try {
    if (Object.keys(typed).length === 0) storage().removeItem(key);
    else storage().setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** What was typed into reports of these periods that are not among those asked: it waits here until somebody has copied it. */
export function keptBeyond(
  storage: () => Storage,
  accountId: string,
  periods: readonly string[],
  asked: ReadonlySet<string>,
): readonly KeptReport[] {
  try {
    const own = storage();
    const prefix = prefixOf(accountId);
    const keys = Array.from({ length: own.length }, (_, at) => own.key(at) ?? '').filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => {
      const id = key.slice(prefix.length);
      const stored = parsed(own.getItem(key));
      const about: unknown = 'about' in stored ? stored.about : null;
      if (asked.has(id) || typeof about !== 'object' || about === null || !('period' in about) || !('title' in about)) return [];
      const period = String(about.period);
      return periods.includes(period) ? [{ id, period, title: String(about.title), typed: fieldsOf(stored) }] : [];
    });
  } catch {
    return [];
  }
}
