import type { Group } from '#web/ledger/ledger-groups.ts';
import { t } from '#web/ledger/words.ts';

/** The head of a group: chapter or leading unit, and how many tasks stand under it. */
export function GroupHead({ group }: { group: Pick<Group, 'label' | 'path' | 'count'> }) {
  return (
    <div className="ledger-group">
      <span className="one">
        {group.path !== '' && <span className="path">{group.path}</span>}
        {group.label ?? <span className="tag w">{t('ledger.no-lead')}</span>}
      </span>
      {group.count !== null && <small>{t('ledger.count', { count: group.count })}</small>}
    </div>
  );
}
