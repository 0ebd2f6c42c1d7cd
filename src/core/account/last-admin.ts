/** Each of the three administrations keeps somebody who can use it: without one nobody could ever give it again. */
import { adminRoleOf } from '#core/account/post.ts';
import type { PowerClass, Role } from '#core/access/subject.ts';

/** A live post of an active account. */
export interface AdminPost {
  readonly id: string;
  readonly accountId: string;
}

/** The administration that an account may be the last to use; null when it can use none. */
export function activeAdminRole(account: { readonly powerClass: PowerClass; readonly state: string }): Role | null {
  return account.state === 'active' ? adminRoleOf(account.powerClass) : null;
}

/** Whether nobody is left of those who hold an administration, once this account goes; `postId`: once this one post of it ends. */
export function isLastHolder(holders: readonly AdminPost[], accountId: string, postId: string | null): boolean {
  const ends = (post: AdminPost): boolean => (postId === null ? post.accountId === accountId : post.id === postId);
  return holders.length > 0 && holders.every(ends);
}
