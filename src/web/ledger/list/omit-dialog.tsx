import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { omitTasks, takeBackOmissions } from '#contract/ledger/list-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { ChooseList, useComposedLists } from '#web/ledger/list/choose-list.tsx';
import { t } from '#web/ledger/list/words.ts';
import { noticeWithUndo } from '#web/ledger/undo-notice.tsx';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/list/choose-list.css';

interface OfList {
  readonly listId: string;
  readonly taskIds: readonly string[];
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

/** Says once why these tasks are left out this year: those that were chosen when it opened. */
export function OmitDialog({ taskIds: given, ...props }: OfList) {
  const [taskIds] = useState(given);
  return <Reason {...props} taskIds={taskIds} />;
}

interface OfTasks {
  readonly tasks: readonly TaskRow[];
  readonly onClose: () => void;
}

/** The same of tasks of the ledger: by which list is asked, too. What a list of its year has, and 总领, is not left out. */
export function OmitFromLedgerDialog({ tasks: given, onClose }: OfTasks) {
  const [tasks] = useState(given);
  const [chosen, setChosen] = useState<string | null>(null);
  const composed = useComposedLists(chosen);
  const { list } = composed;
  const meant = tasks.filter(({ role, lists }) => role !== 'overall' && !lists.some(({ year }) => year === list?.year));
  return (
    <Reason listId={list?.id ?? null} taskIds={meant.map(({ id }) => id)} onClose={onClose}>
      <ChooseList composed={composed} onChoose={({ id }) => setChosen(id)} />
      {list !== null && meant.length < tasks.length && (
        <p className="muted">{t('list.omit.others', { count: tasks.length - meant.length, year: list.year })}</p>
      )}
    </Reason>
  );
}

interface ReasonProps extends Omit<OfList, 'listId'> {
  readonly listId: string | null;
  readonly children?: ReactNode;
}

function Reason({ listId, taskIds, onDone, onClose, children }: ReasonProps) {
  const [reason, setReason] = useState('');
  const { attempt, told } = useProblems(emptyProblem(t('list.unlisted.omit.reason'), reason));
  const single = useSingle();
  const back = useAct(
    (of: { readonly listId: string; readonly taskIds: readonly string[] }) =>
      call(takeBackOmissions, { params: { listId: of.listId }, body: { taskIds: [...of.taskIds] } }),
    {
      onDone: ({ changed }) => message.success(t('list.taken-back', { count: changed })),
      onError: (error) => message.error(explain(error), 8),
    },
  );
  const act = useAct((of: string) => call(omitTasks, { params: { listId: of }, body: { taskIds: [...taskIds], reason: reason.trim() } }), {
    onDone: ({ changed }, of) => {
      noticeWithUndo(`omit-${of}`, t('list.omitted', { count: changed }), () => back.mutate({ listId: of, taskIds }));
      onDone?.();
      onClose();
    },
  });
  const give = () => {
    if (listId === null || taskIds.length === 0) return;
    attempt(() => single(() => act.mutateAsync(listId)));
  };
  return (
    <FormDialog
      title={t('list.unlisted.omit.title', { count: taskIds.length })}
      okText={t('list.omit')}
      act={act}
      disabled={listId === null || taskIds.length === 0}
      onGive={give}
      onClose={onClose}
    >
      {children}
      <Field label={t('list.unlisted.omit.reason')} required hint={t('list.unlisted.omit.hint')}>
        {({ id }) => (
          <Input
            id={id}
            ref={focusOnce}
            value={reason}
            maxLength={maxLengthOf(omitTasks.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
    </FormDialog>
  );
}
