import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { getCredentials } from '#contract/session/own-account-endpoints.ts';
import { choosePassword } from '#contract/session/endpoints.ts';
import { useMe } from '#web/access/me.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { NewPasswordForm } from '#web/session/new-password-form.tsx';
import { ownerOf } from '#web/session/password-owner.ts';
import { refreshSession, useSignedIn } from '#web/session/session-query.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer, type CallInput } from '#web/ui/call.ts';
import { hasCode } from '#web/ui/request-failure.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/session/words.ts';
import { readMePart } from '#web/session/me/me-address.ts';
import { message } from '#web/ui/notices.ts';

/** How old the password is, and a new one. */
export function MyPassword({ credentials }: { credentials: Answer<typeof getCredentials> }) {
  const me = useMe();
  const signedIn = useSignedIn();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [open, setOpen] = useState(readMePart(search) === 'password');
  const { passwordSetAt, passwordUntil } = credentials;
  const save = useAct((body: CallInput<typeof choosePassword>['body']) => call(choosePassword, { body }), {
    onDone: signedIn,
    onError: (error) => {
      // The login has ended: the dialog for logging in again comes over the page.
      if (hasCode(error, 'proofs-exhausted')) void refreshSession(client);
    },
    onFresh: () => {
      setOpen(false);
      message.success(t('password.changed'));
    },
  });
  return (
    <MySection
      id="password"
      title={t('me.password')}
      note={
        <>
          {passwordSetAt === null ? t('me.password.none') : t('me.password.set', { time: instant(passwordSetAt) })}
          {passwordUntil !== null && ` · ${t('me.password.until', { day: passwordUntil })}`}
        </>
      }
      action={!open && <Button onClick={() => setOpen(true)}>{t('password.change')}</Button>}
    >
      {open && (
        <NewPasswordForm
          loginName={me.account.loginName}
          figures={credentials.rules}
          owner={ownerOf(me)}
          withCurrent={passwordSetAt !== null}
          action={t('shell.save')}
          onSave={(next, current) => save.mutateAsync({ current, next })}
          cancel={<Button onClick={() => setOpen(false)}>{t('shell.cancel')}</Button>}
        />
      )}
    </MySection>
  );
}
