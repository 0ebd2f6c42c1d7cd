/** Who asks, as the policies see it: one person in one post. */

/** 推进办 · 联络员 · 分管负责人 · 督查 · 领导 · 协作方 · 系统管理员 · 安全管理员 · 审计管理员. */
export const roles = [
  'office',
  'contact',
  'unit-leader',
  'supervisor',
  'reader',
  'counterpart',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof roles)[number];

/** The separation of powers (三员分立): an account is of one class, and its posts have roles of that class alone. */
export const powerClasses = ['business', 'system', 'security', 'audit'] as const;
export type PowerClass = (typeof powerClasses)[number];

export const scopeKinds = ['subtree', 'group', 'jurisdiction'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** What a role is for: a unit with all below it, the members of a group, or the whole jurisdiction. */
export interface Scope {
  readonly kind: ScopeKind;
  /** Head of the subtree, or the group; null for the jurisdiction. */
  readonly unitId: string | null;
}

export interface Subject {
  readonly accountId: string;
  readonly postId: string;
  readonly role: Role;
  /** The unit that the person acts for. */
  readonly unitId: string | null;
  readonly scope: Scope;
  /** Of an API token: what it may do; null for a person at a browser, who may do all that the post may. */
  readonly tokenScopes: readonly string[] | null;
}

/** The class that an account must have to hold a role. */
export function powerClassOf(role: Role): PowerClass {
  switch (role) {
    case 'system-admin':
      return 'system';
    case 'security-admin':
      return 'security';
    case 'audit-admin':
      return 'audit';
    case 'office':
    case 'contact':
    case 'unit-leader':
    case 'supervisor':
    case 'reader':
    case 'counterpart':
      return 'business';
  }
}

/** Roles whose holders must prove a second factor (等保三级 8.1.4.1 d: two kinds of proof; here for those whose error reaches furthest). */
export function needsSecondFactor(role: Role): boolean {
  return role === 'office' || powerClassOf(role) !== 'business';
}
