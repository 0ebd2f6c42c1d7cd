import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { getPlanHistory, type PlanSummary } from '#contract/plan/plan-endpoints.ts';
import { planHistoryWords } from '#web/plan/plan-history-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { t } from '#web/plan/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to a plan and its versions, beside the list of plans. */
export function PlanHistory({ plan, onClose }: { plan: Pick<PlanSummary, 'id' | 'title'>; onClose: () => void }) {
  const history = useQuery(endpointQuery(getPlanHistory, { params: { planId: plan.id } }));
  return (
    <Drawer open title={t('history.plan.title', { title: plan.title })} onClose={onClose} styles={{ wrapper: { maxWidth: '100vw' } }}>
      {history.isPending && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      {history.isError && <LoadFailure error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && <HistoryList history={history.data} words={planHistoryWords} whole />}
    </Drawer>
  );
}
