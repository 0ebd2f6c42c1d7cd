import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { setLead } from '#contract/ledger/task-endpoints.ts';
import { leadChange, leadUndo, type LeadChange, type TaskBefore } from '#web/ledger/lead-change.ts';
import { useLeadNotice } from '#web/ledger/lead-notice.tsx';
import { useUnitTexts } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';
import { LeadDialog, type LeadChoice } from '#web/plan/lead/lead-dialog.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

/** Names the leads of one published task or many. */
export function SetLeadDialog({ tasks: given, onClose }: { tasks: readonly TaskBefore[]; onClose: () => void }) {
  // The revisions that the person saw on opening: what arrives behind the dialog must not be overwritten unseen.
  const [tasks] = useState(given);
  const announce = useLeadNotice();
  const units = useUnitTexts();
  const [reason, setReason] = useState('');
  const act = useAct((change: LeadChange) => call(setLead, { body: change }), {
    onDone: ({ changed }, change) => {
      announce(doneWords(change, changed), changed === 0 ? null : leadUndo(tasks, change));
      onClose();
    },
    // Conflict: somebody else changed a task, so the shown state is loaded again first.
    onError: (error) => {
      if (!hasCode(error, 'task-changed')) return;
      message.error(explain(error), 6);
      onClose();
    },
  });
  const single = useSingle();
  const give = (choice: LeadChoice) => single(() => act.mutateAsync(leadChange(tasks, choice, reason)));
  const others = useMemo(() => (units.data?.units ?? []).flatMap(({ unit, openList }) => (openList ? [] : [unit])), [units.data]);
  return (
    <LeadDialog
      tasks={tasks}
      others={others}
      busy={act.isPending}
      error={act.isError ? explain(act.error) : null}
      onGive={give}
      onClose={onClose}
    >
      <Input
        className="dialog-note"
        value={reason}
        maxLength={maxLengthOf(setLead.body, 'reason')}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t('ledger.set-lead.reason')}
        aria-label={t('ledger.set-lead.reason')}
      />
    </LeadDialog>
  );
}

function doneWords(change: LeadChange, changed: number): string {
  if (change.tasks.some(({ lead }) => lead !== undefined)) return t('ledger.lead.first', { count: changed });
  return change.lead === null ? t('ledger.lead.taken', { count: changed }) : t('ledger.lead.done', { count: changed, unit: change.lead });
}
