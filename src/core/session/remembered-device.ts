/** Browsers in which a proven second factor is remembered: for how many days, for whom, and until when. */
import { millisecondsOf, millisecondsOfDay } from '#core/moment.ts';

/** Ours, a month: a browser that somebody else gets hold of is no second factor. */
export const longestRememberedDays = 30;

/** For how many days a browser of this account may be remembered; 0: the factor is asked for at every login. */
export function rememberedDays(
  { factorAlways }: { readonly factorAlways: boolean },
  { rememberedDeviceDays }: { readonly rememberedDeviceDays: number },
): number {
  return factorAlways ? 0 : rememberedDeviceDays;
}

/** Until when a factor that was proven then is remembered, in milliseconds since 1970: what the person was told, and no longer than the `days` that hold now. */
export function rememberedUntil({ provenAt, expiresAt }: { readonly provenAt: string; readonly expiresAt?: string }, days: number): number {
  const byDays = millisecondsOf(provenAt) + days * millisecondsOfDay;
  return expiresAt === undefined ? byDays : Math.min(byDays, millisecondsOf(expiresAt));
}
