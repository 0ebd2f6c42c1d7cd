/** Plans the change of a group's members: who joins and who leaves. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { refuseEnded } from '#core/unit/check-end.ts';
import { unitOf } from '#core/unit/find-unit.ts';
import { isGroup, nameOn, type UnitNode } from '#core/unit/unit.ts';

export interface MemberChange {
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
}

/** From the members of today to those that are wanted; the group itself is none of them. */
export function planMembers(
  units: readonly UnitNode[],
  group: UnitNode & { readonly memberIds: readonly string[] },
  wantedIds: readonly string[],
  today: string,
): Outcome<MemberChange, 'unit-not-group' | 'unit-ended' | 'unit-not-found'> {
  if (!isGroup(group.kind)) return failure('unit-not-group', { name: nameOn(group, today).full });
  const ended = refuseEnded(group, today);
  if (ended) return ended;
  const wanted = new Set(wantedIds.filter((id) => id !== group.id));
  const joining = [...wanted].filter((id) => !group.memberIds.includes(id));
  for (const id of joining) {
    const member = unitOf(units, id);
    if (!member.ok) return member;
    const refused = refuseEnded(member.value, today);
    if (refused) return refused;
  }
  return success({ joining, leaving: group.memberIds.filter((id) => !wanted.has(id)) });
}
