import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getAccountHistory } from '#contract/account/endpoints.ts';
import { personHistoryWords } from '#web/account/person-history-words.ts';
import { personKey } from '#web/account/use-people.ts';
import { call } from '#web/ui/call.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to the account and its posts, newest first, in plain words. */
export function PersonHistory({ accountId }: { accountId: string }) {
  const history = useQuery({
    queryKey: personKey(accountId, 'history'),
    queryFn: ({ signal }) => call(getAccountHistory, { params: { accountId }, signal }),
  });
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  return <HistoryList history={history.data} words={personHistoryWords} />;
}
