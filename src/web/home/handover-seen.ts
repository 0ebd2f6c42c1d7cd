import { useMe } from '#web/access/me.ts';
import { useRemembered } from '#web/ui/remembered.ts';

/** Whether the person has looked at the hand-over list (交接单) of the own post, in this browser. */
export function useHandoverSeen() {
  const me = useMe();
  return useRemembered(`handover.seen.${me.post?.id ?? ''}`, false, (stored) => stored === true);
}
