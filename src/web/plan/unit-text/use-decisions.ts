/** Decisions on the unit names that a plan prints. */
import { decidePlanUnits, type PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

export type Decision = Readonly<Pick<PlanUnit, 'state'>> & { readonly unitIds: readonly string[]; readonly reason?: string };

/** A text of a plan as a decision needs it. */
export type DecidableText = Readonly<Pick<PlanUnit, 'text' | 'revision'>> & { readonly planId: string };

/** Decides texts, those of a plan in one act. */
export function useDecideTexts() {
  return useAct(
    async (texts: readonly { readonly of: DecidableText; readonly decision: Decision }[]) => {
      for (const [planId, own] of Map.groupBy(texts, ({ of }) => of.planId)) {
        const decisions = own.map(({ of: { text, revision }, decision: { state, unitIds } }) => ({
          text,
          revision,
          state,
          unitIds: [...unitIds],
        }));
        await call(decidePlanUnits, { params: { planId }, body: { decisions, reason: own[0]?.decision.reason ?? '' } });
      }
    },
    { onError: (error) => message.error(explain(error), 6) },
  );
}
