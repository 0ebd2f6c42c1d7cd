import { Button } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/reporting/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const CorrectDialog = lazyPart(async () => (await import('#web/reporting/correct-dialog.tsx')).CorrectDialog);

/** 更正 of a report that the office has accepted. */
export function CorrectButton({ report }: { readonly report: Report }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (report.state !== 'accepted' || report.accepted === null || !may('correctReport')) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('report.correct')}
      </Button>
      {open && <CorrectDialog report={report} accepted={report.accepted} onClose={() => setOpen(false)} />}
    </>
  );
}
