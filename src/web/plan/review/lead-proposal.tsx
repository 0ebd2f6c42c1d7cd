import { Button } from 'antd';
import { useMemo } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { firstListed } from '#core/plan/draft/responsibilities.ts';
import { readFirstLeadsRule } from '#core/plan/first-leads-rule.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** Where the document says that the unit listed first leads, and tasks are left that it would give a lead: the way to what it would do. */
export function LeadProposal({ leaderless }: { leaderless: readonly DraftTask[] }) {
  const { state, editable } = useReview();
  const { open } = useTaskDialogs();
  const { text } = state.draft;
  const rule = useMemo(() => readFirstLeadsRule(text), [text]);
  const count = useMemo(() => leaderless.filter((task) => firstListed(task.responsibilities) !== null).length, [leaderless]);
  if (rule === null || count === 0 || !editable) return null;
  return (
    <div className="rv-proposal">
      <span>{t('lead.propose', { rule, count })}</span>
      <Button size="small" onClick={() => open({ purpose: 'lead', tasks: leaderless, byRule: true })}>
        {t('lead.propose.look')}
      </Button>
    </div>
  );
}
