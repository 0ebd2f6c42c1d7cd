/** Decisions on the unit names that a plan prints. */
import { decidePlanUnit, type PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

export type Decision = Readonly<Pick<PlanUnit, 'state'>> & { readonly unitIds: readonly string[]; readonly reason?: string };

/** A text of a plan as a decision needs it. */
export type DecidableText = Readonly<Pick<PlanUnit, 'text' | 'revision'>> & { readonly planId: string };

/** Decides texts one after the other: each is an act of its own in the trail. */
export function useDecideTexts() {
  return useAct(
    async (texts: readonly { readonly of: DecidableText; readonly decision: Decision }[]) => {
      for (const { of, decision } of texts)
        await call(decidePlanUnit, {
          params: { planId: of.planId },
          body: {
            text: of.text,
            state: decision.state,
            unitIds: [...decision.unitIds],
            reason: decision.reason ?? '',
            revision: of.revision,
          },
        });
    },
    { onError: (error) => message.error(explain(error), 6) },
  );
}
