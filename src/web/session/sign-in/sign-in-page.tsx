import { useEffect, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { EntryFrame } from '#web/session/entry-frame.tsx';
import { LoginEnded } from '#web/session/login-ended.tsx';
import { useSession } from '#web/session/session-query.ts';
import { loginAddress, addressAfterLogin } from '#web/session/sign-in/login-address.ts';
import { SignInSteps } from '#web/session/sign-in/sign-in-steps.tsx';
import { t } from '#web/session/frame-words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useTitle } from '#web/ui/use-title.ts';

/** All addresses of logging in but the identity provider's: the session says which step it is, the address follows. */
export function SignInPage() {
  useTitle(t('sign-in.title'));
  const session = useSession();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { data } = session;
  const then = addressAfterLogin(search);
  const target = data === undefined ? null : data.me?.stage === 'full' ? then : loginAddress(data.me, then);
  useEffect(() => {
    if (target !== null && target !== `${pathname}${search}`) void navigate(target, { replace: true });
  }, [target, pathname, search, navigate]);
  let body: ReactNode = <output className="entry-wait">{t('shell.loading')}</output>;
  if (session.isError && data === undefined) body = <LoadFailure error={session.error} onRetry={() => void session.refetch()} />;
  else if (data !== undefined)
    body = (
      <>
        {data.me === null && data.ended !== null && <LoginEnded ended={data.ended} />}
        <SignInSteps installation={data.installation} me={data.me} />
      </>
    );
  return <EntryFrame wide={data !== undefined && data.me === null && data.installation.demo}>{body}</EntryFrame>;
}
