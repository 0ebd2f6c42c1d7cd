import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getAccountHistory } from '#contract/account/endpoints.ts';
import { personHistoryWords } from '#web/account/person-history-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to the account and its posts, newest first, in plain words. */
export function PersonHistory({ accountId }: { accountId: string }) {
  const history = useQuery(endpointQuery(getAccountHistory, { params: { accountId } }));
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  return <HistoryList history={history.data} words={personHistoryWords} />;
}
