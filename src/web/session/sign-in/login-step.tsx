import { useState } from 'react';
import type { Me } from '#contract/access/me.ts';
import type { Installation } from '#web/session/session-query.ts';
import { AccountLogin } from '#web/session/sign-in/account-login.tsx';
import { DemoPeople } from '#web/session/sign-in/demo-people.tsx';
import { t } from '#web/session/frame-words.ts';

/** The first step. `returning`: over an open page, whose page it is. */
export function LoginStep({ installation, returning }: { installation: Installation; returning?: Me }) {
  const [byAccount, setByAccount] = useState(false);
  const title = returning === undefined && <h1>{t('sign-in.title')}</h1>;
  const account = <AccountLogin installation={installation} {...(returning === undefined ? {} : { returning })} />;
  if (installation.demo)
    return (
      <>
        <DemoPeople />
        {byAccount ? (
          account
        ) : (
          <button type="button" className="bare link demo-else" onClick={() => setByAccount(true)}>
            {t('demo.else')}
          </button>
        )}
      </>
    );
  // There are no accounts before the first setup.
  if (!installation.setUp) return <NotSetUp />;
  return (
    <>
      {title}
      {account}
    </>
  );
}

function NotSetUp() {
  return (
    <>
      <h1>{t('sign-in.not-set-up.title')}</h1>
      <p className="muted">{t('sign-in.not-set-up.text')}</p>
      <pre className="entry-example">{t('sign-in.not-set-up.example', { origin: location.origin })}</pre>
      <p className="entry-note quiet">{t('sign-in.not-set-up.again')}</p>
    </>
  );
}
