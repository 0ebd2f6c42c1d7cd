import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { restoreVersion } from '#contract/plan/plan-endpoints.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/plan/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Takes back that a version was discarded: it is a draft again, with all that was done on it. */
export function useRestore(params: { readonly planId: string; readonly versionId: string }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const single = useSingle();
  const restore = useMutation({
    mutationFn: () => call(restoreVersion, { params }),
    onSuccess: async () => {
      message.success(t('plan.restored'));
      await client.invalidateQueries({ queryKey: ['plans'] });
    },
    onError: (error) => message.error(explain(error)),
  });
  return { isPending: restore.isPending, start: () => single(() => restore.mutateAsync()) };
}
