import { resolveResponsibilities } from '#contract/ledger/open-list-endpoints.ts';
import type { Decision } from '#web/plan/unit-text/use-decisions.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

/** Decides single responsibilities. */
export function useResolve() {
  return useAct(
    ({ ids, decision }: { readonly ids: readonly string[]; readonly decision: Decision }) =>
      call(resolveResponsibilities, {
        body: { responsibilityIds: [...ids], state: decision.state, unitIds: [...decision.unitIds], reason: decision.reason ?? '' },
      }),
    { onError: (error) => message.error(explain(error), 6) },
  );
}
