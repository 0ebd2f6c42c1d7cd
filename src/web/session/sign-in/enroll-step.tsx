import { useState } from 'react';
import type { Me } from '#contract/access/me.ts';
import { AddPasskeyForm } from '#web/session/add-passkey-form.tsx';
import { passkeysWork } from '#web/session/passkey.ts';
import { useSignedIn, type Installation } from '#web/session/session-query.ts';
import { StepFoot } from '#web/session/sign-in/step-foot.tsx';
import { TotpForm } from '#web/session/totp-form.tsx';
import { t } from '#web/session/frame-words.ts';
import '#web/session/credentials.css';

/** Setting up the second factor: six digits from a phone, or a passkey of this device. */
export function EnrollStep({ me, installation }: { me: Me; installation: Installation }) {
  const signedIn = useSignedIn();
  const [factor, setFactor] = useState<'totp' | 'passkey'>('totp');
  const choice = passkeysWork(installation);
  return (
    <>
      <h1>{t('enroll.title')}</h1>
      <p className="muted">
        {t(choice ? 'enroll.text' : 'enroll.text.totp', {
          post: me.post === null ? me.account.displayName : t(`post-role.${me.post.role}`),
        })}
      </p>
      {choice && (
        <div className="ways" role="radiogroup" aria-label={t('enroll.way')}>
          {(['totp', 'passkey'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={factor === one}
              className={factor === one ? 'bare way on' : 'bare way'}
              onClick={() => setFactor(one)}
            >
              <b>{t(`enroll.way.${one}`)}</b>
              <span className="quiet">{t(`enroll.way.${one}.note`)}</span>
            </button>
          ))}
        </div>
      )}
      {factor === 'totp' ? <TotpForm accountId={me.account.id} onDone={signedIn} large /> : <AddPasskeyForm onDone={signedIn} large />}
      <StepFoot me={me} />
    </>
  );
}
