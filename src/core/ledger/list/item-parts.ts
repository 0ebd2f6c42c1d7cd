/** Who answers for an item, from what stands in the ledger: each unit once, in its weightiest role, with its own parts. */
import { responsibilityRoles, type ResponsibilityRole } from '#core/plan/draft/operation.ts';

export interface StandingUnit {
  readonly unitId: string;
  readonly role: ResponsibilityRole;
  readonly accountable: boolean;
  readonly ownPart: string | null;
}

export interface Part {
  readonly unitId: string;
  readonly role: ResponsibilityRole;
  readonly ownPart: string | null;
}

/** The one accountable lead leads; who else is printed as leading is responsible. In the order given. */
export function partsOf(standing: readonly StandingUnit[]): readonly Part[] {
  const byUnit = Map.groupBy(standing, ({ unitId }) => unitId);
  return [...byUnit].map(([unitId, rows]) => {
    const role = rows.map(roleOf).toSorted((a, b) => responsibilityRoles.indexOf(a) - responsibilityRoles.indexOf(b))[0] ?? 'responsible';
    const parts = [...new Set(rows.flatMap(({ ownPart }) => ownPart ?? []))];
    return { unitId, role, ownPart: parts.length === 0 ? null : parts.join('；') };
  });
}

function roleOf({ role, accountable }: StandingUnit): ResponsibilityRole {
  if (accountable) return 'lead';
  return role === 'lead' ? 'responsible' : role;
}
