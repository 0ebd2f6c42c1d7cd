import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { t } from '#web/session/frame-words.ts';
import { useTitle } from '#web/ui/use-title.ts';

/** For a logged-in person without a post: says who can grant one. */
export function NoPostPage() {
  useTitle(t('no-post.title'));
  const { account } = useMe();
  const client = useQueryClient();
  return (
    <div className="state-page">
      <h1>{t('no-post.title')}</h1>
      <p className="muted">{t('no-post.text', { name: account.displayName, login: account.loginName })}</p>
      <div className="acts">
        <Button type="primary" onClick={() => void refreshSession(client)}>
          {t('no-post.again')}
        </Button>
        <Link to="/me">
          <Button>{t('account.me')}</Button>
        </Link>
      </div>
    </div>
  );
}
