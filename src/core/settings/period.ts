/** 调度期: a month `2026-04` or a quarter `2026-Q3`; the same keys everywhere. */

const form = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/;

/** Is the text the key of a period? */
export const isPeriod = (text: string): boolean => form.test(text);

/** The month after a period's end, or null where the text is no period. */
export function monthAfterPeriod(period: string): { readonly year: number; readonly month: number } | null {
  const found = form.exec(period);
  if (found === null) return null;
  const year = Number(found[1]);
  const last = found[2] === undefined ? Number(found[3]) * 3 : Number(found[2]);
  return last === 12 ? { year: year + 1, month: 1 } : { year, month: last + 1 };
}
