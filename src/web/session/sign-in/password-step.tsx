import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { getCredentials } from '#contract/session/own-account-endpoints.ts';
import { choosePassword } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { NewPasswordForm } from '#web/session/new-password-form.tsx';
import { ownerOf } from '#web/session/password-owner.ts';
import { useSignedIn } from '#web/session/session-query.ts';
import { StepFoot } from '#web/session/sign-in/step-foot.tsx';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/session/frame-words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';

/** The first password of one's own, or a new one when the last has expired. */
export function PasswordStep({ me }: { me: Me }) {
  const signedIn = useSignedIn();
  const credentials = useQuery(endpointQuery(getCredentials, {}));
  const expired = me.passwordUntil !== null && me.passwordUntil < me.today;
  return (
    <>
      <h1>{t('password.step.title')}</h1>
      <p className="muted">{expired ? t('password.step.expired') : t('password.step.initial')}</p>
      {credentials.isPending && <Skeleton active paragraph={{ rows: 5 }} />}
      {credentials.isError && <LoadFailure error={credentials.error} onRetry={() => void credentials.refetch()} />}
      {credentials.data !== undefined && (
        <NewPasswordForm
          large
          loginName={me.account.loginName}
          figures={credentials.data.rules}
          owner={ownerOf(me)}
          withCurrent={false}
          action={t('password.step.go')}
          onSave={async (next) => signedIn(await call(choosePassword, { body: { current: null, next } }))}
        />
      )}
      <StepFoot me={me} />
    </>
  );
}
