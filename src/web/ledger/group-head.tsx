import type { Group } from '#web/ledger/ledger-groups.ts';
import { t } from '#web/ledger/words.ts';

/** The head of a group: chapter, with its plan where there are several, or leading unit, and how many tasks stand under it. */
export function GroupHead({ group }: { group: Pick<Group, 'label' | 'path' | 'plan' | 'count'> }) {
  return (
    <div className="ledger-group">
      <span className="one">
        {group.path !== '' && <span className="path">{group.path}</span>}
        {group.label ?? <span className="tag w">{t('ledger.no-lead')}</span>}
      </span>
      {group.plan !== null && <small className="one">《{group.plan}》</small>}
      {group.count !== null && <small>{t('ledger.count', { count: group.count })}</small>}
    </div>
  );
}
