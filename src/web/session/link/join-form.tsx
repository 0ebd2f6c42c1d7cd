import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { acceptJoin, type checkLink } from '#contract/session/first-start-endpoints.ts';
import { dropKeptLink, keepLink, keptLinkAddress } from '#web/session/link/kept-link.ts';
import { logOutAndReload, useSession, useSignedIn } from '#web/session/session-query.ts';
import { loginAddress } from '#web/session/sign-in/login-address.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { t } from '#web/session/link/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** A person with a login joins another jurisdiction. Who is not logged in, or as somebody else, comes back here after the login. */
export function JoinForm({ secret, link }: { secret: string; link: Answer<typeof checkLink> }) {
  const session = useSession();
  const signedIn = useSignedIn();
  const single = useSingle();
  const navigate = useNavigate();
  const client = useQueryClient();
  const join = useAct(() => call(acceptJoin, { body: { secret } }), {
    onDone: (me) => {
      dropKeptLink();
      signedIn(me);
      message.success(t('join.done', { jurisdiction: link.jurisdiction }));
      void navigate('/me', { replace: true });
    },
  });
  const me = session.data?.me ?? null;
  const login = link.loginName ?? '';
  const other = me !== null && me.account.loginName !== login ? me.account : null;
  const logIn = () => {
    keepLink(secret);
    void navigate(loginAddress(me, keptLinkAddress));
  };
  const changeLogin = () => {
    keepLink(secret);
    logOutAndReload(client, loginAddress(null, keptLinkAddress)).catch((error: unknown) => message.error(explain(error)));
  };
  return (
    <div>
      <h1>{t('join.title', { jurisdiction: link.jurisdiction })}</h1>
      <p className="muted">{t('join.text', { jurisdiction: link.jurisdiction, name: link.displayName ?? '', login })}</p>
      {other !== null && <p className="entry-notice">{t('join.other', { other: other.displayName, login })}</p>}
      {join.isError && <Alert type="error" title={explain(join.error)} />}
      <div className="entry-acts">
        {other !== null ? (
          <Button type="primary" size="large" block onClick={changeLogin}>
            {t('join.log-out', { login })}
          </Button>
        ) : me?.stage === 'full' ? (
          <Button type="primary" size="large" block loading={join.isPending} onClick={() => single(() => join.mutateAsync())}>
            {t('join.go')}
          </Button>
        ) : (
          <Button type="primary" size="large" block loading={session.data === undefined} onClick={logIn}>
            {t('join.log-in')}
          </Button>
        )}
      </div>
    </div>
  );
}
