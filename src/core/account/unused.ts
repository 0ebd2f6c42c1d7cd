/** Accounts that nobody uses are doors that nobody watches: GB/T 22239-2019 8.1.4.2 c) wants them found and taken away. */
import { millisecondsOf, millisecondsOfDay } from '#core/moment.ts';

/** A quarter of a year, as a password's life under 等保三级. */
export const unusedDays = 90;

/** What counts as use: a login, or what came through an API token. */
export interface AccountUse {
  readonly state: 'invited' | 'active' | 'disabled';
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Can the account still log in, and has nobody used it for so long? One that was never used counts from the day it was made. */
export function isUnused({ state, createdAt, lastUsedAt }: AccountUse, now: string): boolean {
  if (state === 'disabled') return false;
  return millisecondsOf(now) - millisecondsOf(lastUsedAt ?? createdAt) >= unusedDays * millisecondsOfDay;
}
