/** The open rows of a task that a doubt about an open list (等, 有关县市区) asks about. */
import type { Draft, DraftDoubt, DraftResponsibility, DraftTask } from '#core/plan/draft/draft.ts';
import { overlapping } from '#core/plan/draft/overlapping.ts';
import { contains, overlaps } from '#core/plan/draft/ranges.ts';

type Asked = Pick<Draft, 'text' | 'assignments'>;

/**
 * The open rows of a task that a doubt asks about: those of its own words, or, where it is about a whole assignment or its words are none of
 * the rows, all of that assignment.
 */
export function rowsInDoubt(
  { text, assignments }: Asked,
  doubt: Pick<DraftDoubt, 'start' | 'end'>,
  { responsibilities }: Pick<DraftTask, 'responsibilities'>,
): { readonly rows: readonly DraftResponsibility[]; readonly said: boolean } {
  const open = responsibilities.filter((row) => {
    const assignment = row.openList && row.assignment !== null ? assignments[row.assignment] : undefined;
    return assignment !== undefined && overlaps(assignment, doubt);
  });
  // Most tasks: the assignments are not walked through for each of them.
  if (open.length === 0) return { rows: open, said: false };
  const wide = overlapping(assignments, doubt).some((index) => contains(doubt, assignments[index] ?? doubt));
  const words = text.slice(doubt.start, doubt.end);
  const said = wide ? [] : open.filter(({ unit }) => words.includes(unit) || unit.includes(words));
  return said.length > 0 ? { rows: said, said: true } : { rows: open, said: false };
}
