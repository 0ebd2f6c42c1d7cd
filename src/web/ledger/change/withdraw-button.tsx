import { Button } from 'antd';
import { useState } from 'react';
import { withdrawChange, type ItemChange } from '#contract/ledger/change-endpoints.ts';
import { t } from '#web/ledger/change/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

/** Takes back what the unit asked for, as long as nobody has decided. */
export function WithdrawButton({ change }: { readonly change: ItemChange }) {
  const [asking, setAsking] = useState(false);
  const single = useSingle();
  const act = useAct(() => call(withdrawChange, { params: { changeId: change.id } }), {
    onDone: () => {
      message.success(t('change.withdraw.done'));
      setAsking(false);
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('change.withdraw')}
      </Button>
      {asking && (
        <FormDialog
          title={t('change.withdraw.title', { code: change.item.code })}
          okText={t('change.withdraw')}
          act={act}
          onGive={() => single(() => act.mutateAsync())}
          onClose={() => setAsking(false)}
        >
          <p>{t('change.withdraw.note')}</p>
        </FormDialog>
      )}
    </>
  );
}
