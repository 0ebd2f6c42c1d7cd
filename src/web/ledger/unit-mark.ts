/** What stands beside a printed unit of a task: where a click leads, which mark and note it has, whether it can be decided. */
import type { TaskFilter, TaskRow } from '#contract/ledger/task-endpoints.ts';
import { t, type MessageKey } from '#web/ledger/words.ts';

type Responsibility = TaskRow['responsibilities'][number];

/** An open list that nobody named the members of. */
export function isOpen({ openList, resolution }: Pick<Responsibility, 'openList' | 'resolution'>): boolean {
  return openList && resolution === 'open';
}

/** As printed, a named list with its members. */
export function unitWords({ unit, openList, resolution, units }: Responsibility): string {
  if (!openList || resolution !== 'named') return unit;
  return t('export.members', { unit, members: units.map(({ name }) => name).join('、') });
}

/** A matched name leads to all tasks of its unit, under whatever name; anything else to the tasks that print it. */
export function filterOfUnit({ unit, resolution, units: [only] }: Responsibility): TaskFilter {
  return resolution === 'matched' && only !== undefined ? { unitId: [only.id] } : { unit: [unit] };
}

/** What the name is: open, decided, or where the responsibility comes from. */
export function markOf(one: Responsibility): string {
  if (one.openList) return `· ${t(one.resolution === 'open' ? 'unit-text.open-list' : `unit-text.state.${one.resolution}`)}`;
  return one.resolution === 'open' ? `· ${t('unit-name.unmatched')}` : t(`basis.${one.basis}`);
}

/** The same as a sentence. */
export function noteOf(one: Responsibility): string {
  if (isOpen(one)) return t('ledger.open-list.note');
  if (one.resolution === 'open') return t('unit-name.unmatched.note');
  if (one.resolution === 'as-printed') return t('unit-text.as-printed.note');
  return t(`ledger.basis.${one.basis}.note`);
}

/** The label of the button that decides it; null where a name means its unit and nothing is left to decide. */
export function decideLabel({ openList, resolution }: Pick<Responsibility, 'openList' | 'resolution'>): MessageKey | null {
  if (!openList && resolution === 'matched') return null;
  if (resolution !== 'open') return 'unit-text.change';
  return openList ? 'unit-text.name' : 'unit-text.choose';
}

/** The unit that a row shows first: the lead, or who is responsible while nobody leads; and the others in these roles. */
export function firstUnit(task: Pick<TaskRow, 'lead' | 'responsibilities'>) {
  const named = task.responsibilities.filter(({ openList, role }) => !openList && (role === 'responsible' || role === 'lead'));
  const first = task.lead ?? named[0]?.unit ?? null;
  return { first, named, others: named.filter(({ unit }) => unit !== first).length };
}

/** The responsibilities of the units that the ledger was narrowed to, by printed name or id, but for those that are shown already. */
export function wantedUnits(
  { responsibilities }: Pick<TaskRow, 'responsibilities'>,
  units: readonly string[],
  shown: readonly (string | null)[],
) {
  return responsibilities
    .filter((one) => (units.includes(one.unit) || one.units.some(({ id }) => units.includes(id))) && !shown.includes(one.unit))
    .map((one) => ({ ...one, words: unitWords(one) }));
}
