import { Button } from 'antd';
import { useState } from 'react';
import { t } from '#web/ledger/publish/words.ts';
import { words } from '#web/ledger/publish/page-words.ts';
import { focusLedger } from '#web/plan/review/focus-ledger.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const ContinuedLeadsReader = lazyPart(async () => (await import('#web/ledger/publish/continued-leads-reader.tsx')).ContinuedLeadsReader);
const PublishDialog = lazyPart(async () => {
  const [{ PublishDialog: Dialog }] = await Promise.all([import('#web/ledger/publish/publish-dialog.tsx'), words.load()]);
  return Dialog;
});

/** Publishes the draft under review, after a last look at what is open. */
export function PublishButton({ onUnits }: { onUnits: () => void }) {
  const { state } = useReview();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {state.version.number > 1 && <ContinuedLeadsReader />}
      <Button type="primary" disabled={state.draft.tasks.length === 0} onClick={() => setAsking(true)}>
        {t('review.publish')}
      </Button>
      {asking && (
        <PublishDialog
          onClose={() => {
            setAsking(false);
            focusLedger();
          }}
          onUnits={() => {
            setAsking(false);
            onUnits();
          }}
        />
      )}
    </>
  );
}
