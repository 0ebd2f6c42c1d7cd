/** Accounts that nobody uses are doors that nobody watches: GB/T 22239-2019 8.1.4.2 c) wants them found and taken away. */
import { millisecondsOf, millisecondsOfDay } from '#core/moment.ts';
import type { Role } from '#core/access/subject.ts';

/** A quarter of a year, as a password's life under 等保三级: from then on an account is marked. */
export const unusedDays = 90;
/** For so many days before it is disabled, the administrators see that it will be. */
const warningDays = 14;

/** What counts as use: a login, what came through an API token, and being enabled again. */
export interface AccountUse {
  readonly state: 'invited' | 'active' | 'disabled';
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Can the account still log in, and has nobody used it for so long? One that was never used counts from the day it was made. */
export function isUnused(use: AccountUse, now: string, days = unusedDays): boolean {
  return use.state !== 'disabled' && daysUnused(use, now) >= days;
}

/** Whole days since the last use. */
export function daysUnused({ createdAt, lastUsedAt }: Omit<AccountUse, 'state'>, now: string): number {
  return Math.floor((millisecondsOf(now) - millisecondsOf(lastUsedAt ?? createdAt)) / millisecondsOfDay);
}

/** In how many milliseconds the rule (0: there is none) disables the account; null while it is more than two weeks away, or due already. */
export function disabledIn(use: AccountUse, now: string, ruleDays: number): number | null {
  if (ruleDays === 0 || use.state === 'disabled') return null;
  const left = millisecondsOf(use.lastUsedAt ?? use.createdAt) + ruleDays * millisecondsOfDay - millisecondsOf(now);
  return left > 0 && left <= warningDays * millisecondsOfDay ? left : null;
}

/** Somebody in a live post of an administrator, whose account is active. */
export interface AdminInOffice {
  readonly accountId: string;
  readonly role: Role;
  readonly lastUsedAt: string | null;
  /** Has ever logged in, so is known to be able to. */
  readonly hasCome: boolean;
}

/** Who stays although the account is due: where nobody else of a role could log in, the one who was here last. Else nobody could grant the role again. */
export function keptAdmins(admins: readonly AdminInOffice[], due: ReadonlySet<string>): ReadonlySet<string> {
  const kept = [...Map.groupBy(admins, ({ role }) => role).values()].flatMap((holders) => {
    if (holders.some(({ accountId, hasCome }) => hasCome && !due.has(accountId))) return [];
    const byUse = holders
      .filter(({ accountId }) => due.has(accountId))
      .toSorted((a, b) => Number(b.hasCome) - Number(a.hasCome) || (b.lastUsedAt ?? '').localeCompare(a.lastUsedAt ?? ''));
    return byUse.slice(0, 1).map(({ accountId }) => accountId);
  });
  return new Set(kept);
}
