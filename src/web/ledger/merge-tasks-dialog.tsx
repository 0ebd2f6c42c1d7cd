import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { mergeTasks } from '#contract/ledger/adjustment-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { MadeTaskFields } from '#web/ledger/made-task-fields.tsx';
import { formOf, madeOf } from '#web/ledger/made-task-form.ts';
import { useUndoNotice } from '#web/ledger/undo-notice.tsx';
import { emptyProblem, madeProblems, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { today } from '#web/ui/instant.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Joins the chosen tasks of one plan into one, which begins with the words and units of all. */
export function MergeTasksDialog({ tasks: given, onClose }: { tasks: readonly TaskRow[]; onClose: () => void }) {
  // As the person saw them on opening.
  const [tasks] = useState(given);
  const [form, setForm] = useState(() => formOf(tasks));
  const [reason, setReason] = useState('');
  const announce = useUndoNotice('adjustment');
  const year = Number((tasks.find(({ dueTo }) => dueTo !== null)?.dueTo ?? today()).slice(0, 4));
  const into = madeOf(form, year);
  const act = useAct(
    (made: NonNullable<typeof into>) =>
      call(mergeTasks, { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), into: made, reason: reason.trim() } }),
    {
      onDone: ({ id, code }) => {
        announce(id, t('adjustment.merge.done', { code }));
        onClose();
      },
    },
  );
  const single = useSingle();
  const { attempt, told } = useProblems([...madeProblems(form, year), ...emptyProblem(t('adjustment.reason'), reason)]);
  return (
    <Modal
      open
      width={680}
      title={t('adjustment.merge.title', { count: tasks.length })}
      okText={t('adjustment.merge')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => {
        attempt(() => {
          if (into !== null) single(() => act.mutateAsync(into));
        });
      }}
      onCancel={onClose}
    >
      <p className="muted dialog-note">{t('adjustment.merge.note')}</p>
      <ul className="plain made-of">
        {tasks.map(({ id, code, title }) => (
          <li key={id}>
            {code} {title}
          </li>
        ))}
      </ul>
      <MadeTaskFields form={form} year={year} focus onChange={setForm} />
      <Field label={t('adjustment.reason')} required hint={t('adjustment.reason.hint')}>
        {({ id }) => (
          <Input
            id={id}
            value={reason}
            maxLength={maxLengthOf(mergeTasks.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
