import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { setUp } from '#contract/session/first-start-endpoints.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import type { Answer } from '#web/ui/call.ts';
import { instant } from '#web/ui/instant.ts';
import { useUnloadWarning } from '#web/ui/leaving.ts';
import { t } from '#web/session/link/words.ts';
import '#web/session/link/set-up.css';

/** The four links, shown this once: one slip for each person, to be copied, or printed and cut. */
export function SetUpLinks({ links }: { links: Answer<typeof setUp>['links'] }) {
  const [handedOver, setHandedOver] = useState(false);
  useEffect(() => {
    // In braces: newer browsers answer a promise, which React would take for the clean-up and fail on.
    globalThis.scrollTo(0, 0);
  }, []);
  useUnloadWarning(!handedOver);
  return (
    <div className="set-up-links">
      <h1>{t('setup.links.title')}</h1>
      <Alert type="warning" showIcon title={t('setup.links.once')} description={t('setup.links.once.text')} />
      <ul className="plain">
        {links.map(({ role, loginName, displayName, link: path, until }) => {
          const link = new URL(path, location.origin).href;
          return (
            <li key={loginName} className="slip">
              <div className="slip-head">
                <b>{displayName}</b>
                <span className="tag l">{t(`post-role.${role}`)}</span>
                <span className="muted">{t('setup.links.login', { login: loginName })}</span>
                <span className="grow" />
                <span className="quiet">{t('setup.links.until', { time: instant(until) })}</span>
              </div>
              <div className="slip-link">
                <Input
                  readOnly
                  value={link}
                  aria-label={t('setup.links.of', { name: displayName })}
                  onFocus={(event) => event.target.select()}
                />
                <CopyButton text={link} label={displayName} />
              </div>
              <p className="slip-print">{link}</p>
              <p className="slip-print muted">{t('setup.links.slip')}</p>
            </li>
          );
        })}
      </ul>
      <Checkbox checked={handedOver} onChange={(event) => setHandedOver(event.target.checked)}>
        {t('setup.links.kept')}
      </Checkbox>
      <div className="entry-acts">
        <Button icon={<PrinterOutlined />} onClick={() => globalThis.print()}>
          {t('setup.links.print')}
        </Button>
        <Link to="/login" aria-disabled={!handedOver} tabIndex={handedOver ? 0 : -1}>
          <Button type="primary" disabled={!handedOver} tabIndex={-1}>
            {t('setup.links.done')}
          </Button>
        </Link>
      </div>
    </div>
  );
}
