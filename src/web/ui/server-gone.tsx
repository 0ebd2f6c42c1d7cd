import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { t } from '#web/ui/words.ts';
import { isTransient } from '#web/ui/request-failure.ts';

const retryMs = 4000;

/** A strip under the top bar while the service does not answer; asks again by itself until it does. */
export function ServerGone() {
  const gone = useServerGone();
  const client = useQueryClient();
  const fetching = useIsFetching() > 0;
  useEffect(() => {
    if (!gone) return undefined;
    const timer = setInterval(() => void retryFailed(client), retryMs);
    return () => clearInterval(timer);
  }, [gone, client]);
  if (!gone) return null;
  return (
    <output className="gone">
      <span className="grow">{t('shell.gone')}</span>
      <Button size="small" loading={fetching} onClick={() => void retryFailed(client)}>
        {t('shell.retry')}
      </Button>
    </output>
  );
}

async function retryFailed(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await client.refetchQueries({
    type: 'active',
    predicate: (query) => isTransient(query.state.error) || query.state.fetchFailureCount > 0,
  });
}

function useServerGone(): boolean {
  const cache = useQueryClient().getQueryCache();
  const [gone, setGone] = useState(false);
  useEffect(
    () =>
      cache.subscribe(() =>
        setGone(
          cache.getAll().some((query) => query.getObserversCount() > 0 && isTransient(query.state.fetchFailureReason ?? query.state.error)),
        ),
      ),
    [cache],
  );
  return gone;
}
