/** What becomes of an open page when the session changes under it. */
import type { Me } from '#contract/access/me.ts';
import { millisecondsOfDay } from '#core/moment.ts';

export interface GateState {
  /** The same person in the same post as the page is for. */
  readonly same: boolean;
  /** The session is gone, or half begun: one logs in again over the page. */
  readonly lost: boolean;
  /** Somebody else is logged in: the page is loaded anew. */
  readonly otherPerson: boolean;
}

/** `held`: whose page it is. `now`: who is logged in, in whatever stage; undefined while that is not known. */
export function gateState(held: Me | null, now: Me | null | undefined): GateState {
  if (held === null || now === undefined) return { same: false, lost: false, otherPerson: false };
  if (now?.stage !== 'full') return { same: false, lost: true, otherPerson: false };
  const otherPerson = held.account.id !== now.account.id;
  return { same: !otherPerson && held.post?.id === now.post?.id, lost: false, otherPerson };
}

/** The post to go back to for whoever logged in again over the page: that of the page, where it lasts. Null: there is none to go to. */
export function postToReturnTo(held: Me | null, now: Me | null): string | null {
  const postId = held?.post?.id;
  if (postId === undefined || now?.stage !== 'full' || held?.account.id !== now.account.id || postId === now.post?.id) return null;
  return now.posts.some(({ id }) => id === postId) ? postId : null;
}

const warnDays = 7;

/** How many days a password lasts yet, when that is worth a word; null when not. */
export function daysToWarnOf({ passwordUntil, today }: Pick<Me, 'passwordUntil' | 'today'>): number | null {
  if (passwordUntil === null) return null;
  const days = Math.round((Date.parse(passwordUntil) - Date.parse(today)) / millisecondsOfDay);
  return days > warnDays ? null : days;
}
