import { Input } from 'antd';
import { useState } from 'react';
import { returnList } from '#contract/ledger/list-endpoints.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

/** Takes a list back to drafting, with a reason. */
export function ReturnDialog({ list, onClose }: { readonly list: ListDetail; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { attempt, told } = useProblems(emptyProblem(t('list.return.reason'), reason));
  const single = useSingle();
  const act = useAct(() => call(returnList, { params: { listId: list.id }, body: { reason: reason.trim() } }), {
    onDone: () => {
      message.success(t('list.return.done'));
      onClose();
    },
  });
  const give = () => {
    attempt(() => single(() => act.mutateAsync()));
  };
  return (
    <FormDialog title={t('list.return.title')} okText={t('list.return')} act={act} onGive={give} onClose={onClose}>
      <Field label={t('list.return.reason')} required hint={t('list.return.hint')}>
        {({ id }) => (
          <Input
            id={id}
            ref={focusOnce}
            value={reason}
            maxLength={maxLengthOf(returnList.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
    </FormDialog>
  );
}
