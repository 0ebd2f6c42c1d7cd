import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { listSessions } from '#contract/session/own-account-endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { idleFor, noteUse } from '#web/session/idle.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/words.ts';

const warnSeconds = 120;
/** Whoever types for long without a request is using the service all the same: it is told so, at most this often. */
const tellMs = 180_000;

/** Two minutes before the session ends it says so; one key press is enough to stay, if it is for lack of use. */
export function IdleWarning({ me }: { me: Me }) {
  const client = useQueryClient();
  const [left, setLeft] = useState<{ readonly seconds: number; readonly idle: boolean } | null>(null);
  const { idleSeconds, expiresAt } = me;

  useEffect(() => {
    let telling = false;
    const stay = () => {
      const wait = Math.min(tellMs, ((idleSeconds ?? 0) * 1000) / 4);
      if (idleSeconds === null || telling || idleFor() < wait) return;
      telling = true;
      void tell().finally(() => {
        telling = false;
      });
    };
    const timer = setInterval(() => {
      const idle = idleSeconds === null ? Number.POSITIVE_INFINITY : idleSeconds - idleFor() / 1000;
      const whole = (Date.parse(expiresAt) - Date.now()) / 1000;
      const seconds = Math.min(idle, whole);
      if (seconds > warnSeconds) return setLeft(null);
      setLeft({ seconds: Math.max(0, Math.ceil(seconds)), idle: idle <= whole });
      // The server decides; asking once a second would be too much when its clock is behind ours.
      if (seconds <= 0 && Math.ceil(-seconds) % 10 === 1) void refreshSession(client);
      return undefined;
    }, 1000);
    globalThis.addEventListener('keydown', stay);
    globalThis.addEventListener('pointerdown', stay);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('keydown', stay);
      globalThis.removeEventListener('pointerdown', stay);
    };
  }, [client, idleSeconds, expiresAt]);

  if (left === null) return null;
  const clock = `${Math.floor(left.seconds / 60)}:${String(left.seconds % 60).padStart(2, '0')}`;
  return (
    <div className="idle-warning" role="alertdialog" aria-label={t('session.idle.label')}>
      <span role="alert">{t(left.idle ? 'session.idle.text' : 'session.expiry.text')}</span>
      <b aria-hidden="true">{clock}</b>
      {left.idle && (
        <Button size="small" type="primary" onClick={() => void tell()}>
          {t('session.idle.stay')}
        </Button>
      )}
    </div>
  );
}

/** Any request of a person that is not quiet will do. */
async function tell(): Promise<void> {
  await call(listSessions, {}).then(
    () => noteUse(),
    () => {},
  );
}
