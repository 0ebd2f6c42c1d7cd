import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { endSession, listSessions } from '#contract/session/own-account-endpoints.ts';
import { DeviceName } from '#web/session/device-name.tsx';
import { MyRemembered } from '#web/session/me/my-remembered.tsx';
import { MySection } from '#web/session/me/my-section.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/session/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** The own sessions; all but the current one can be ended here. */
export function MySessions() {
  const single = useSingle();
  const list = useQuery(endpointQuery(listSessions, {}));
  const end = useAct((sessionId: string) => call(endSession, { params: { sessionId } }), {
    onDone: () => message.success(t('me.sessions.ended')),
    onError: (error) => message.error(explain(error)),
  });
  return (
    <MySection id="sessions" title={t('me.sessions')} note={t('me.sessions.note')}>
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {list.isError && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="plain me-rows">
        {(list.data?.sessions ?? []).map(({ id, current, method, address, userAgent, createdAt, lastSeenAt }) => (
          <li key={id}>
            <div className="grow">
              <DeviceName userAgent={userAgent} address={address} />
              <span className="muted">
                {methodWords(method)} · {t('me.sessions.begun', { time: instant(createdAt) })} ·{' '}
                {t('me.sessions.seen', { time: instant(lastSeenAt) })}
              </span>
            </div>
            {current ? (
              <span className="tag l">{t('me.sessions.here')}</span>
            ) : (
              <Button onClick={() => single(() => end.mutateAsync(id), id)}>{t('me.sessions.end')}</Button>
            )}
          </li>
        ))}
      </ul>
      <MyRemembered />
    </MySection>
  );
}

/** `password+totp`: the proofs in their order. */
function methodWords(method: string): string {
  return method
    .split('+')
    .map((one) => textOfCode(`login-method.${one}`, {}, one))
    .join(t('login-method.and'));
}
