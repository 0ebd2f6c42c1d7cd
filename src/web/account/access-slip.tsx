import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { giveAccess } from '#contract/account/endpoints.ts';
import type { Answer } from '#web/ui/call.ts';
import { useMe } from '#web/access/me.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/account/words.ts';

/** The slip to hand over. It is only visible in print, where the rest of the page is hidden. */
export function AccessSlip({
  access: { account, link, until },
  text,
  label,
}: {
  access: Answer<typeof giveAccess>;
  text: string;
  label: string;
}) {
  const me = useMe();
  useEffect(() => {
    document.body.classList.add('printing-slip');
    return () => document.body.classList.remove('printing-slip');
  }, []);
  return createPortal(
    <article className="access-slip">
      <h1>{t('people.slip.title')}</h1>
      <p>{me.jurisdiction.name}</p>
      <dl>
        <dt>{t('people.column.name')}</dt>
        <dd>{account.displayName}</dd>
        {account.unitName !== null && <dt>{t('people.column.unit')}</dt>}
        {account.unitName !== null && <dd>{account.unitName}</dd>}
        {link === null && <dt>{t('people.slip.address')}</dt>}
        {link === null && <dd>{location.origin}</dd>}
        <dt>{t('people.field.login')}</dt>
        <dd>{account.loginName}</dd>
        <dt>{label}</dt>
        <dd className="access-slip-secret">{text}</dd>
      </dl>
      <p>{t(`people.slip.steps.${link === null ? 'password' : account.joins ? 'join' : 'link'}`)}</p>
      {until !== null && <p>{t('people.result.link.text', { until: instant(until) })}</p>}
      <p>{t('people.slip.care')}</p>
    </article>,
    document.body,
  );
}
