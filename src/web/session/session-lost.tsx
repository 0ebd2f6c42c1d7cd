import { Alert, Button, Modal } from 'antd';
import type { Me } from '#contract/access/me.ts';
import { LoginEnded } from '#web/session/login-ended.tsx';
import { useSession } from '#web/session/session-query.ts';
import { SignInSteps } from '#web/session/sign-in/sign-in-steps.tsx';
import { t } from '#web/session/frame-words.ts';
import '#web/session/entry.css';

/** Logging in again over the page that was open. Its content is covered: the person may have walked away. */
export function SessionLost({ held }: { held: Me }) {
  const { data } = useSession();
  if (data === undefined) return null;
  const other = data.me !== null && data.me.account.id !== held.account.id;
  return (
    <Modal
      open
      centered
      width={440}
      zIndex={3000}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      rootClassName="session-lost"
      title={data.me === null ? t('session.lost.title') : null}
    >
      <div className="entry-card inside">
        {data.me === null && data.ended !== null && <LoginEnded ended={data.ended} />}
        {data.me === null && <p className="muted">{t('session.lost.text', { name: held.account.displayName })}</p>}
        {other && <Alert type="warning" showIcon title={t('session.lost.other', { name: held.account.displayName })} />}
        <SignInSteps installation={data.installation} me={data.me} returning={held} />
        {data.me === null && (
          <p className="step-foot">
            <span className="muted">{t('session.lost.not-you', { name: held.account.displayName })}</span>
            <Button type="link" size="small" onClick={() => location.assign('/login')}>
              {t('sign-in.else')}
            </Button>
          </p>
        )}
      </div>
    </Modal>
  );
}
