import { Button } from 'antd';
import { Link } from 'react-router';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { isNarrowed } from '#web/ledger/ledger-address.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';

/** The empty state: nothing is published yet, or nothing matches the filter. */
export function EmptyLedger({ filter, onClear }: { filter: TaskFilter; onClear: () => void }) {
  const mayPublish = useMay()('publishDraft');
  const isCounterpart = useMe().post?.role === 'counterpart';
  const narrowed = isNarrowed(filter);
  return (
    <div className="state-page">
      <h1>{t(narrowed ? 'ledger.none.title' : isCounterpart ? 'ledger.empty.guest.title' : 'ledger.empty.title')}</h1>
      <p className="muted">
        {t(narrowed ? 'ledger.none.text' : isCounterpart ? 'ledger.empty.guest' : mayPublish ? 'ledger.empty.text' : 'ledger.empty.wait')}
      </p>
      <div className="acts">
        {narrowed ? (
          <Button type="primary" onClick={onClear}>
            {t('ledger.clear')}
          </Button>
        ) : (
          mayPublish && (
            <Link to="/plans">
              <Button type="primary">{t('ledger.empty.go')}</Button>
            </Link>
          )
        )}
      </div>
    </div>
  );
}
