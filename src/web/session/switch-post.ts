import { switchPost } from '#contract/session/endpoints.ts';
import { announceSession } from '#web/session/session-channel.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Acts in another post from now on. The page begins anew: what is in memory belongs to the post before. */
export function useSwitchPost(): (postId: string) => void {
  const single = useSingle();
  return (postId) =>
    single(async () => {
      try {
        await call(switchPost, { body: { postId } });
        announceSession();
        location.assign('/');
      } catch (error) {
        message.error(explain(error));
      }
    });
}
