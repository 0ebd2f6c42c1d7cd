import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { removePasskey, removeTotp, type getCredentials } from '#contract/session/own-account-endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { AddPasskeyForm } from '#web/session/add-passkey-form.tsx';
import { useMe } from '#web/access/me.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { isLastFactor } from '#web/session/me/own-choices.ts';
import { passkeysWork } from '#web/session/passkey.ts';
import { useSignedIn } from '#web/session/session-query.ts';
import { TotpForm } from '#web/session/totp-form.tsx';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/session/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Authenticator and passkeys. Where a second factor is a duty, the last one cannot be taken away. */
export function MyFactors({ credentials, passkeysHere }: { credentials: Answer<typeof getCredentials>; passkeysHere: boolean }) {
  const me = useMe();
  const signedIn = useSignedIn();
  const [adding, setAdding] = useState<'totp' | 'passkey' | null>(null);
  const single = useSingle();
  const done = (answer: Me, words: string) => {
    signedIn(answer);
    setAdding(null);
    message.success(words);
  };
  const removal = useAct(({ take }: { readonly take: () => Promise<Me>; readonly words: string }) => take(), {
    onDone: (answer, { words }) => done(answer, words),
    onError: (error) => message.error(explain(error)),
  });
  const remove = (what: string, take: () => Promise<Me>, words: string) => single(() => removal.mutateAsync({ take, words }), what);
  const last = isLastFactor({ totp: credentials.totp, passkeys: credentials.passkeys.length }, me.factors.needed);
  const canAddPasskey = passkeysWork({ passkeys: passkeysHere });
  return (
    <MySection id="factors" title={t('me.factors')} note={me.factors.needed ? t('me.factors.needed') : t('me.factors.note')}>
      <ul className="plain me-rows">
        <li>
          <div className="grow">
            <b>{t('me.totp')}</b>
            <span className="muted">{credentials.totp ? t('me.totp.on') : t('me.totp.off')}</span>
          </div>
          {credentials.totp ? (
            <Remove
              last={last}
              ask={t('me.totp.remove.ask')}
              onRemove={() => remove('totp', () => call(removeTotp, {}), t('me.totp.removed'))}
              label={t('me.totp.remove')}
            />
          ) : (
            adding !== 'totp' && <Button onClick={() => setAdding('totp')}>{t('me.totp.add')}</Button>
          )}
        </li>
        {adding === 'totp' && (
          <li className="me-form">
            <TotpForm accountId={me.account.id} onDone={(answer) => done(answer, t('me.totp.added'))} />
            <Button onClick={() => setAdding(null)}>{t('shell.cancel')}</Button>
          </li>
        )}
        {credentials.passkeys.map(({ id, label, createdAt, lastUsedAt }) => (
          <li key={id}>
            <div className="grow">
              <b>{t('me.passkey', { label })}</b>
              <span className="muted">
                {t('me.passkey.made', { time: instant(createdAt) })} ·{' '}
                {lastUsedAt === null ? t('me.passkey.unused') : t('me.passkey.used', { time: instant(lastUsedAt) })}
              </span>
            </div>
            <Remove
              last={last}
              ask={t('me.passkey.remove.ask', { label })}
              onRemove={() => remove(id, () => call(removePasskey, { params: { passkeyId: id } }), t('me.passkey.removed'))}
              label={t('me.passkey.remove')}
            />
          </li>
        ))}
        {adding !== 'passkey' && (
          <li>
            <div className="grow">
              {credentials.passkeys.length === 0 && <b>{t('me.passkeys')}</b>}
              <span className="muted">{canAddPasskey ? t('me.passkeys.note') : t('me.passkeys.not-here')}</span>
            </div>
            {canAddPasskey && <Button onClick={() => setAdding('passkey')}>{t('me.passkey.add')}</Button>}
          </li>
        )}
        {adding === 'passkey' && (
          <li className="me-form">
            <AddPasskeyForm onDone={(answer) => done(answer, t('me.passkey.added'))} />
            <Button onClick={() => setAdding(null)}>{t('shell.cancel')}</Button>
          </li>
        )}
      </ul>
    </MySection>
  );
}

function Remove({ last, ask, label, onRemove }: { last: boolean; ask: string; label: string; onRemove: () => void }) {
  if (last) return <span className="quiet">{t('me.factors.last')}</span>;
  return (
    <Popconfirm title={ask} okText={label} okButtonProps={{ danger: true }} onConfirm={onRemove}>
      <Button type="text" danger>
        {label}
      </Button>
    </Popconfirm>
  );
}
