import type { GroupHeadItem } from '#web/ledger/ledger-items.ts';
import { t } from '#web/ledger/words.ts';

/** The head of a group: chapter or leading unit, and how many tasks stand under it. */
export function GroupHead({ item }: { item: GroupHeadItem }) {
  return (
    <div className="ledger-group">
      <span className="one">
        {item.path !== '' && <span className="path">{item.path}</span>}
        {item.label ?? <span className="tag w">{t('ledger.no-lead')}</span>}
      </span>
      {item.count !== null && <small>{t('ledger.count', { count: item.count })}</small>}
    </div>
  );
}
