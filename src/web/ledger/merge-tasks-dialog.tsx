import { useQueries } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { mergeTasks } from '#contract/ledger/adjustment-endpoints.ts';
import { getTask, type TaskDetail, type TaskRow } from '#contract/ledger/task-endpoints.ts';
import { changedRoles, proposedValues } from '#core/ledger/adjust/merged-fields.ts';
import { MadeTaskFields } from '#web/ledger/made-task-fields.tsx';
import { dueOf, formOf, madeOf, mergedOf, roleIn } from '#web/ledger/made-task-form.ts';
import { ChangedRoles, MergedChoices } from '#web/ledger/merged-choices.tsx';
import { leftWords } from '#web/ledger/merged-words.ts';
import { usePlanYear } from '#web/ledger/use-plan-year.ts';
import { useUndoNotice } from '#web/ledger/undo-notice.tsx';
import { emptyProblem, madeProblems, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/words.ts';
import { dueShown } from '#web/plan/due-shown.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

interface Props {
  readonly tasks: readonly TaskRow[];
  readonly onClose: () => void;
}

/** Joins the chosen tasks of one plan into one. What a row does not say of them (市级责任领导, the days of a deadline) is read first. */
export function MergeTasksDialog({ tasks: given, onClose }: Props) {
  // As the person saw them on opening.
  const [tasks] = useState(given);
  const records = useQueries({ queries: tasks.map(({ id }) => endpointQuery(getTask, { params: { taskId: id } })) });
  const failed = records.find(({ isError }) => isError)?.error;
  const read = records.flatMap(({ data }) => data ?? []);
  if (read.length === tasks.length) return <MergeForm tasks={tasks} records={read} onClose={onClose} />;
  return (
    <Modal
      open
      className="task-dialog"
      width={680}
      footer={null}
      loading={failed === undefined}
      title={t('adjustment.merge.title', { count: tasks.length })}
      onCancel={onClose}
    >
      {failed !== undefined && <Alert type="error" title={explain(failed)} />}
    </Modal>
  );
}

/** It begins with the words and units of all, and asks in what they differ. */
function MergeForm({ tasks, records, onClose }: Props & { readonly records: readonly TaskDetail[] }) {
  const [merged] = useState(() => records.map(mergedOf));
  const [form, setForm] = useState(() => formOf(records));
  const [chosen, setChosen] = useState(() => {
    const [first, ...others] = merged;
    return first === undefined ? null : proposedValues(first, others);
  });
  const [reason, setReason] = useState('');
  const announce = useUndoNotice('adjustment');
  const year = usePlanYear(tasks.map(({ planId }) => planId));
  const made = madeOf(form, year);
  const into = made === null || chosen === null ? null : { ...chosen, ...made };
  const act = useAct(
    (whole: NonNullable<typeof into>) =>
      call(mergeTasks, { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), into: whole, reason: reason.trim() } }),
    {
      onDone: ({ id, code, notTaken }) => {
        const done = t('adjustment.merge.done', { code });
        announce(id, notTaken.length === 0 ? done : `${done}。${t('adjustment.merge.not-taken', { what: leftWords(notTaken) })}`);
        onClose();
      },
    },
  );
  const single = useSingle();
  const { attempt, told } = useProblems([...madeProblems(form, year), ...emptyProblem(t('adjustment.reason'), reason)]);
  return (
    <Modal
      open
      className="task-dialog"
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
      {chosen !== null && (
        <MergedChoices
          tasks={merged}
          values={{ ...chosen, due: dueOf(form, year) ?? form.dueBefore }}
          onChange={(values) => {
            setChosen(values);
            setForm((now) => ({ ...now, due: dueShown(values.due), dueBefore: values.due }));
          }}
        />
      )}
      <MadeTaskFields form={form} year={year} focus onChange={setForm} />
      <ChangedRoles roles={changedRoles(records, roleIn(form))} />
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
