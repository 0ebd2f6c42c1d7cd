import { KeyOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { proveTotp } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { CodeInput, codeLength } from '#web/session/code-input.tsx';
import { explainPasskey, passkeysWork, signInByPasskey } from '#web/session/passkey.ts';
import { useSignedIn, type Installation } from '#web/session/session-query.ts';
import { StepFoot } from '#web/session/sign-in/step-foot.tsx';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** The second proof: six digits, or a passkey. */
export function FactorStep({ me, installation }: { me: Me; installation: Installation }) {
  const signedIn = useSignedIn();
  const [code, setCode] = useState('');
  const [remember, setRemember] = useState(false);
  const [busy, setBusy] = useState<'code' | 'passkey' | null>(null);
  const [failure, setFailure] = useState<{ readonly at: 'code' | 'passkey'; readonly words: string | null } | null>(null);
  const single = useSingle();
  const prove = (at: 'code' | 'passkey', start: () => Promise<Me>) =>
    single(async () => {
      setBusy(at);
      setFailure(null);
      try {
        signedIn(await start());
      } catch (error) {
        setCode('');
        setFailure({ at, words: at === 'code' ? explain(error) : explainPasskey(error) });
      } finally {
        setBusy(null);
      }
    });
  const proveCode = (value: string) => prove('code', () => call(proveTotp, { body: { code: value, remember } }));
  const { rememberDays } = me.factors;
  const byPasskey = me.factors.passkeys > 0 && passkeysWork(installation);
  return (
    <>
      <h1>{t('factor.title')}</h1>
      <p className="muted">{me.factors.totp ? t('factor.text') : t('factor.text.passkey')}</p>
      {rememberDays > 0 && (me.factors.totp || byPasskey) && (
        <div className="entry-remember">
          <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
            {t('factor.remember', { days: rememberDays })}
          </Checkbox>
          {remember && <p className="quiet">{t('factor.remember.note')}</p>}
        </div>
      )}
      {me.factors.totp && (
        <form
          className="entry-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (code.length === codeLength) proveCode(code);
          }}
        >
          <CodeInput value={code} onChange={setCode} onWhole={proveCode} error={failure?.at === 'code' ? failure.words : null} />
          <Button type="primary" htmlType="submit" size="large" block loading={busy === 'code'} disabled={code.length < codeLength}>
            {t('factor.go')}
          </Button>
        </form>
      )}
      {byPasskey && (
        <div className="entry-others">
          {me.factors.totp && (
            <div className="entry-or">
              <span>{t('sign-in.or')}</span>
            </div>
          )}
          <Button
            size="large"
            block
            type={me.factors.totp ? 'default' : 'primary'}
            icon={<KeyOutlined />}
            loading={busy === 'passkey'}
            onClick={() => prove('passkey', () => signInByPasskey(remember))}
          >
            {t('factor.passkey')}
          </Button>
        </div>
      )}
      {!me.factors.totp && !byPasskey && <Alert type="warning" showIcon title={t('factor.passkey.elsewhere')} />}
      {failure?.at === 'passkey' && failure.words !== null && <Alert type="error" showIcon title={failure.words} />}
      <p className="entry-note quiet">{t('factor.lost')}</p>
      <StepFoot me={me} />
    </>
  );
}
