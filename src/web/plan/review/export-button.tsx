import { Button } from 'antd';
import { useState } from 'react';
import { exportDraft } from '#contract/plan/draft-endpoints.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { download } from '#web/ui/call.ts';
import { t } from '#web/plan/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** What is reviewed as a workbook, as the server has it: what is not saved yet would be missing, so it waits for that. */
export function ExportButton() {
  const { state } = useReview();
  const [busy, setBusy] = useState(false);
  const single = useSingle();
  const save = async () => {
    setBusy(true);
    try {
      await download(exportDraft, { params: { planId: state.version.planId, versionId: state.version.id } });
      message.success(t('review.export.done', { count: state.draft.tasks.length }));
    } catch (error) {
      message.error(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={() => single(save)} loading={busy} disabled={state.pending.length > 0}>
      {t(state.version.state === 'draft' ? 'review.export' : 'review.export.version')}
    </Button>
  );
}
