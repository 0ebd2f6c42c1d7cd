import { Link, Outlet } from 'react-router';
import { postName } from '#web/access/post-words.ts';
import type { PowerId } from '#core/domains.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { t } from '#web/access/words.ts';
import { useTitle } from '#web/ui/use-title.ts';

/** Shows a page only to people who may use the endpoint that it needs; others see a notice. */
export function Allowed({ needs }: { needs: PowerId }) {
  return useMay()(needs) ? <Outlet /> : <NotYoursPage />;
}

function NotYoursPage() {
  useTitle(t('not-yours.title'));
  const me = useMe();
  return (
    <div className="state-page">
      <h1>{t('not-yours.title')}</h1>
      <p className="muted">{t('not-yours.text', { post: postName(me.post) })}</p>
      {me.posts.length > 1 && <p className="muted">{t('not-yours.other-post')}</p>}
      <div className="acts">
        <Link to="/">{t('shell.not-found.go')}</Link>
      </div>
    </div>
  );
}
