import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { listPrinciples } from '#contract/ledger/task-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { reviewAddress } from '#web/plan/plan-address.ts';

/** Principles of the published plans, in their own words, with the tasks that serve them. */
export function PrincipleList() {
  const canOpen = useMay()('getDraft');
  const list = useQuery(endpointQuery(listPrinciples, {}));
  return (
    <section>
      <div className="page-head">
        <h1>{t('principle.title')}</h1>
        <span className="muted">{t('principle.note')}</span>
      </div>
      {list.isPending && <Skeleton active />}
      {list.isError && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (
        <ol className="plain principle-list">
          {list.data.principles.map((one) => (
            <li key={one.clauseId}>
              <p className="serif">{one.text}</p>
              <div>
                {one.tasks > 0 ? (
                  <Link to={ledgerAddress({ filter: { principleId: [one.clauseId] } })}>{t('principle.tasks', { count: one.tasks })}</Link>
                ) : (
                  <span className="quiet">{t('principle.tasks', { count: 0 })}</span>
                )}
                {canOpen && <Link to={reviewAddress(one, one.start)}>{t('principle.open')}</Link>}
              </div>
            </li>
          ))}
          {list.data.principles.length === 0 && <li className="muted">{t('principle.empty')}</li>}
        </ol>
      )}
    </section>
  );
}
