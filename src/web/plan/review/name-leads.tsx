import { useMemo } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { readFirstLeadsRule } from '#core/plan/first-leads-rule.ts';
import { firstLeads } from '#web/plan/lead/first-leads.ts';
import { LeadDialog, type LeadChoice } from '#web/plan/lead/lead-dialog.tsx';
import { unitsOf } from '#web/plan/review/ledger-rows.ts';
import { useReview } from '#web/plan/review/use-review.ts';

/** Names the leads of tasks of the draft. */
export function NameLeads({ tasks, byRule, onClose }: { tasks: readonly DraftTask[]; byRule: boolean; onClose: () => void }) {
  const { state, operate, change } = useReview();
  const { draft } = state;
  const meant = useMemo(() => tasks.map((task) => ({ ...task, lead: leadOf(task) })), [tasks]);
  const others = useMemo(() => unitsOf(draft), [draft]);
  const rule = useMemo(() => readFirstLeadsRule(draft.text), [draft.text]);
  const give = (choice: LeadChoice) => {
    // What the rule does not concern is left out: the draft's history counts what changed.
    const given = choice === 'first-listed' ? firstLeads(meant).given.flatMap((each) => each.tasks) : meant;
    const anchors = given.map(({ ranges }) => ({ ranges }));
    operate(choice === 'first-listed' ? { type: 'lead-first', tasks: anchors } : { type: 'set-lead', tasks: anchors, unit: choice.unit });
    change((now) => ({ ...now, chosen: new Set() }));
    onClose();
  };
  return <LeadDialog tasks={meant} others={others} rule={rule} byRule={byRule} onGive={give} onClose={onClose} />;
}
