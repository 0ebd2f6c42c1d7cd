import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getObjectHistory } from '#contract/ledger/object-endpoints.ts';
import { objectHistoryWords } from '#web/ledger/object/object-history-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to one object, read when somebody looks. */
export function ObjectHistory({ objectId }: { objectId: string }) {
  const history = useQuery(endpointQuery(getObjectHistory, { params: { objectId } }));
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  return <HistoryList history={history.data} words={objectHistoryWords} whole />;
}
