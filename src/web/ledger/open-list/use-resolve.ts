import { resolveResponsibilities } from '#contract/ledger/open-list-endpoints.ts';
import type { Decision } from '#web/plan/unit-text/use-decisions.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

interface PrintedFor {
  readonly taskId: string;
  /** As printed. */
  readonly text: string;
}

/** Decides single responsibilities. */
export function useResolve() {
  return useAct(
    ({ responsibilities, decision }: { readonly responsibilities: readonly PrintedFor[]; readonly decision: Decision }) =>
      call(resolveResponsibilities, {
        body: {
          responsibilities: responsibilities.map(({ taskId, text: unit }) => ({ taskId, unit })),
          state: decision.state,
          unitIds: [...decision.unitIds],
          reason: decision.reason ?? '',
        },
      }),
    { onError: (error) => message.error(explain(error), 6) },
  );
}
