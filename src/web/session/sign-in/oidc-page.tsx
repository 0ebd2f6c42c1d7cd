import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { finishOidc } from '#contract/session/endpoints.ts';
import { EntryFrame } from '#web/session/entry-frame.tsx';
import { useSession, useSignedIn } from '#web/session/session-query.ts';
import { loginAddress } from '#web/session/sign-in/login-address.ts';
import { proofAddress, takeReturnAddress } from '#web/session/sign-in/oidc-return-address.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { PlainButtonLink } from '#web/ui/plain.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useTitle } from '#web/ui/use-title.ts';

/** The identity provider sends the browser here; its answer goes to the server, once. */
export function OidcPage() {
  useTitle(t('oidc.title'));
  const { search } = useLocation();
  const navigate = useNavigate();
  const signedIn = useSignedIn();
  const { isSuccess } = useSession();
  const begun = useRef(false);
  const [proven, setProven] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    // The session must be read first: signedIn writes into it.
    if (begun.current || !isSuccess) return;
    begun.current = true;
    const returnAddress = takeReturnAddress();
    const finish = async () => {
      try {
        const me = await call(finishOidc, { body: { query: search } });
        signedIn(me);
        if (returnAddress === proofAddress) setProven(true);
        else void navigate(me.stage === 'full' ? returnAddress : loginAddress(me, returnAddress), { replace: true });
      } catch (error) {
        setFailure(explain(error));
      }
    };
    void finish();
  }, [search, isSuccess, navigate, signedIn]);
  return (
    <EntryFrame>
      {proven ? (
        <output>
          <h1>{t('proof.title')}</h1>
          <p className="muted">{t('proof.oidc.done')}</p>
        </output>
      ) : failure === null ? (
        <output className="entry-wait">{t('oidc.wait')}</output>
      ) : (
        <div role="alert">
          <h1>{t('oidc.failed')}</h1>
          <p className="muted">{failure}</p>
          <div className="entry-acts">
            <PlainButtonLink to="/login">{t('oidc.back')}</PlainButtonLink>
          </div>
        </div>
      )}
    </EntryFrame>
  );
}
