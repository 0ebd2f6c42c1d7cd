import { Input } from 'antd';
import { useState } from 'react';
import { objectToItem, type SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly row: SignForRow;
  readonly onClose: () => void;
  /** It is done, and the page shows it. */
  readonly onFresh: () => void;
}

/** Objects to one item, with the reason and the unit's leader who answers for it. */
export function ObjectDialog({ row, onClose, onFresh }: Props) {
  const saidDay = useSaidDay();
  const [reason, setReason] = useState('');
  const [leader, setLeader] = useState('');
  const { attempt, told } = useProblems([
    ...emptyProblem(t('sign.object.reason'), reason),
    ...emptyProblem(t('sign.object.leader'), leader),
  ]);
  const single = useSingle();
  const act = useAct(() => call(objectToItem, { params: { signForId: row.id }, body: { reason: reason.trim(), leader: leader.trim() } }), {
    onDone: ({ decisionDue }) => {
      message.success(t('sign.object.done', { day: saidDay(decisionDue.day) }), 5);
      onClose();
    },
    onFresh,
  });
  return (
    <FormDialog
      title={t('sign.object.title', { title: row.task.title })}
      okText={t('sign.object')}
      act={act}
      onGive={() => {
        attempt(() => single(() => act.mutateAsync()));
      }}
      onClose={onClose}
    >
      <Field label={t('sign.object.reason')} required hint={t('sign.object.hint')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            ref={focusOnce}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            maxLength={maxLengthOf(objectToItem.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('sign.object.leader')} required>
        {({ id }) => (
          <Input
            id={id}
            value={leader}
            maxLength={maxLengthOf(objectToItem.body, 'leader')}
            onChange={(event) => setLeader(event.target.value)}
          />
        )}
      </Field>
      {told}
    </FormDialog>
  );
}
