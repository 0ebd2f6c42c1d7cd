import { DownOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { enterDemo } from '#contract/session/first-start-endpoints.ts';
import { useMe } from '#web/access/me.ts';
import { announceSession } from '#web/session/session-channel.ts';
import { useDemoPeople } from '#web/session/sign-in/demo-people.tsx';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

/** The banner of a demonstration: says that the data is not real, and lets the person switch to another sample person. */
export function DemoBanner() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const people = useDemoPeople(open);
  const single = useSingle();
  const become = (postId: string) =>
    single(async () => {
      try {
        await call(enterDemo, { body: { postId } });
        announceSession();
        location.assign('/');
      } catch (error) {
        message.error(explain(error));
      }
    });
  return (
    <aside className="demo-banner" aria-label={t('demo.banner.label')}>
      <b>{t('demo.banner.label')}</b>
      <span className="grow">{t('demo.banner.text')}</span>
      <ClickMenu
        placement="bottomRight"
        onOpenChange={setOpen}
        menu={{
          selectedKeys: me.post === null ? [] : [me.post.id],
          items: (people.data?.people ?? []).map(({ postId, displayName, role, unitName }) => ({
            key: postId,
            label: (
              <span className="account-post">
                {displayName} · {t(`post-role.${role}`)}
                <small>{unitName}</small>
              </span>
            ),
          })),
          onClick: ({ key }) => become(key),
        }}
      >
        <button type="button" className="bare link">
          {t('demo.banner.change')} <DownOutlined />
        </button>
      </ClickMenu>
    </aside>
  );
}
