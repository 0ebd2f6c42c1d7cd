import { Button } from 'antd';
import { useState } from 'react';
import { VerifyDialog } from '#web/audit/verify-dialog.tsx';
import { t } from '#web/audit/words.ts';

/** On 工作台: the check of the trail, done where it is due. */
export function CheckInRow() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('audit.verify')}
      </Button>
      {open && <VerifyDialog chain="jurisdiction" newest={null} onClose={() => setOpen(false)} />}
    </>
  );
}
