import { Alert, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { correctTasks } from '#contract/ledger/correction-endpoints.ts';
import type { TaskDetail, TaskRow } from '#contract/ledger/task-endpoints.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';
import { correctionOf, type CorrectionForm } from '#web/ledger/correction-form.ts';
import { UnitLines } from '#web/ledger/unit-lines.tsx';
import { UnitsBatchFields } from '#web/ledger/units-batch.tsx';
import { linesOf } from '#web/ledger/units-form.ts';
import { usePlanYear } from '#web/ledger/use-plan-year.ts';
import { useUndoNotice } from '#web/ledger/undo-notice.tsx';
import { DueField } from '#web/plan/due-field.tsx';
import { dueShown } from '#web/plan/due-shown.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { message } from '#web/ui/notices.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

/** What the one task says, or nothing for many: then only what is touched changes. */
type Given =
  | { readonly one: TaskDetail }
  | { readonly many: readonly Pick<TaskRow, 'id' | 'planId' | 'revision' | 'lead' | 'responsibilities'>[] };

/** So many at once (correctTasks). */
const most = 1000;

/** Corrects one task in all its fields, or many in what they can share. */
export function CorrectDialog({ given, onClose }: { given: Given; onClose: () => void }) {
  // The revisions that the person saw on opening: what arrives behind the dialog must not be overwritten unseen.
  const [{ one, tasks, many, units }] = useState(() =>
    'one' in given
      ? { one: given.one, tasks: [given.one], many: [], units: linesOf(given.one) }
      : { one: undefined, tasks: given.many, many: given.many, units: [] },
  );
  const announce = useUndoNotice('correction');
  const [form, setForm] = useState<CorrectionForm>({});
  const [reason, setReason] = useState('');
  const set = (change: CorrectionForm) => setForm((before) => ({ ...before, ...change }));
  const year = usePlanYear(tasks.map(({ planId }) => planId));
  const values = correctionOf(form, year, units);
  const tooMany = tasks.length > most;
  const { attempt, told } = useProblems([
    ...emptyProblem(t('correction.field.title'), form.title ?? '-'),
    ...emptyProblem(t('correction.field.text'), form.text ?? '-'),
    ...(values === null && form.title?.trim() !== '' && form.text?.trim() !== '' ? [t('ledger.must.wrong')] : []),
    ...(values !== null && Object.keys(values).length === 0 ? [t('correction.unchanged')] : []),
    ...emptyProblem(t('correction.reason'), reason),
  ]);
  const act = useAct(
    () =>
      call(correctTasks, {
        body: { tasks: tasks.map(({ id, revision }) => ({ id, revision, values: values ?? {} })), reason: reason.trim() },
      }),
    {
      onDone: ({ id, changed }) => {
        if (id === null) message.info(t('correction.nothing'));
        else announce(id, t('correction.done', { count: changed }));
        onClose();
      },
      // Somebody else changed a task, so the shown state is loaded again first.
      onError: (error) => {
        if (!hasCode(error, 'task-changed')) return;
        message.error(explain(error), 6);
        onClose();
      },
    },
  );
  const single = useSingle();
  const give = () => {
    attempt(() => single(() => act.mutateAsync()));
  };
  const dueNow = one === undefined ? '' : dueShown({ text: one.dueText, from: one.dueFrom, to: one.dueTo });
  const choice = <T extends string>(
    label: string,
    all: readonly T[],
    words: (one: T) => string,
    value: T | undefined,
    onChange: (one: T) => void,
  ) => (
    <Field label={label}>
      {({ id }) => (
        <Select
          id={id}
          value={value ?? null}
          placeholder={t('correction.keep')}
          options={all.map((each) => ({ value: each, label: words(each) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
  return (
    <Modal
      open
      className="task-dialog"
      width={680}
      title={one === undefined ? t('correction.title.many', { count: tasks.length }) : t('correction.title.one', { code: one.code })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="primary" disabled={tooMany} loading={act.isPending} onClick={give}>
            {t('correction.give')}
          </Button>
        </>
      }
    >
      <form
        className="correction-form"
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <p className="muted dialog-note">{t('correction.note')}</p>
        {tooMany && <Alert className="dialog-gap" type="warning" title={t('correction.too-many', { limit: most, count: tasks.length })} />}
        {one !== undefined && (
          <>
            <Field label={t('correction.field.title')}>
              {({ id }) => (
                <Input
                  id={id}
                  ref={focusOnce}
                  value={form.title ?? one.title}
                  maxLength={maxLengthOf(correctTasks.body.shape.tasks.element.shape.values, 'title')}
                  onChange={(event) => set({ title: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('correction.field.text')}>
              {({ id }) => (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  value={form.text ?? one.text}
                  maxLength={maxLengthOf(correctTasks.body.shape.tasks.element.shape.values, 'text')}
                  onChange={(event) => set({ text: event.target.value })}
                />
              )}
            </Field>
          </>
        )}
        <DueField
          label={t('ledger.column.due')}
          value={form.due}
          shown={dueNow}
          year={year}
          {...(one === undefined ? { ref: focusOnce } : {})}
          placeholder={one === undefined ? t('correction.keep') : t('ledger.due.none.long')}
          onChange={(due) => set({ due })}
        />
        <div className="correction-choices">
          {choice(
            t('ledger.column.kind'),
            taskKinds,
            (each) => t(`kind.${each}`),
            form.kind ?? one?.kind,
            (kind) => set({ kind }),
          )}
          {choice(
            t('ledger.column.commitment'),
            commitments,
            (each) => t(`commitment.${each}`),
            form.commitment ?? one?.commitment,
            (commitment) => set({ commitment }),
          )}
          {choice(
            t('correction.field.nature'),
            natures,
            (each) => t(`nature.${each}`),
            form.nature ?? one?.nature,
            (nature) => set({ nature }),
          )}
        </div>
        {one === undefined ? (
          <UnitsBatchFields tasks={many} batch={form.batch} onChange={(batch) => set({ batch })} />
        ) : (
          <UnitLines lines={form.lines ?? units} edited={form.lines !== undefined} onChange={(lines) => set({ lines })} />
        )}
        <Field label={t('correction.field.cityLeader')}>
          {({ id }) => (
            <Input
              id={id}
              placeholder={one === undefined ? t('correction.keep') : ''}
              value={form.cityLeader ?? one?.cityLeader ?? ''}
              maxLength={maxLengthOf(correctTasks.body.shape.tasks.element.shape.values, 'cityLeader')}
              onChange={(event) => set({ cityLeader: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('correction.reason')} required hint={t('correction.reason.hint')}>
          {({ id }) => (
            <Input
              id={id}
              value={reason}
              maxLength={maxLengthOf(correctTasks.body, 'reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {told}
        {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
