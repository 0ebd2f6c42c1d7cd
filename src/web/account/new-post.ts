/** The post that the choices of the form come to. */
import { postShapeOf, type NewPost } from '#core/account/post.ts';
import type { Role, ScopeKind } from '#core/access/subject.ts';

/** What the choices come to: a scope follows the unit until somebody chooses another one. */
export function newPost(role: Role, unitId: string | null, kind: ScopeKind | null, scopeUnitId: string | null): NewPost {
  const shape = postShapeOf(role);
  const usual = kind ?? shape.scopes[0] ?? 'jurisdiction';
  if (usual === 'jurisdiction') return { role, unitId: shape.unit === 'none' ? null : unitId, scope: { kind: usual, unitId: null } };
  const followed = usual === 'subtree' ? (scopeUnitId ?? unitId) : scopeUnitId;
  return { role, unitId, scope: { kind: usual, unitId: shape.unit === 'outside' ? unitId : followed } };
}
