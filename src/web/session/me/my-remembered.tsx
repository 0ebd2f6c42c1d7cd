import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { endRememberedDevice, listRememberedDevices } from '#contract/session/own-account-endpoints.ts';
import { useMe } from '#web/access/me.ts';
import { DeviceName } from '#web/session/device-name.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/session/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Browsers in which the own second factor is remembered; nothing where there are none and may be none. */
export function MyRemembered() {
  const single = useSingle();
  const { rememberDays } = useMe().factors;
  const list = useQuery(endpointQuery(listRememberedDevices, {}));
  const end = useAct((deviceId: string) => call(endRememberedDevice, { params: { deviceId } }), {
    onDone: () => message.success(t('me.remembered.ended')),
    onError: (error) => message.error(explain(error)),
  });
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  const devices = list.data?.devices ?? [];
  if (devices.length === 0 && rememberDays === 0) return null;
  return (
    <>
      <h3>{t('me.remembered')}</h3>
      <p className="muted">{t('me.remembered.note')}</p>
      <p className="muted">{rememberDays === 0 ? t('me.remembered.never') : t('me.remembered.days', { days: rememberDays })}</p>
      {list.isSuccess && devices.length === 0 && <p className="quiet">{t('me.remembered.none')}</p>}
      <ul className="plain me-rows" aria-label={t('me.remembered')}>
        {devices.map(({ id, userAgent, address, provenAt, lastUsedAt, until }) => (
          <li key={id}>
            <div className="grow">
              <DeviceName userAgent={userAgent} address={address} />
              <span className="muted">
                {t('me.remembered.proven', { time: instant(provenAt) })} · {t('me.remembered.used', { time: instant(lastUsedAt) })}
                {until !== null && ` · ${t('me.remembered.until', { time: instant(until) })}`}
              </span>
            </div>
            <Button onClick={() => single(() => end.mutateAsync(id), id)}>{t('me.remembered.end')}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
