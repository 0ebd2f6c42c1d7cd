import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { giveAccess } from '#contract/account/endpoints.ts';
import { AccessSlip } from '#web/account/access-slip.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import type { Answer } from '#web/ui/call.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/account/words.ts';

export type Access = Answer<typeof giveAccess>;

/** The link or the password, shown once: it closes by its button alone. */
export function AccessResult({ access, onClose }: { access: Access; onClose: () => void }) {
  const { account, link, initialPassword, until } = access;
  const text = link === null ? (initialPassword ?? '') : `${location.origin}${link}`;
  const label = t(link === null ? 'people.result.password' : 'people.result.link');
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return undefined;
    const stop = () => setPrinting(false);
    globalThis.addEventListener('afterprint', stop);
    globalThis.print();
    return () => globalThis.removeEventListener('afterprint', stop);
  }, [printing]);
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('people.result.title', { name: account.displayName })}
      footer={
        <>
          <Button onClick={() => setPrinting(true)}>{t('people.result.print')}</Button>
          <Button type="primary" onClick={onClose}>
            {t('people.result.close')}
          </Button>
        </>
      }
    >
      <p>
        {link === null ? t('people.result.password.text') : t('people.result.link.text', { until: until === null ? '' : instant(until) })}
      </p>
      <dl className="people-result">
        <dt>{t('people.field.login')}</dt>
        <dd>{account.loginName}</dd>
        <dt>{label}</dt>
        <dd>
          <code>{text}</code>
          <CopyButton small text={text} label={label} />
        </dd>
      </dl>
      <p className="people-once">{t('people.result.once')}</p>
      {printing && <AccessSlip access={access} text={text} label={label} />}
    </Modal>
  );
}
