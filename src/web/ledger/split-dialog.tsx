import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { splitTask } from '#contract/ledger/adjustment-endpoints.ts';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { MadeTaskFields } from '#web/ledger/made-task-fields.tsx';
import { formOf, madeOf, sayTheSame, type MadeForm } from '#web/ledger/made-task-form.ts';
import { usePlanYear } from '#web/ledger/use-plan-year.ts';
import { useUndoNotice } from '#web/ledger/undo-notice.tsx';
import { emptyProblem, madeProblems, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

interface Part {
  readonly id: number;
  readonly form: MadeForm;
}

/** Divides a task: each part says what it is, and all begin as the whole. */
export function SplitDialog({ task: given, onClose }: { task: TaskDetail; onClose: () => void }) {
  // As the person saw it on opening.
  const [task] = useState(given);
  const [parts, setParts] = useState<readonly Part[]>(() => [1, 2].map((id) => ({ id, form: formOf([task]) })));
  const [reason, setReason] = useState('');
  const announce = useUndoNotice('adjustment');
  const year = usePlanYear([task.planId]);
  const made = parts.map(({ form }) => madeOf(form, year)).filter((part) => part !== null);
  const { attempt, told } = useProblems([
    ...parts.flatMap(({ form }, index) =>
      madeProblems(form, year).map((problem) => t('adjustment.split.in-part', { number: index + 1, problem })),
    ),
    ...(sayTheSame(parts.map(({ form }) => form)) ? [t('adjustment.split.same')] : []),
    ...emptyProblem(t('adjustment.reason'), reason),
  ]);
  const act = useAct(
    () => call(splitTask, { params: { taskId: task.id }, body: { revision: task.revision, parts: made, reason: reason.trim() } }),
    {
      onDone: ({ id, tasks }) => {
        announce(id, t('adjustment.split.done', { codes: tasks.map(({ code }) => code).join('、') }));
        onClose();
      },
    },
  );
  const single = useSingle();
  return (
    <Modal
      open
      className="task-dialog"
      width={680}
      title={t('adjustment.split.title', { code: task.code })}
      okText={t('adjustment.split')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => attempt(() => single(() => act.mutateAsync()))}
      onCancel={onClose}
    >
      <p className="muted dialog-note">{t('adjustment.split.note')}</p>
      {parts.map(({ id, form }, index) => (
        <fieldset key={id} className="made-part">
          <legend>{t('adjustment.split.part', { number: index + 1 })}</legend>
          <MadeTaskFields
            form={form}
            year={year}
            focus={index === 0}
            onChange={(next) => setParts((now) => now.map((part) => (part.id === id ? { id, form: next } : part)))}
          />
          {parts.length > 2 && (
            <Button type="link" size="small" onClick={() => setParts((now) => now.filter((part) => part.id !== id))}>
              {t('adjustment.split.less')}
            </Button>
          )}
        </fieldset>
      ))}
      <Button onClick={() => setParts((now) => [...now, { id: Math.max(...now.map(({ id }) => id)) + 1, form: formOf([task]) }])}>
        {t('adjustment.split.more')}
      </Button>
      <Field label={t('adjustment.reason')} required hint={t('adjustment.reason.hint')}>
        {({ id }) => (
          <Input
            id={id}
            value={reason}
            maxLength={maxLengthOf(splitTask.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
