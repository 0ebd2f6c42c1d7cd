import { useState } from 'react';
import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { meAddress } from '#web/session/me/me-address.ts';
import { t } from '#web/session/frame-words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

/** Soon a login will need a second factor, and the person has none: better set up now than at the door. */
export function FactorSoon() {
  const { factors, today } = useMe();
  const language = useLanguage();
  const { pathname } = useLocation();
  const [later, setLater] = useState(false);
  if (factors.from === null || factors.totp || factors.passkeys > 0 || later || pathname === '/me') return null;
  return (
    <output className="gone">
      <span className="grow">
        {factors.from <= today ? t('factor.soon.today') : t('factor.soon', { day: dayWords(factors.from, language) })}
      </span>
      <Link to={meAddress('factors')}>{t('factor.soon.go')}</Link>
      <Button size="small" type="text" onClick={() => setLater(true)}>
        {t('password.soon.later')}
      </Button>
    </output>
  );
}
