import { Navigate } from 'react-router';
import type { Role } from '#core/access/subject.ts';
import { useMe } from '#web/access/me.ts';

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

/** The start page of a post. */
export function Home() {
  const { post } = useMe();
  return <Navigate to={post === null ? '/me' : homes[post.role]} replace />;
}
