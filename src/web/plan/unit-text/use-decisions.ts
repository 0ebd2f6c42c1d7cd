/** Decisions on the unit names that a plan prints. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { decidePlanUnit, type PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { call } from '#web/ui/call.ts';
import { explain } from '#web/ui/request-failure.ts';

export interface Decision {
  readonly state: PlanUnit['state'];
  readonly unitIds: readonly string[];
  readonly reason?: string;
}

/** A text of a plan as a decision needs it. */
export interface DecidableText {
  readonly planId: string;
  readonly text: string;
  readonly revision: number;
}

/** Reads anew what shows who answers: the texts of plans, the open lists, the ledger. */
export function useDecided(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const touched = ['plan-units', 'open-lists', 'tasks', 'task', 'task-facets', 'unit-texts'];
    await Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })));
  }, [client]);
}

/** Decides texts one after the other: each is an act of its own in the trail. */
export function useDecideTexts() {
  const { message } = App.useApp();
  const decided = useDecided();
  return useMutation({
    mutationFn: async (texts: readonly { readonly of: DecidableText; readonly decision: Decision }[]) => {
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
    // Somebody else may have been faster: what stands there now is shown either way.
    onError: (error) => void message.error(explain(error), 6),
    onSettled: decided,
  });
}
