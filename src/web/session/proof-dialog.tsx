import { KeyOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { beginOidc, proveAgain } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { CodeInput, codeLength } from '#web/session/code-input.tsx';
import { answerPasskey, explainPasskey, passkeysWork } from '#web/session/passkey.ts';
import { PasswordInput } from '#web/session/password-input.tsx';
import { refreshSession, useSession, useSignedIn } from '#web/session/session-query.ts';
import { proofAddress, storeReturnAddress } from '#web/session/sign-in/oidc-return-address.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/session/entry.css';

type Way = 'password' | 'code' | 'passkey' | 'oidc';
type Proof = z.output<typeof proveAgain.body>;

/** Asks who it is once more, before something about the login is changed; what was asked for goes on after it. */
export function ProofDialog({ me, onProven, onCancel }: { me: Me; onProven: () => void; onCancel: () => void }) {
  const { data } = useSession();
  const signedIn = useSignedIn();
  const single = useSingle();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState<Way | null>(null);
  const [failure, setFailure] = useState<{ readonly way: Way; readonly words: string | null } | null>(null);
  const [elsewhere, setElsewhere] = useState(false);
  const installation = data?.installation;
  const byPasskey = me.factors.passkeys > 0 && installation !== undefined && passkeysWork(installation);
  // Where a remembered device let the person in, the factor itself is to be proven.
  const { remembered, password: hasPassword, totp } = me.factors;
  const mayPassword = hasPassword && !remembered;
  const oidc = remembered ? null : (installation?.oidc ?? null);
  const attempt = (way: Way, start: () => Promise<void>, words: (error: unknown) => string | null = explain) =>
    single(async () => {
      setBusy(way);
      setFailure(null);
      try {
        await start();
      } catch (error) {
        setCode('');
        // The login has ended: the dialog for logging in again takes its place.
        if (hasCode(error, 'proofs-exhausted')) void refreshSession(client);
        setFailure({ way, words: words(error) });
      } finally {
        setBusy(null);
      }
    });
  const prove = async (proof: Proof) => {
    signedIn(await call(proveAgain, { body: proof }));
    onProven();
  };
  const byPassword = () => {
    if (password !== '') attempt('password', () => prove({ by: 'password', password }));
  };
  const byCode = (whole: string) => attempt('code', () => prove({ by: 'totp', code: whole }));
  const byOidc = () => {
    // Opened at once: after an answer of the server the browser would take it for a pop-up of its own accord.
    const page = globalThis.open('', '_blank');
    attempt('oidc', async () => {
      storeReturnAddress(proofAddress, page?.sessionStorage);
      const { url } = await call(beginOidc, { body: { purpose: 'prove' } });
      if (page === null) location.assign(url);
      else page.location.href = url;
      setElsewhere(true);
    });
  };
  const error = (way: Way) => (failure?.way === way ? failure.words : null);
  const nothing = !mayPassword && !totp && !byPasskey && oidc === null;
  return (
    <Modal open centered width={420} zIndex={2800} rootClassName="proof-dialog" title={t('proof.title')} footer={null} onCancel={onCancel}>
      <div className="entry-card inside">
        <p className="muted">{t(remembered ? 'proof.text.remembered' : 'proof.text')}</p>
        {nothing && <Alert type="warning" showIcon title={t('proof.none')} />}
        {mayPassword && (
          <form
            className="entry-form"
            onSubmit={(event) => {
              event.preventDefault();
              byPassword();
            }}
          >
            <input type="text" name="username" autoComplete="username" value={me.account.loginName} readOnly hidden />
            <PasswordInput
              first={!totp}
              label={t('proof.password')}
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              error={error('password')}
            />
            <Button type="primary" htmlType="submit" block loading={busy === 'password'} disabled={password === ''}>
              {t('proof.go')}
            </Button>
          </form>
        )}
        {totp && (
          <>
            {mayPassword && <Or />}
            <form
              className="entry-form"
              onSubmit={(event) => {
                event.preventDefault();
                if (code.length === codeLength) byCode(code);
              }}
            >
              <CodeInput value={code} onChange={setCode} onWhole={byCode} error={error('code')} disabled={busy === 'code'} />
            </form>
          </>
        )}
        {(byPasskey || oidc !== null) && (
          <div className="entry-others">
            {(mayPassword || totp) && <Or />}
            {byPasskey && (
              <Button
                block
                icon={<KeyOutlined />}
                loading={busy === 'passkey'}
                onClick={() => attempt('passkey', async () => prove({ by: 'passkey', response: await answerPasskey() }), explainPasskey)}
              >
                {t('proof.passkey')}
              </Button>
            )}
            {oidc !== null && (
              <Button block loading={busy === 'oidc'} onClick={byOidc}>
                {t('proof.oidc', { provider: oidc })}
              </Button>
            )}
          </div>
        )}
        {elsewhere && <Alert type="info" showIcon title={t('proof.oidc.wait')} />}
        {(['passkey', 'oidc'] as const).map((way) => {
          const words = error(way);
          return words !== null && <Alert key={way} type="error" showIcon title={words} />;
        })}
      </div>
    </Modal>
  );
}

function Or() {
  return (
    <div className="entry-or">
      <span>{t('sign-in.or')}</span>
    </div>
  );
}
