import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { endCalendarFeed, getCalendarFeed, renewCalendarFeed } from '#contract/home/calendar-endpoints.ts';
import { t } from '#web/home/me-words.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/session/link/set-up.css';

/** 日历订阅. The address is shown this once. */
export function MyCalendar() {
  const single = useSingle();
  const [address, setAddress] = useState<string | null>(null);
  const feed = useQuery(endpointQuery(getCalendarFeed, {}));
  const renew = useAct(() => call(renewCalendarFeed, {}), {
    onDone: ({ path }) => setAddress(`${location.origin}${path}`),
    onError: (error) => message.error(explain(error)),
  });
  const end = useAct(() => call(endCalendarFeed, {}), {
    onDone: () => {
      setAddress(null);
      message.success(t('me.calendar.ended'));
    },
    onError: (error) => message.error(explain(error)),
  });
  const madeAt = feed.data?.madeAt ?? null;
  const make = () => single(() => renew.mutateAsync(undefined));
  return (
    <MySection
      id="calendar"
      title={t('me.calendar')}
      note={t('me.calendar.note')}
      action={
        feed.isSuccess &&
        madeAt === null && (
          <Button loading={renew.isPending} onClick={make}>
            {t('me.calendar.make')}
          </Button>
        )
      }
    >
      {address !== null && (
        <div className="me-secret">
          <Alert type="warning" showIcon title={t('me.calendar.once')} />
          <div className="slip-link">
            <Input readOnly value={address} aria-label={t('me.calendar.address')} onFocus={(event) => event.target.select()} />
            <CopyButton text={address} label={t('me.calendar.address')} />
            <Button type="text" onClick={() => setAddress(null)}>
              {t('me.calendar.kept')}
            </Button>
          </div>
        </div>
      )}
      {feed.isError && <LoadFailure error={feed.error} onRetry={() => void feed.refetch()} />}
      {feed.isSuccess && (
        <ul className="plain me-rows">
          {madeAt === null ? (
            <li className="quiet">{t('me.calendar.none')}</li>
          ) : (
            <li>
              <span className="grow muted">{t('me.calendar.since', { time: instant(madeAt) })}</span>
              <Popconfirm title={t('me.calendar.renew.ask')} okText={t('me.calendar.renew')} onConfirm={make}>
                <Button type="text">{t('me.calendar.renew')}</Button>
              </Popconfirm>
              <Popconfirm
                title={t('me.calendar.end.ask')}
                okText={t('me.calendar.end')}
                okButtonProps={{ danger: true }}
                onConfirm={() => single(() => end.mutateAsync(undefined), 'end')}
              >
                <Button type="text" danger>
                  {t('me.calendar.end')}
                </Button>
              </Popconfirm>
            </li>
          )}
        </ul>
      )}
    </MySection>
  );
}
