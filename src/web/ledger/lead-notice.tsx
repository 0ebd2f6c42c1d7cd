import { useCallback } from 'react';
import { setLead } from '#contract/ledger/task-endpoints.ts';
import type { LeadChange } from '#web/ledger/lead-change.ts';
import { noticeWithUndo } from '#web/ledger/undo-notice.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

/** A notice that leads were set, with an undo button. It stays after the dialog has closed. */
export function useLeadNotice(): (words: string, undo: LeadChange | null) => void {
  const { mutate: undoLeads } = useAct((undo: LeadChange) => call(setLead, { body: undo }), {
    onDone: () => message.success(t('ledger.lead.undone')),
    onError: (error) => message.error(t('ledger.lead.not-undone', { why: explain(error) }), 8),
  });
  return useCallback(
    (words, undo) => {
      if (undo === null) {
        message.success(words);
        return;
      }
      noticeWithUndo(`lead-${undo.tasks[0]?.id ?? ''}`, words, () => undoLeads(undo));
    },
    [undoLeads],
  );
}
