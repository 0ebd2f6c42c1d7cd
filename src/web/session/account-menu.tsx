import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { useMe } from '#web/access/me.ts';
import { initialOf, postName, postPlace, postReach } from '#web/access/post-words.ts';
import { useOtherLanguage } from '#web/session/other-language.ts';
import { logOutAndReload } from '#web/session/session-query.ts';
import { useSwitchPost } from '#web/session/switch-post.ts';
import { t } from '#web/session/frame-words.ts';
import { usePhone } from '#web/ui/phone.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

interface Props {
  /** Pages of other domains that stand here. */
  readonly entries: readonly { readonly to: string; readonly label: string }[];
}

/** The menu of the person: current post, other posts, what can be set, own account, language, logout. */
export function AccountMenu({ entries }: Props) {
  const me = useMe();
  const phone = usePhone();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { other, change: changeLanguage } = useOtherLanguage(() => message.error(t('shell.language.failed')));
  const switchTo = useSwitchPost();
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
    { type: 'divider' },
    ...entries.map(({ to, label }) => ({ key: `page:${to}`, label })),
    { key: 'me', label: t('account.me') },
    { key: 'language', label: t(`shell.language.${other}`) },
    { type: 'divider' },
    { key: 'leave', label: t('account.leave') },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'me') void navigate('/me');
    else if (key === 'language') changeLanguage();
    else if (key === 'leave') logOutAndReload(client).catch((error: unknown) => message.error(explain(error)));
    else if (key.startsWith('page:')) void navigate(key.slice('page:'.length));
    else if (key.startsWith('post:')) switchTo(key.slice('post:'.length));
  };
  const name = me.account.displayName;
  return (
    <ClickMenu placement="bottomRight" menu={{ items, onClick }}>
      <button type="button" className="account" aria-label={t('account.menu', { name, post: postName(me.post) })}>
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
