/**
 * 代理: somebody stands in for the holder of a post while that one is absent. The rule of who may, for whom and how long; the server and the form use
 * the same one. Days are ISO days in Asia/Shanghai, first and last included.
 */
import { powerClassOf, type PowerClass, type Role, type Scope } from '#core/access/subject.ts';
import { standsOn, type PostDays } from '#core/access/standing-post.ts';
import { failure, type Failure } from '#core/failure.ts';
import { daysAfter } from '#core/moment.ts';
import { isoDay } from '#core/platform/iso-day.ts';

/** Half a year. Whoever is away for longer is not absent: the post is somebody else's, and is granted as such. Ours; no regulation says one. */
export const longestDeputyDays = 184;

export interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The post that somebody is to stand in for. */
export interface HeldPost {
  readonly accountId: string;
  readonly role: Role;
  readonly scope: Scope;
  /** The unit of the post, or, where the post names none, of its holder. */
  readonly unitId: string | null;
  readonly isDeputy: boolean;
}

/** Who is to stand in. `posts`: what they hold themselves. */
export interface Candidate {
  readonly accountId: string;
  readonly displayName: string;
  readonly powerClass: PowerClass;
  readonly active: boolean;
  readonly unitId: string | null;
  readonly posts: readonly { readonly role: Role; readonly scope: Scope }[];
}

type PersonRefusal = 'deputy-of-deputy' | 'deputy-self' | 'deputy-class' | 'deputy-not-active' | 'deputy-has-post';

/** Why this person cannot stand in for the holder, whoever says so; null when they can. */
export function checkDeputy(held: HeldPost, deputy: Candidate): Failure<PersonRefusal> | null {
  const name = deputy.displayName;
  if (held.isDeputy) return failure('deputy-of-deputy');
  if (deputy.accountId === held.accountId) return failure('deputy-self');
  if (deputy.powerClass !== 'business') return failure('deputy-class', { name });
  if (!deputy.active) return failure('deputy-not-active', { name });
  const has = deputy.posts.some(
    ({ role, scope }) => role === held.role && scope.kind === held.scope.kind && scope.unitId === held.scope.unitId,
  );
  return has ? failure('deputy-has-post', { name }) : null;
}

/** A holder names people of the own unit alone: whom else the powers of a unit may go to, those decide who grant posts. */
export function checkOwnUnit(held: HeldPost, deputy: Candidate): Failure<'deputy-no-unit' | 'deputy-other-unit'> | null {
  if (held.unitId === null) return failure('deputy-no-unit');
  return deputy.unitId === held.unitId ? null : failure('deputy-other-unit', { name: deputy.displayName });
}

/** The three administrations have no deputies: another administrator is granted the post (三员分立). */
export function checkBusiness({ role }: Pick<HeldPost, 'role'>): Failure<'deputy-administrator'> | null {
  return powerClassOf(role) === 'business' ? null : failure('deputy-administrator');
}

/** Why these days cannot be; null when they can. `others`: those of deputies of the same post, so that there is one at a time. */
export function checkDeputyDays(
  { firstDay, lastDay }: Days,
  others: readonly (Days & { readonly name: string })[],
  today: string,
): Failure<'deputy-days' | 'deputy-too-long' | 'deputy-overlaps'> | null {
  if (firstDay < today || lastDay < firstDay) return failure('deputy-days');
  if (lastDay > longestUntil(firstDay)) return failure('deputy-too-long', { max: longestDeputyDays });
  const other = others.find((one) => one.firstDay <= lastDay && firstDay <= one.lastDay);
  return other === undefined ? null : failure('deputy-overlaps', { name: other.name, firstDay: other.firstDay, lastDay: other.lastDay });
}

/** The last day that a deputy who begins on this day may have. */
export function longestUntil(firstDay: string): string {
  const [year = 0, month = 0, day = 0] = firstDay.split('-').map(Number);
  return isoDay(...daysAfter(year, month, day, longestDeputyDays - 1)) ?? firstDay;
}

/** How far a deputy's post is: not begun, standing, or over; `endedAt`: it was taken back. */
export const deputyStates = ['coming', 'standing', 'over', 'ended'] as const;
export type DeputyState = (typeof deputyStates)[number];

/** The state of a post on a day; one without days stands until it is taken back. */
export function postState(post: PostDays & { readonly endedAt: string | null }, today: string): DeputyState {
  if (post.endedAt !== null) return 'ended';
  if (standsOn(post, today)) return 'standing';
  return post.firstDay > today ? 'coming' : 'over';
}
