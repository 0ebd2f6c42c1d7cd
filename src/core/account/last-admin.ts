/** Each of the three administrator roles must keep at least one active holder: without one, nobody could grant the role again. */
import { adminRoleOf } from '#core/account/post.ts';
import type { PowerClass, Role } from '#core/access/subject.ts';

/** A live post of an active account. */
export interface AdminPost {
  readonly id: string;
  readonly accountId: string;
}

/** The administrator role that an account can use now; null when it is inactive or a business account. */
export function activeAdminRole(account: { readonly powerClass: PowerClass; readonly state: string }): Role | null {
  return account.state === 'active' ? adminRoleOf(account.powerClass) : null;
}

/** Whether the account is the last holder of an administrator role; with `postId`, whether that post is the last one. */
export function isLastHolder(holders: readonly AdminPost[], accountId: string, postId: string | null): boolean {
  const ends = (post: AdminPost): boolean => (postId === null ? post.accountId === accountId : post.id === postId);
  return holders.length > 0 && holders.every(ends);
}
