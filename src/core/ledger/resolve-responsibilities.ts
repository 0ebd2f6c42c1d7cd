/** Decisions for single responsibilities (逐项明确), whatever their text means elsewhere in the plan. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { checkDecision, type UnitDecision } from '#core/plan/unit-text.ts';

/** What a task prints. */
interface Printed {
  readonly taskId: string;
  readonly text: string;
}

interface StandingText extends Printed {
  readonly id: string;
  readonly planId: string;
  readonly openList: boolean;
}

/** What a responsibility is taken to mean, who said so, and whether for it alone. */
export interface Resolution extends UnitDecision {
  readonly by: string | null;
  readonly at: string | null;
  readonly singly: boolean;
}

interface Known {
  /** Whether there is such a unit. */
  readonly isUnit: (id: string) => boolean;
  /** What a text means in its plan; undefined where nobody asked yet. */
  readonly meaningOf: (planId: string, text: string) => Omit<Resolution, 'singly'> | undefined;
  readonly actor: string;
  readonly now: string;
}

/** All or none: what is written to which responsibilities, in all roles that a task prints a text in. `open` gives each back to what its text means in the plan. */
export function resolveResponsibilities(
  asked: readonly Printed[],
  found: readonly StandingText[],
  decision: UnitDecision,
  { isUnit, meaningOf, actor, now }: Known,
): Outcome<
  readonly { readonly ids: readonly string[]; readonly resolution: Resolution }[],
  'responsibility-not-found' | 'unit-text-wrong-state' | 'unit-not-found'
> {
  const there = new Set(found.map(printedAs));
  if (!asked.every((one) => there.has(printedAs(one)))) return failure('responsibility-not-found');
  for (const row of found) {
    const wrong = checkDecision(row, decision);
    if (wrong !== null) return wrong;
  }
  const unitIds = [...new Set(decision.unitIds)];
  if (!unitIds.every(isUnit)) return failure('unit-not-found');
  if (decision.state !== 'open') {
    return success([{ ids: found.map(({ id }) => id), resolution: { state: decision.state, unitIds, by: actor, at: now, singly: true } }]);
  }
  const byText = Map.groupBy(found, ({ planId, text }) => `${planId} ${text}`);
  return success(
    [...byText.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const meaning = meaningOf(first.planId, first.text) ?? { state: 'open', unitIds: [], by: null, at: null };
      return [{ ids: rows.map(({ id }) => id), resolution: { ...meaning, singly: false } }];
    }),
  );
}

function printedAs({ taskId, text }: Printed): string {
  return `${taskId} ${text}`;
}
