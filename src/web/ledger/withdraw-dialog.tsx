import { Input } from 'antd';
import { useState } from 'react';
import { restoreTasks, withdrawTasks } from '#contract/ledger/adjustment-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { useUndoNotice } from '#web/ledger/undo-notice.tsx';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

const acts = { withdraw: withdrawTasks, restore: restoreTasks } as const;

interface Props {
  readonly what: keyof typeof acts;
  readonly tasks: readonly Pick<TaskRow, 'id' | 'revision' | 'code'>[];
  readonly onClose: () => void;
}

/** Takes tasks out of the ledger, or back in, for a reason. */
export function WithdrawDialog({ what, tasks: given, onClose }: Props) {
  // The revisions that the person saw on opening.
  const [tasks] = useState(given);
  const [reason, setReason] = useState('');
  const announce = useUndoNotice('adjustment');
  const act = useAct(
    () => call(acts[what], { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), reason: reason.trim() } }),
    {
      onDone: ({ id, changed }) => {
        announce(id, t(`adjustment.${what}.done`, { count: changed }));
        onClose();
      },
    },
  );
  const single = useSingle();
  const { attempt, told } = useProblems(emptyProblem(t('adjustment.reason'), reason));
  const give = () => {
    attempt(() => single(() => act.mutateAsync()));
  };
  const [first, ...others] = tasks;
  return (
    <FormDialog
      title={
        others.length === 0
          ? t(`adjustment.${what}.title.one`, { code: first?.code ?? '' })
          : t(`adjustment.${what}.title.many`, { count: tasks.length })
      }
      okText={t(`adjustment.${what}`)}
      act={act}
      onGive={give}
      onClose={onClose}
    >
      <p className="muted dialog-note">{t(`adjustment.${what}.note`)}</p>
      <Field label={t('adjustment.reason')} required hint={t('adjustment.reason.hint')}>
        {({ id }) => (
          <Input
            id={id}
            ref={focusOnce}
            value={reason}
            maxLength={maxLengthOf(withdrawTasks.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
    </FormDialog>
  );
}
