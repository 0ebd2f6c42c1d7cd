/** Typed milestones of a cell against those that stand there: what only their editor shows (weight, percent, 外部待批) must survive a retyped line. */
import type { TypedMilestone } from '#core/ledger/list/milestone-cell.ts';

export interface FittedMilestones {
  /** Standing ones that say something else now. */
  readonly changed: readonly (TypedMilestone & { readonly id: string })[];
  readonly added: readonly TypedMilestone[];
  /** Ids of those that are gone. */
  readonly removed: readonly string[];
}

/** A line is the milestone of the same day and text; else, of those left, the one of the same text, else of the same day. */
export function fitMilestones(
  standing: readonly (TypedMilestone & { readonly id: string })[],
  typed: readonly TypedMilestone[],
): FittedMilestones {
  const free = new Map(standing.map((one) => [one.id, one]));
  const left = new Set(typed);
  const changed: (TypedMilestone & { readonly id: string })[] = [];
  const alike: readonly ((one: TypedMilestone, other: TypedMilestone) => boolean)[] = [
    (one, other) => one.due === other.due && one.text === other.text,
    (one, other) => one.text === other.text,
    (one, other) => one.due === other.due,
  ];
  for (const isAlike of alike) {
    for (const line of left) {
      const found = [...free.values()].find((one) => isAlike(one, line));
      if (found === undefined) continue;
      free.delete(found.id);
      left.delete(line);
      if (found.due !== line.due || found.text !== line.text) changed.push({ id: found.id, ...line });
    }
  }
  return { changed, added: [...left], removed: [...free.keys()] };
}
