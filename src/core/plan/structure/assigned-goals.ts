/** Chapters that are called goals or positions and yet give work to units: an assignment proves that what it stands behind is work. */
import type { ClauseKind } from '../parsed-plan.ts';
import { firstFrom, type FoundRange, type Section, type Structure } from './structure.ts';

const notWork = new Set<ClauseKind>(['goal', 'principle']);

/** Units in a bracket or behind a label; the cells of a table of figures say who counts, not who acts. */
const stated = /^[（(〔［[【]|[:：]/u;

/**
 * The structure in which items of goals and principles with units of their own are work. `found` are the assignments of the text, in order.
 */
export function withAssignedGoals(structure: Structure, found: readonly (FoundRange & { readonly raw: string })[]): Structure {
  const { sections } = structure;
  const assignments = found.filter(({ raw }) => stated.test(raw));
  const starts = sections.map(({ mark }) => ({ start: mark.start, end: mark.end }));
  const isAssigned = sections.map(({ kind, mark }, index) => {
    if (!notWork.has(kind)) return false;
    const end = sections[index + 1]?.mark.start ?? Infinity;
    return (assignments[firstFrom(assignments, mark.start)]?.start ?? Infinity) < end;
  });
  if (!isAssigned.includes(true)) return structure;
  const over = (offset: number): number => firstFrom(starts, offset + 1) - 1;
  return {
    ...structure,
    sections: sections.map((section, index): Section => (isAssigned[index] ? { ...section, kind: 'task' } : section)),
    pieces: structure.pieces.map((piece) =>
      notWork.has(piece.kind) && isAssigned[over(piece.start)] ? { ...piece, kind: 'task' } : piece,
    ),
  };
}
