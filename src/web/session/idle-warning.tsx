import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { listSessions } from '#contract/session/own-account-endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { idleMilliseconds, recordUse } from '#web/session/idle.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/words.ts';

const warnSeconds = 120;
/** A person who types for long without a request is active too: a request keeps the session alive, at most this often. */
const keepAliveMs = 180_000;

/** A warning two minutes before the session ends; if it ends by inactivity, a key press keeps it alive. */
export function IdleWarning({ me }: { me: Me }) {
  const client = useQueryClient();
  const [left, setLeft] = useState<{ readonly seconds: number; readonly idle: boolean } | null>(null);
  const { idleSeconds, expiresAt } = me;

  useEffect(() => {
    let sending = false;
    const keepAliveIfIdle = () => {
      const wait = Math.min(keepAliveMs, ((idleSeconds ?? 0) * 1000) / 4);
      if (idleSeconds === null || sending || idleMilliseconds() < wait) return;
      sending = true;
      void keepAlive().finally(() => {
        sending = false;
      });
    };
    const timer = setInterval(() => {
      const idle = idleSeconds === null ? Number.POSITIVE_INFINITY : idleSeconds - idleMilliseconds() / 1000;
      const whole = (Date.parse(expiresAt) - Date.now()) / 1000;
      const seconds = Math.min(idle, whole);
      if (seconds > warnSeconds) return setLeft(null);
      setLeft({ seconds: Math.max(0, Math.ceil(seconds)), idle: idle <= whole });
      // The server decides; asking once a second would be too much when its clock is behind ours.
      if (seconds <= 0 && Math.ceil(-seconds) % 10 === 1) void refreshSession(client);
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
  const clock = `${Math.floor(left.seconds / 60)}:${String(left.seconds % 60).padStart(2, '0')}`;
  return (
    <div className="idle-warning" role="alertdialog" aria-label={t('session.idle.label')}>
      <span role="alert">{t(left.idle ? 'session.idle.text' : 'session.expiry.text')}</span>
      <b aria-hidden="true">{clock}</b>
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
