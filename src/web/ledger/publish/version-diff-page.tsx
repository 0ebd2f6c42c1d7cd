import { useQuery } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { diffVersion } from '#contract/ledger/publish-endpoints.ts';
import { DiffClauses } from '#web/ledger/publish/diff-clauses.tsx';
import { diffCounts } from '#web/ledger/publish/diff-rows.ts';
import { DiffTasks } from '#web/ledger/publish/diff-tasks.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/publish/page-words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { NotFoundPage } from '#web/ui/not-found-page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { isMissing } from '#web/ui/request-failure.ts';
import { useTitle } from '#web/ui/use-title.ts';
import { reviewAddress } from '#web/plan/plan-address.ts';
import '#web/ledger/publish/version-diff-page.css';

/** A version beside the published one before it, clause by clause, and which tasks continue. */
export function VersionDiffPage() {
  const { planId = '', versionId = '' } = useParams();
  const diff = useQuery(endpointQuery(diffVersion, { params: { planId, versionId } }));
  const [onlyChanges, setOnlyChanges] = useState(true);
  useTitle(t('diff.title'));
  if (diff.isPending) return <PageSkeleton />;
  if (isMissing(diff.error)) return <NotFoundPage home="/plans" />;
  if (diff.isError)
    return (
      <div className="page">
        <LoadFailure error={diff.error} onRetry={() => void diff.refetch()} />
      </div>
    );
  const { from, to, clauses } = diff.data;
  return (
    <div className="page diff">
      <div className="page-head">
        <h1 className="serif">{to.title}</h1>
        <span className="muted">
          {from === null
            ? t('plan.version', { number: to.number })
            : `${t('plan.version', { number: from.number })} → ${t('plan.version', { number: to.number })}`}
        </span>
        <span className="grow" />
        <Link to={reviewAddress({ planId, versionId })}>{to.state === 'draft' ? t('plan.review') : t('plan.read')}</Link>
        <Link to="/plans">{t('shell.back')}</Link>
      </div>
      {from === null ? (
        <p className="muted">{t('diff.first')}</p>
      ) : (
        <>
          <section>
            <div className="diff-head">
              <h2>{t('diff.clauses')}</h2>
              <span className="muted grow">{t('diff.summary', diffCounts(clauses))}</span>
              <label className="diff-switch">
                <Switch size="small" checked={onlyChanges} onChange={setOnlyChanges} /> {t('diff.only')}
              </label>
            </div>
            <DiffClauses clauses={clauses} onlyChanges={onlyChanges} before={from.number} after={to.number} />
          </section>
          <section>
            <div className="diff-head">
              <h2>{t('diff.tasks')}</h2>
            </div>
            <DiffTasks diff={diff.data} params={{ planId, versionId }} onlyChanges={onlyChanges} />
          </section>
        </>
      )}
    </div>
  );
}
