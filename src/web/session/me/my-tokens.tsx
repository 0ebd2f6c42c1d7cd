import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { endToken, listTokens } from '#contract/session/own-account-endpoints.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { useMe } from '#web/access/me.ts';
import { AddTokenForm } from '#web/session/me/add-token-form.tsx';
import { MySection } from '#web/session/me/my-section.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/session/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import '#web/session/link/set-up.css';

/** Tokens for programs. One that was just made is shown this once. */
export function MyTokens() {
  const me = useMe();
  const single = useSingle();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const list = useQuery(endpointQuery(listTokens, {}));
  const end = useAct((tokenId: string) => call(endToken, { params: { tokenId } }), {
    onDone: () => message.success(t('me.tokens.ended')),
    onError: (error) => message.error(explain(error)),
  });
  const tokens = list.data?.tokens ?? [];
  return (
    <MySection
      id="tokens"
      title={t('me.tokens')}
      note={t('me.tokens.note')}
      action={!adding && me.post !== null && <Button onClick={() => setAdding(true)}>{t('me.tokens.add')}</Button>}
    >
      {secret !== null && (
        <div className="me-secret">
          <Alert type="warning" showIcon title={t('me.tokens.once')} />
          <div className="slip-link">
            <Input readOnly value={secret} aria-label={t('me.tokens.secret')} onFocus={(event) => event.target.select()} />
            <CopyButton text={secret} label={t('me.tokens.secret')} />
            <Button type="text" onClick={() => setSecret(null)}>
              {t('me.tokens.kept')}
            </Button>
          </div>
        </div>
      )}
      {adding && (
        <AddTokenForm
          onCancel={() => setAdding(false)}
          onMade={(made) => {
            setAdding(false);
            setSecret(made);
          }}
        />
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} />}
      {list.isError && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="plain me-rows">
        {tokens.map(({ id, label, scopes, createdAt, lastSeenAt, expiresAt }) => (
          <li key={id}>
            <div className="grow">
              <b>{label}</b>
              <span className="muted">
                {scopes.map((scope) => t(`token-scope.${scope}`)).join('、')} · {t('me.tokens.until', { time: instant(expiresAt) })} ·{' '}
                {lastSeenAt === createdAt ? t('me.tokens.unused') : t('me.tokens.used', { time: instant(lastSeenAt) })}
              </span>
            </div>
            <Popconfirm
              title={t('me.tokens.end.ask', { label })}
              okText={t('me.tokens.end')}
              okButtonProps={{ danger: true }}
              onConfirm={() => single(() => end.mutateAsync(id), id)}
            >
              <Button type="text" danger>
                {t('me.tokens.end')}
              </Button>
            </Popconfirm>
          </li>
        ))}
        {list.isSuccess && tokens.length === 0 && !adding && <li className="quiet">{t('me.tokens.none')}</li>}
      </ul>
    </MySection>
  );
}
