import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Me } from '#contract/access/me.ts';
import { logOutAndReload } from '#web/session/session-query.ts';
import { t } from '#web/session/frame-words.ts';

/** Who is logging in, and a button to start again as another person. */
export function StepFoot({ me }: { me: Me }) {
  const client = useQueryClient();
  return (
    <p className="step-foot">
      <span className="muted">{t('sign-in.as', { name: me.account.displayName, login: me.account.loginName })}</span>
      <Button type="link" size="small" onClick={() => void logOutAndReload(client)}>
        {t('sign-in.else')}
      </Button>
    </p>
  );
}
