import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getObjectHistory } from '#contract/register.ts';
import { objectHistoryWords } from '#web/register/object-history-words.ts';
import { call } from '#web/ui/call.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to one object, read when somebody looks. */
export function ObjectHistory({ objectId }: { objectId: string }) {
  const history = useQuery({
    queryKey: ['object', objectId, 'history'],
    queryFn: ({ signal }) => call(getObjectHistory, { params: { objectId }, signal }),
  });
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  return <HistoryList history={history.data} words={objectHistoryWords} whole />;
}
