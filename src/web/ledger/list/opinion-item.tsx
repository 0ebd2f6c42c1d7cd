import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useSaidSteps } from '#web/ledger/list/use-said-day.ts';

interface Props {
  readonly item: ListItemRow;
  /** Of its list. */
  readonly year: number;
  /** Who is asked. */
  readonly unitId: string;
}

/** What a unit is asked about: its own part and who leads the item, what it is to come to this year, and by which steps. */
export function OpinionItem({ item, year, unitId }: Props) {
  const { goal, milestones, task } = item;
  const saidSteps = useSaidSteps();
  const role = task.answering.find(({ units }) => units.includes(unitId))?.role;
  return (
    <div className="muted">
      {role !== undefined && <span className="tag">{t(`role.${role}`)}</span>}{' '}
      {[
        ...(role === 'lead' ? [] : [`${t('role.lead')}：${task.lead ?? t('list.cell.no-lead')}`]),
        goal ?? t('list.item.no-goal'),
        ...(milestones.length === 0 ? [t('list.item.milestones.none')] : []),
      ].join(' · ')}
      {milestones.length > 0 && (
        <div>
          {t('sign.milestones')}
          {saidSteps(year, milestones)}
        </div>
      )}
    </div>
  );
}
