import { Button } from 'antd';
import { useState } from 'react';
import type { getCredentials } from '#contract/session/own-account-endpoints.ts';
import { beginOidc } from '#contract/session/endpoints.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { storeReturnAddress } from '#web/session/sign-in/oidc-return-address.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/session/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

/** The account at the identity provider that leads to this one. */
export function MySubjects({ credentials, label }: { credentials: Answer<typeof getCredentials>; label: string | null }) {
  const [busy, setBusy] = useState(false);
  if (label === null && credentials.subjects.length === 0) return null;
  const link = async () => {
    setBusy(true);
    try {
      storeReturnAddress('/me');
      const { url } = await call(beginOidc, { body: { purpose: 'link' } });
      location.assign(url);
    } catch (error) {
      setBusy(false);
      message.error(explain(error));
    }
  };
  return (
    <MySection id="subjects" title={t('me.subjects')} note={t('me.subjects.note')}>
      <ul className="plain me-rows">
        {credentials.subjects.map(({ issuer, linkedAt }) => (
          <li key={issuer}>
            <div className="grow">
              <b>{issuer}</b>
              <span className="muted">{t('me.subjects.linked', { time: instant(linkedAt) })}</span>
            </div>
          </li>
        ))}
        {label !== null && credentials.subjects.length === 0 && (
          <li>
            <span className="grow muted">{t('me.subjects.none', { label })}</span>
            <Button loading={busy} onClick={() => void link()}>
              {t('me.subjects.link', { label })}
            </Button>
          </li>
        )}
      </ul>
    </MySection>
  );
}
