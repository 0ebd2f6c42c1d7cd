import { useNavigate } from 'react-router';
import { acceptInvite, type checkLink } from '#contract/session/first-start-endpoints.ts';
import { NewPasswordForm } from '#web/session/new-password-form.tsx';
import { useSession, useSignedIn } from '#web/session/session-query.ts';
import { loginAddress } from '#web/session/sign-in/login-address.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { t } from '#web/session/link/words.ts';

/** The first password of somebody who was invited; the login goes on from there. */
export function InviteForm({ secret, link }: { secret: string; link: Answer<typeof checkLink> }) {
  const signedIn = useSignedIn();
  const session = useSession();
  const navigate = useNavigate();
  const loginName = link.loginName ?? '';
  const displayName = link.displayName ?? '';
  const accept = async (password: string) => {
    const me = await call(acceptInvite, { body: { secret, password } });
    signedIn(me);
    void navigate(me.stage === 'full' ? '/' : loginAddress(me, '/'), { replace: true });
  };
  const other = session.data?.me ?? null;
  return (
    <>
      <h1>{t('invite.title', { name: displayName })}</h1>
      <p className="muted">{t('invite.text', { jurisdiction: link.jurisdiction, login: loginName })}</p>
      {other !== null && <p className="entry-notice">{t('invite.other', { name: other.account.displayName })}</p>}
      <NewPasswordForm
        large
        loginName={loginName}
        figures={link.rules}
        owner={{ loginName, displayName, spellings: [], unitNames: [link.jurisdiction] }}
        withCurrent={false}
        action={t('invite.go')}
        onSave={accept}
      />
    </>
  );
}
