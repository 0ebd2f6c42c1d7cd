import { Button } from 'antd';
import { useMe } from '#web/access/me.ts';
import { MySection } from '#web/session/me/my-section.tsx';
import { postName, postPlace } from '#web/access/post-words.ts';
import { useSwitchPost } from '#web/session/switch-post.ts';
import { t } from '#web/session/words.ts';

/** The posts, and which of them acts. */
export function MyPosts() {
  const me = useMe();
  const switchTo = useSwitchPost();
  return (
    <MySection id="posts" title={t('me.posts')} note={t('me.posts.note')}>
      <ul className="plain me-rows">
        {me.posts.map((post) => (
          <li key={post.id}>
            <div className="grow">
              <b>{postName(post)}</b>
              <span className="muted">{postPlace(post, me)}</span>
            </div>
            {post.id === me.post?.id ? (
              <span className="tag l">{t('me.posts.acting')}</span>
            ) : (
              <Button onClick={() => switchTo(post.id)}>{t('me.posts.switch')}</Button>
            )}
          </li>
        ))}
        {me.posts.length === 0 && <li className="muted">{t('no-post.short')}</li>}
      </ul>
    </MySection>
  );
}
