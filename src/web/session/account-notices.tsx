import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { readNotices } from '#contract/session/own-account-endpoints.ts';
import { useMe } from '#web/access/me.ts';
import { meAddress } from '#web/session/me/me-address.ts';
import { noticeWords } from '#web/session/notice-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { useSingle } from '#web/ui/single.ts';

/** Over every page, until it is read: something about the own login was changed elsewhere, or by somebody else. */
export function AccountNotices() {
  const unread = useMe().notices.filter(({ read }) => !read);
  const { pathname } = useLocation();
  const single = useSingle();
  const read = useAct(() => call(readNotices, { body: { ids: unread.map(({ id }) => id) } }));
  const [newest] = unread;
  if (newest === undefined) return null;
  return (
    <output className="gone">
      <span className="grow">
        <b>{t(newest.deputy === null ? 'notice.title' : 'notice.title.deputy')}</b> {noticeWords(newest)}
        {unread.length > 1 && t('notice.more', { count: unread.length - 1 })}{' '}
        {unread.some(({ deputy }) => deputy === null) && t('notice.not-you')}
      </span>
      {pathname !== '/me' && <Link to={meAddress('notices')}>{t('notice.look')}</Link>}
      <Button size="small" type="text" loading={read.isPending} onClick={() => single(() => read.mutateAsync())}>
        {t('notice.read')}
      </Button>
    </output>
  );
}
