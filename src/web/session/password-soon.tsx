import { useState } from 'react';
import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { t } from '#web/session/words.ts';
import { meAddress } from '#web/session/me/me-address.ts';

const warnDays = 7;
const dayMs = 86_400_000;

/** A notice that the password expires within a week. */
export function PasswordSoon() {
  const { passwordUntil, today } = useMe();
  const { pathname } = useLocation();
  const [later, setLater] = useState(false);
  if (passwordUntil === null || later || pathname === '/me') return null;
  const days = Math.round((Date.parse(passwordUntil) - Date.parse(today)) / dayMs);
  if (days > warnDays) return null;
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
