import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { MenuProps } from 'antd';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { isAt } from '#web/ui/navigation.ts';
import { initialOf, postName, postPlace, postReach } from '#web/access/post-words.ts';
import { useOtherLanguage } from '#web/session/other-language.ts';
import { logOutAndReload } from '#web/session/session-query.ts';
import { useSwitchPost } from '#web/session/switch-post.ts';
import { t } from '#web/session/frame-words.ts';
import { usePhone } from '#web/ui/phone.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

interface MenuPage {
  readonly to: string;
  readonly label: string;
}

interface Props {
  /** Pages of other domains that stand here. */
  readonly entries: readonly MenuPage[];
}

/** The menu of the person: current post, other posts, what is looked up or set, own account, language, logout. */
export function AccountMenu({ entries }: Props) {
  const me = useMe();
  const phone = usePhone();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { other, change: changeLanguage } = useOtherLanguage(() => message.error(t('shell.language.failed')));
  const switchTo = useSwitchPost();
  const { pathname } = useLocation();
  const here = [...entries.map(({ to }) => to), '/me'].find((to) => isAt(pathname, to));
  const others = me.posts.filter(({ id }) => id !== me.post?.id);
  const items: MenuProps['items'] = [
    {
      key: 'who',
      disabled: true,
      className: 'account-who',
      label: (
        <>
          <b>{me.account.displayName}</b> <span>{postName(me.post)}</span>
          <small>{me.post === null ? me.account.loginName : postReach(me.post)}</small>
          <small>{me.jurisdiction.name}</small>
        </>
      ),
    },
    ...(others.length === 0
      ? []
      : [
          {
            type: 'group' as const,
            label: t('account.switch'),
            children: others.map((post) => ({
              key: `post:${post.id}`,
              label: (
                <span className="account-post">
                  {postName(post)}
                  <small>{postPlace(post, me)}</small>
                </span>
              ),
            })),
          },
        ]),
    ...(entries.length === 0
      ? []
      : [{ type: 'group' as const, label: t('account.pages'), children: entries.map((page) => pageItem(page, here)) }]),
    { type: 'divider' },
    pageItem({ to: '/me', label: t('account.me') }, here),
    { key: 'language', label: t(`shell.language.${other}`) },
    { type: 'divider' },
    { key: 'leave', label: t('account.leave') },
  ];
  const onClick: MenuProps['onClick'] = ({ key, domEvent }) => {
    if (key === 'language') changeLanguage();
    else if (key === 'leave') logOutAndReload(client).catch((error: unknown) => message.error(explain(error)));
    else if (key.startsWith('page:')) {
      // By keys the item is pressed, not the link in it.
      if (!isOnLink(domEvent.target)) void navigate(key.slice('page:'.length));
    } else if (key.startsWith('post:')) switchTo(key.slice('post:'.length));
  };
  const name = me.account.displayName;
  return (
    <ClickMenu placement="bottomRight" menu={{ items, onClick, selectedKeys: here === undefined ? [] : [`page:${here}`] }}>
      <button
        type="button"
        className={here === undefined ? 'account' : 'account here'}
        aria-label={t('account.menu', { name, post: postName(me.post) })}
      >
        <span className="ava" aria-hidden="true">
          {initialOf(name)}
        </span>
        {!phone && (
          <span className="account-name">
            {name} · {postName(me.post)} <DownOutlined />
          </span>
        )}
      </button>
    </ClickMenu>
  );
}

/** A page's item. The link in it can be opened in another tab, as those of the bar. */
function pageItem({ to, label }: MenuPage, here: string | undefined) {
  // By arrows the link has the focus, before them the item.
  const current = to === here ? { 'aria-current': 'page' as const } : {};
  return {
    key: `page:${to}`,
    ...current,
    label: (
      <Link to={to} tabIndex={-1} {...current}>
        {label}
      </Link>
    ),
  };
}

function isOnLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}
