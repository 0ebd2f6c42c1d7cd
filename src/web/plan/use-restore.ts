import { restoreVersion } from '#contract/plan/plan-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/plan/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Takes back that a version was discarded: it is a draft again, with all that was done on it. */
export function useRestore(params: { readonly planId: string; readonly versionId: string }) {
  const single = useSingle();
  const restore = useAct(() => call(restoreVersion, { params }), {
    onDone: () => message.success(t('plan.restored')),
    onError: (error) => message.error(explain(error)),
  });
  return { isPending: restore.isPending, start: () => single(() => restore.mutateAsync()) };
}
