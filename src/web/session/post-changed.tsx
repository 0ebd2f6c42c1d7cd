import { Alert, Button, Modal } from 'antd';
import { switchPost } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { postName } from '#web/access/post-words.ts';
import { useSignedIn } from '#web/session/session-query.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { explain } from '#web/ui/request-failure.ts';

/** Another window switched the post: what is typed here would be sent in the wrong one. */
export function PostChanged({ held, now }: { held: Me; now: Me }) {
  const signedIn = useSignedIn();
  const postId = held.post?.id;
  const back = useAct(() => call(switchPost, { body: { postId: postId ?? '' } }), { onDone: signedIn });
  const canReturn = now.posts.some(({ id }) => id === postId);
  return (
    <Modal
      open
      width={460}
      zIndex={3000}
      rootClassName="post-changed"
      closable={false}
      keyboard={false}
      title={t('session.post-changed.title')}
      footer={[
        ...(canReturn
          ? [
              <Button key="back" loading={back.isPending} onClick={() => back.mutate()}>
                {t('session.post-changed.back', { post: postName(held.post) })}
              </Button>,
            ]
          : []),
        <Button key="reload" type="primary" onClick={() => location.reload()}>
          {t('session.post-changed.reload', { post: postName(now.post) })}
        </Button>,
      ]}
    >
      <p className="muted">{t('session.post-changed.text', { now: postName(now.post), before: postName(held.post) })}</p>
      {back.isError && <Alert type="error" title={explain(back.error)} />}
    </Modal>
  );
}
