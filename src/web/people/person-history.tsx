import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getAccountHistory } from '#contract/account.ts';
import { personHistoryWords } from '#web/people/person-history-words.ts';
import { personKey } from '#web/people/use-people.ts';
import { call } from '#web/ui/call.ts';
import { instant } from '#web/ui/instant.ts';
import { t, textOfCode } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** What happened to the account and its posts, newest first, in plain words. */
export function PersonHistory({ accountId }: { accountId: string }) {
  const history = useQuery({
    queryKey: personKey(accountId, 'history'),
    queryFn: ({ signal }) => call(getAccountHistory, { params: { accountId }, signal }),
  });
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  const { events, more } = history.data;
  return (
    <ol className="plain history">
      {events.map((event, at) => {
        const words = personHistoryWords(event);
        return (
          <li key={event.seq ?? `${event.at}-${String(at)}`}>
            <time dateTime={event.at}>{instant(event.at)}</time>
            <div>
              <span>{event.actor}</span> {textOfCode(`act.${event.act}`, {}, event.act)}
              {words.length > 0 && <span className="muted"> · {words.join(' · ')}</span>}
            </div>
          </li>
        );
      })}
      {events.length === 0 && <li className="quiet">{t('people.history.none')}</li>}
      {more > 0 && <li className="quiet">{t('people.history.more', { count: more })}</li>}
    </ol>
  );
}
