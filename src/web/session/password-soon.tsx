import { useState } from 'react';
import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { daysToWarnOf } from '#web/session/gate-state.ts';
import { t } from '#web/session/frame-words.ts';
import { meAddress } from '#web/session/me/me-address.ts';

/** A password that ends within a week: better changed now than in the middle of something. */
export function PasswordSoon() {
  const days = daysToWarnOf(useMe());
  const { pathname } = useLocation();
  const [later, setLater] = useState(false);
  if (days === null || later || pathname === '/me') return null;
  return (
    <output className="gone">
      <span className="grow">{days <= 0 ? t('password.soon.today') : t('password.soon', { days })}</span>
      <Link to={meAddress('password')}>{t('password.change')}</Link>
      <Button size="small" type="text" onClick={() => setLater(true)}>
        {t('password.soon.later')}
      </Button>
    </output>
  );
}
