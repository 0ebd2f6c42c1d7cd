/** Which posts an account may hold: the class, scope and unit that each role requires. The server and the form use the same rule. */
import { failure, type Failure } from '#core/failure.ts';
import { isGroup, isOutside, isValidOn, type UnitNode } from '#core/unit/unit.ts';
import { powerClassOf, roles, type PowerClass, type Role, type Scope, type ScopeKind } from '#core/access/subject.ts';

/** What a role requires. `unit`: the unit that the person acts for; outside: a body of the province or of another city. */
export interface PostShape {
  readonly scopes: readonly ScopeKind[];
  readonly unit: 'none' | 'optional' | 'inside' | 'outside';
}

/** The shape of a role's posts; the first scope is the usual one. */
export function postShapeOf(role: Role): PostShape {
  switch (role) {
    case 'office':
      // The policies let the office reach the whole jurisdiction, so a narrower scope would have no effect.
      return { scopes: ['jurisdiction'], unit: 'optional' };
    case 'supervisor':
    case 'reader':
      return { scopes: ['jurisdiction', 'group', 'subtree'], unit: 'optional' };
    case 'contact':
    case 'unit-leader':
      return { scopes: ['subtree', 'group'], unit: 'inside' };
    case 'counterpart':
      return { scopes: ['subtree'], unit: 'outside' };
    case 'system-admin':
    case 'security-admin':
    case 'audit-admin':
      return { scopes: ['jurisdiction'], unit: 'none' };
  }
}

/** The roles that an account of this class may hold. */
export function rolesOf(powerClass: PowerClass): readonly Role[] {
  return roles.filter((role) => powerClassOf(role) === powerClass);
}

/** What is known of a unit that a post names; undefined when there is no such unit. */
export type PostUnit = Pick<UnitNode, 'id' | 'kind' | 'validFrom' | 'validTo'> | undefined;

export interface NewPost {
  readonly role: Role;
  readonly unitId: string | null;
  readonly scope: Scope;
}

type PostRefusal = 'post-wrong-class' | 'post-scope-invalid' | 'post-outside-invalid' | 'post-unit-invalid' | 'post-group-invalid';

/** Why this post cannot be given; null when it can. */
export function checkPost(
  post: NewPost,
  powerClass: PowerClass,
  unit: PostUnit,
  scopeUnit: PostUnit,
  today: string,
): Failure<PostRefusal> | null {
  if (powerClassOf(post.role) !== powerClass) return failure('post-wrong-class');
  const shape = postShapeOf(post.role);
  const { kind, unitId: scopeUnitId } = post.scope;
  if (!shape.scopes.includes(kind)) return failure('post-scope-invalid');
  if (shape.unit === 'none') return post.unitId === null && scopeUnitId === null ? null : failure('post-scope-invalid');
  if (shape.unit === 'outside') {
    return unit && isOutside(unit.kind) && isValidOn(unit, today) && scopeUnitId === unit.id ? null : failure('post-outside-invalid');
  }
  if (post.unitId !== null || shape.unit === 'inside') {
    if (!unit || isOutside(unit.kind) || !isValidOn(unit, today)) return failure('post-unit-invalid');
  }
  if (kind === 'jurisdiction') return scopeUnitId === null ? null : failure('post-scope-invalid');
  if (!scopeUnit || isOutside(scopeUnit.kind) || !isValidOn(scopeUnit, today)) return failure('post-scope-invalid');
  return kind === 'group' && !isGroup(scopeUnit.kind) ? failure('post-group-invalid') : null;
}

/** The administrator role that must always have a holder; null for business accounts. */
export function adminRoleOf(powerClass: PowerClass): Role | null {
  return powerClass === 'business' ? null : (rolesOf(powerClass)[0] ?? null);
}
