import { useState } from 'react';
import { beginOidc, logIn } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { Field } from '#web/ui/field.tsx';
import { PlainAlert, PlainButton, PlainInput } from '#web/ui/plain.tsx';
import { PasswordInput } from '#web/session/password-input.tsx';
import { explainPasskey, passkeysWork, signInByPasskey } from '#web/session/passkey.ts';
import { useSignedIn, type Installation } from '#web/session/session-query.ts';
import { storeReturnAddress } from '#web/session/sign-in/oidc-return-address.ts';
import { addressAfterLogin } from '#web/session/sign-in/login-address.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/session/frame-words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

type LoginMethod = 'password' | 'passkey' | 'oidc';

/** Name and password; a passkey or the identity provider where there are such. */
export function AccountLogin({ installation, returning }: { installation: Installation; returning?: Me }) {
  const signedIn = useSignedIn();
  const [loginName, setLoginName] = useState(returning?.account.loginName ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState<LoginMethod | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const single = useSingle();

  const go = (method: LoginMethod, start: () => Promise<void>, words: (error: unknown) => string | null) =>
    single(async () => {
      setBusy(method);
      setFailure(null);
      try {
        await start();
      } catch (error) {
        setFailure(words(error));
      } finally {
        setBusy(null);
      }
    });
  const byPassword = () => {
    setTried(true);
    if (loginName.trim() === '' || password === '') return;
    go('password', async () => signedIn(await call(logIn, { body: { loginName: loginName.trim(), password } })), explain);
  };
  const byOidc = async () => {
    // Over an open page the provider must not take its place.
    if (returning !== undefined) return void globalThis.open('/login', '_blank');
    storeReturnAddress(addressAfterLogin(location.search));
    const { url } = await call(beginOidc, { body: { purpose: 'login' } });
    location.assign(url);
    // The button stays busy until the provider's page is there.
    await new Promise(() => {});
  };

  return (
    <>
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault();
          byPassword();
        }}
      >
        <Field label={t('sign-in.name')} error={tried && loginName.trim() === '' ? t('sign-in.name.missing') : null}>
          {(ids) => (
            <PlainInput
              {...ids}
              large
              name="username"
              value={loginName}
              maxLength={maxLengthOf(logIn.body, 'loginName')}
              autoComplete={passkeysWork(installation) ? 'username webauthn' : 'username'}
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              ref={returning === undefined ? focusOnce : null}
              onChange={(event) => setLoginName(event.target.value)}
            />
          )}
        </Field>
        <PasswordInput
          large
          label={t('sign-in.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          first={returning !== undefined}
          error={tried && password === '' ? t('sign-in.password.missing') : null}
        />
        {failure !== null && <PlainAlert type="error">{failure}</PlainAlert>}
        <PlainButton primary large block submit busy={busy === 'password'}>
          {t('sign-in.go')}
        </PlainButton>
      </form>
      {(passkeysWork(installation) || installation.oidc !== null) && (
        <div className="entry-others">
          <div className="entry-or">
            <span>{t('sign-in.or')}</span>
          </div>
          {passkeysWork(installation) && (
            <PlainButton
              large
              block
              icon="key"
              busy={busy === 'passkey'}
              onClick={() => go('passkey', async () => signedIn(await signInByPasskey()), explainPasskey)}
            >
              {t('sign-in.passkey')}
            </PlainButton>
          )}
          {installation.oidc !== null && (
            <PlainButton large block busy={busy === 'oidc'} onClick={() => go('oidc', byOidc, explain)}>
              {t(returning === undefined ? 'sign-in.oidc' : 'sign-in.oidc.window', { label: installation.oidc })}
            </PlainButton>
          )}
        </div>
      )}
      {!installation.demo && <p className="entry-note quiet">{t('sign-in.trouble')}</p>}
    </>
  );
}
