import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { postName, postPlace } from '#web/access/post-words.ts';
import { useSwitchPost } from '#web/session/switch-post.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { t } from '#web/session/frame-words.ts';
import { useTitle } from '#web/ui/use-title.ts';

/** For a logged-in person without a post: says who can grant one. Who acted in one that is over, and has others, goes on in one of those. */
export function NoPostPage() {
  useTitle(t('no-post.title'));
  const me = useMe();
  const { account, posts } = me;
  const switchTo = useSwitchPost();
  const client = useQueryClient();
  if (posts.length > 0)
    return (
      <div className="state-page">
        <h1>{t('no-post.over.title')}</h1>
        <p className="muted">{t('no-post.over.text')}</p>
        <div className="acts">
          {posts.map((post) => (
            <Button key={post.id} onClick={() => switchTo(post.id)}>
              {postName(post)} · {postPlace(post, me)}
            </Button>
          ))}
        </div>
      </div>
    );
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
