/** Who answers for a task that people make: as they say it, with what the plan says of a unit that answered already. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { responsibilityRoles, type ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { ResponsibilityBasis } from '#core/plan/draft/draft.ts';
import { openPattern } from '#core/unit/open-list.ts';

/** Units by role, as printed or typed. */
export type SaidUnits = { readonly lead: string | null } & Readonly<Record<Exclude<ResponsibilityRole, 'lead'>, readonly string[]>>;

interface Standing {
  readonly unit: string;
  readonly role: string;
  readonly basis: string;
  readonly openList: boolean;
  readonly ownPart: string | null;
}

export interface MadeResponsibility {
  readonly unit: string;
  readonly role: ResponsibilityRole;
  readonly basis: ResponsibilityBasis;
  readonly openList: boolean;
  readonly ownPart: string | null;
  readonly seq: number;
  readonly accountable: boolean;
}

/** A unit stands once, in the first role that it has. `standing`: of the tasks that it is made of. */
export function madeResponsibilities(
  said: SaidUnits,
  standing: readonly Standing[] = [],
): Outcome<readonly MadeResponsibility[], 'lead-is-open-list'> {
  const known = new Map(standing.toReversed().map((row) => [row.unit, row]));
  const isOpen = (unit: string): boolean => known.get(unit)?.openList ?? openPattern(unit) !== null;
  // Nobody in particular (有关县市区, …等) could be asked to answer for a task.
  if (said.lead !== null && (isOpen(said.lead) || openPattern(said.lead) !== null))
    return failure('lead-is-open-list', { unit: said.lead });
  const roles = new Map<string, ResponsibilityRole>();
  for (const role of responsibilityRoles) {
    const units = role === 'lead' ? [said.lead].filter((unit) => unit !== null) : said[role];
    for (const unit of units) if (!roles.has(unit)) roles.set(unit, role);
  }
  return success(
    [...roles].map(([unit, role], index) => {
      return {
        unit,
        role,
        // What the plan gave stays the plan's, in whichever of the tasks it gave it.
        basis: basisOf(standing.find((row) => row.unit === unit && row.role === role)?.basis),
        openList: isOpen(unit),
        ownPart: partsOf(standing, unit),
        seq: index + 1,
        accountable: role === 'lead',
      };
    }),
  );
}

/** What a unit does in the tasks, each part once; null: nothing of its own. */
function partsOf(standing: readonly Standing[], unit: string): string | null {
  const parts = new Set(standing.flatMap((row) => (row.unit === unit && row.ownPart !== null ? [row.ownPart] : [])));
  return parts.size === 0 ? null : [...parts].join('；');
}

function basisOf(stored: string | undefined): ResponsibilityBasis {
  return stored === 'printed' || stored === 'inherited' || stored === 'resolved' ? stored : 'changed';
}
