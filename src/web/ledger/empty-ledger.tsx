import { Button } from 'antd';
import { Link } from 'react-router';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { isNarrowed } from '#web/ledger/ledger-address.ts';
import { emptyWords } from '#web/ledger/ledger-shows.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';

/** The empty state: nothing is published yet, or nothing matches the filter. */
export function EmptyLedger({ filter, onClear }: { filter: TaskFilter; onClear: () => void }) {
  const mayPublish = useMay()('publishDraft');
  const isCounterpart = useMe().post?.role === 'counterpart';
  const narrowed = isNarrowed(filter);
  const { title, text } = emptyWords(narrowed, isCounterpart, mayPublish);
  return (
    <div className="state-page">
      <h1>{t(title)}</h1>
      <p className="muted">{t(text)}</p>
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
