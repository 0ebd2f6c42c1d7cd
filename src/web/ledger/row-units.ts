/** The units of a row: who is shown first, who else, and what the row is marked with. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { t } from '#web/ledger/words.ts';

type RowUnit = TaskRow['responsibilities'][number];

/** Does the row print an open list that nobody named the members of? */
export function hasOpenList({ responsibilities }: Pick<TaskRow, 'responsibilities'>): boolean {
  return responsibilities.some(({ openList, undecided }) => openList && undecided);
}

/** As printed, a named list with its members. */
export function unitWords({ unit, members }: Pick<RowUnit, 'unit' | 'members'>): string {
  return members === undefined ? unit : t('export.members', { unit, members: members.join('、') });
}

/** The unit that a row shows first: the lead, or who is responsible while nobody leads; and the others in these roles. */
export function firstUnit(task: Pick<TaskRow, 'lead' | 'responsibilities'>) {
  const named = task.responsibilities.filter(({ openList, role }) => !openList && (role === 'responsible' || role === 'lead'));
  const first = task.lead ?? named[0]?.unit ?? null;
  return { first, named, others: named.filter(({ unit }) => unit !== first).length };
}

/** The reader's own units in a row with their roles, shown before all others; a list that they are named in stands behind the name. */
export function ownUnits({ responsibilities }: Pick<TaskRow, 'responsibilities'>) {
  return responsibilities.flatMap(({ unit, role, openList, own = [] }) =>
    own.length === 0 ? [] : [{ unit, role, words: openList ? t('ledger.own.of-list', { units: own.join('、'), list: unit }) : unit }],
  );
}

/** The responsibilities of the units that the ledger was narrowed to, by printed name or as the answer marks them, but for those that are shown already. */
export function wantedUnits(
  { responsibilities }: Pick<TaskRow, 'responsibilities'>,
  units: readonly string[],
  shown: readonly (string | null)[],
) {
  return responsibilities
    .filter((one) => (units.includes(one.unit) || one.wanted === true) && !shown.includes(one.unit))
    .map((one) => ({ ...one, words: unitWords(one) }));
}
