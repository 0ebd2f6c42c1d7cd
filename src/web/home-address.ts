/** The page that a post begins with. */
import type { Me } from '#contract/access/me.ts';
import type { Role } from '#core/access/subject.ts';

const homes: Readonly<Record<Role, string>> = {
  office: '/plans',
  contact: '/ledger',
  'unit-leader': '/ledger',
  supervisor: '/ledger',
  reader: '/ledger',
  counterpart: '/ledger',
  'system-admin': '/people',
  'security-admin': '/people',
  'audit-admin': '/audit',
};

/** Without a post there is only the own account to look after. */
export function homeAddress(post: Pick<NonNullable<Me['post']>, 'role'> | null): string {
  return post === null ? '/me' : homes[post.role];
}
