import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { listSessions } from '#contract/session/own-account-endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { idleMilliseconds, recordUse } from '#web/session/idle.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { asksServer, clockOf, isNear, isWorthTelling, timeLeft, type TimeLeft } from '#web/session/time-left.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';

/** Two minutes before the session ends it says so; one key press is enough to stay, if it is for lack of use. */
export function IdleWarning({ me }: { me: Me }) {
  const client = useQueryClient();
  const [left, setLeft] = useState<TimeLeft | null>(null);
  const { idleSeconds, expiresAt } = me;

  useEffect(() => {
    let sending = false;
    const keepAliveIfIdle = () => {
      if (sending || !isWorthTelling(idleSeconds, idleMilliseconds())) return;
      sending = true;
      void keepAlive().finally(() => {
        sending = false;
      });
    };
    const timer = setInterval(() => {
      const now = timeLeft({ idleSeconds, expiresAt }, idleMilliseconds(), Date.now());
      if (!isNear(now)) return setLeft(null);
      setLeft(now);
      // The server decides.
      if (asksServer(now)) void refreshSession(client);
      return undefined;
    }, 1000);
    globalThis.addEventListener('keydown', keepAliveIfIdle);
    globalThis.addEventListener('pointerdown', keepAliveIfIdle);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('keydown', keepAliveIfIdle);
      globalThis.removeEventListener('pointerdown', keepAliveIfIdle);
    };
  }, [client, idleSeconds, expiresAt]);

  if (left === null) return null;
  return (
    <div className="idle-warning" role="alertdialog" aria-label={t('session.idle.label')}>
      <span role="alert">{t(left.idle ? 'session.idle.text' : 'session.expiry.text')}</span>
      <b aria-hidden="true">{clockOf(left)}</b>
      {left.idle && (
        <Button size="small" type="primary" onClick={() => void keepAlive()}>
          {t('session.idle.stay')}
        </Button>
      )}
    </div>
  );
}

/** Sends a request that counts as use of the session. */
async function keepAlive(): Promise<void> {
  await call(listSessions, {}).then(
    () => recordUse(),
    () => {},
  );
}
