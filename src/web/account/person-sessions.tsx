import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { endAccountSessions, listAccountSessions, type Account } from '#contract/account/endpoints.ts';
import { ReasonDialog } from '#web/account/reason-dialog.tsx';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/account/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** Where the person is logged in, and the end of all of it. */
export function PersonSessions({ person }: { person: Account }) {
  const [ending, setEnding] = useState(false);
  const params = { accountId: person.id };
  const list = useQuery(endpointQuery(listAccountSessions, { params }));
  if (list.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  const { sessions } = list.data;
  return (
    <>
      <ul className="plain people-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <div className="grow">
              <b>{session.method === 'token' ? t('people.session.token') : t('people.session.browser')}</b>
              {session.address !== null && ` · ${t('people.session.address', { address: session.address })}`}
              <small className="quiet">
                {t('people.session.seen', { at: instant(session.lastSeenAt), since: instant(session.createdAt) })}
              </small>
              {session.userAgent !== null && <small className="quiet people-agent">{session.userAgent}</small>}
            </div>
          </li>
        ))}
        {sessions.length === 0 && <li className="quiet">{t('people.sessions.none')}</li>}
      </ul>
      {sessions.length > 0 && (
        <Button size="small" danger onClick={() => setEnding(true)}>
          {t('people.sessions.end')}
        </Button>
      )}
      {ending && (
        <ReasonDialog
          title={t('people.sessions.end.title', { name: person.displayName })}
          text={t('people.sessions.end.text')}
          okText={t('people.sessions.end')}
          onClose={() => setEnding(false)}
          act={async (reason) => {
            const { ended } = await call(endAccountSessions, { params, body: { reason } });
            return t('people.sessions.end.done', { count: ended });
          }}
        />
      )}
    </>
  );
}
