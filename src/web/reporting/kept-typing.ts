/** What is typed is in the browser at once, so that no crash, closed window or lost connection takes a character; by account, since computers are shared. */
import { contentFields } from '#core/reporting/report-content.ts';
import { nothingTyped, type TypedReport } from '#web/reporting/typed-fields.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (accountId: string, reportId: string): string => `taizhang.report.${accountId}.${reportId}`;

/** Anything else than what we keep is nothing. */
export function readKept(storage: () => Storage, accountId: string, reportId: string): TypedReport {
  try {
    const stored: unknown = JSON.parse(storage().getItem(keyOf(accountId, reportId)) ?? '{}');
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return nothingTyped;
    // What we wrote ourselves: fields with what was seen and typed.
    const fields = Object.entries(stored).filter(
      ([field, one]) =>
        contentFields.some((known) => known === field) && typeof one === 'object' && one !== null && 'to' in one && 'seen' in one,
    );
    return Object.fromEntries(fields);
  } catch {
    return nothingTyped;
  }
}

/** Answers whether it is kept now: a browser may forbid it, or have no room left. */
export function keep(storage: () => Storage, accountId: string, reportId: string, typed: TypedReport): boolean {
  try {
    if (Object.keys(typed).length === 0) storage().removeItem(keyOf(accountId, reportId));
    else storage().setItem(keyOf(accountId, reportId), JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}
