/**
 * Days of the next milestone that are typed and no day yet (2026-6): no field of a report can hold them. They are in the browser at every keystroke, by account, whether or not
 * their row is open, so that a row that closes or a window that is closed takes none of them.
 */
import { useSyncExternalStore } from 'react';
import { useMe } from '#web/access/me.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (accountId: string): string => `taizhang.report-days.${accountId}`;

/** By report; anything else than what we keep is nothing. */
export function readDays(storage: () => Storage, accountId: string): ReadonlyMap<string, string> {
  try {
    const stored: unknown = JSON.parse(storage().getItem(keyOf(accountId)) ?? '{}');
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return new Map();
    return new Map(Object.entries(stored).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text] as const] : [])));
  } catch {
    return new Map();
  }
}

/** These days with one more, changed, or null: without it. A browser that keeps nothing keeps them while the page is open. */
export function keepDay(
  storage: () => Storage,
  accountId: string,
  days: ReadonlyMap<string, string>,
  reportId: string,
  text: string | null,
): ReadonlyMap<string, string> {
  const next = new Map(days);
  if (text === null) next.delete(reportId);
  else next.set(reportId, text);
  try {
    if (next.size === 0) storage().removeItem(keyOf(accountId));
    else storage().setItem(keyOf(accountId), JSON.stringify(Object.fromEntries(next)));
  } catch {
    // It is in the page.
  }
  return next;
}

const byAccount = new Map<string, ReadonlyMap<string, string>>();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function daysOf(accountId: string): ReadonlyMap<string, string> {
  const known = byAccount.get(accountId) ?? readDays(() => localStorage, accountId);
  byAccount.set(accountId, known);
  return known;
}

/** By report, of whoever is logged in. `put`: null: the day is whole, or taken away. */
export function useUnfinishedDays(): {
  readonly days: ReadonlyMap<string, string>;
  readonly put: (reportId: string, text: string | null) => void;
} {
  const accountId = useMe().account.id;
  const days = useSyncExternalStore(subscribe, () => daysOf(accountId));
  return {
    days,
    put: (reportId, text) => {
      if (text === null && !daysOf(accountId).has(reportId)) return;
      byAccount.set(
        accountId,
        keepDay(() => localStorage, accountId, daysOf(accountId), reportId, text),
      );
      for (const listener of listeners) listener();
    },
  };
}
