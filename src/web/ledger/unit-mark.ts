/** What stands beside a printed unit of a record: where a click leads, which mark and note it has, whether it can be decided. */
import type { TaskDetail, TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { t, type MessageKey } from '#web/ledger/words.ts';

type Responsibility = TaskDetail['responsibilities'][number];

/** An open list that nobody named the members of. */
export function isOpen({ openList, resolution }: Pick<Responsibility, 'openList' | 'resolution'>): boolean {
  return openList && resolution === 'open';
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
