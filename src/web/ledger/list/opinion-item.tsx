import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { t } from '#web/ledger/list/opinion-words.ts';

/** What a unit is asked about: who leads the item, what it is to come to this year, and by which steps. */
export function OpinionItem({ item }: { readonly item: ListItemRow }) {
  const { goal, milestones, task } = item;
  const lead = `${t('role.lead')}：${task.lead ?? t('list.cell.no-lead')}`;
  const steps = milestones.map(({ due, text }) => `${due} ${text}`).join('；');
  return (
    <div className="muted">
      {task.text !== undefined && (
        <details className="sign-text">
          <summary>{t('sign.text')}</summary>
          {task.text}
        </details>
      )}
      {lead} · {goal ?? t('list.item.no-goal')}
      {steps === '' ? (
        ` · ${t('list.item.milestones.none')}`
      ) : (
        <div>
          {t('sign.milestones')}
          {steps}
        </div>
      )}
    </div>
  );
}
