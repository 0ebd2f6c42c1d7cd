import { Button } from 'antd';
import { useState } from 'react';
import { t } from '#web/ledger/list/words.ts';
import type { DeskActionProps } from '#web/ui/desk-slot.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const SignNowDialog = lazyPart(async () => (await import('#web/ledger/list/sign-now-dialog.tsx')).SignNowDialog);

/** On 工作台: what is to be signed of a list is signed where it is asked, under the two names. */
export function SignInRow({ objectId }: DeskActionProps) {
  const [open, setOpen] = useState(false);
  if (objectId === null) return null;
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('sign.sign.title')}
      </Button>
      {open && <SignNowDialog listId={objectId} onClose={() => setOpen(false)} />}
    </>
  );
}
