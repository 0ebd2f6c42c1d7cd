import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { operationTexts } from '#contract/plan/operation.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { mergeOperation } from '#web/plan/review/tasks-meant.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** What can be done with the selected task, each with its key. */
export function TaskActions({ task }: { task: DraftTask }) {
  const { state, operate } = useReview();
  const { open, mode, setMode } = useTaskDialogs();
  if (mode === 'remove') return <RemoveForm task={task} />;
  const merge = mergeOperation({ ...state, chosen: new Set() });
  const actions = [
    { key: 'S', label: t('review.task.split'), act: () => setMode('split') },
    { key: 'M', label: t('review.task.merge'), act: merge === null ? null : () => operate(merge) },
    { key: 'E', label: t('review.task.edit'), act: () => setMode('title') },
    { key: 'V', label: t('review.task.move'), act: () => open({ purpose: 'move', tasks: [task] }) },
    { key: 'X', label: t('review.task.remove'), act: () => setMode('remove') },
  ];
  return (
    <div className="rv-ops">
      {actions.map(
        ({ key, label, act }) =>
          act !== null && (
            <button key={key} type="button" className="rv-quiet-button" onClick={act}>
              {label} <kbd>{key}</kbd>
            </button>
          ),
      )}
    </div>
  );
}

/** Not a task: why, if somebody wants to say it. */
function RemoveForm({ task }: { task: DraftTask }) {
  const { operate } = useReview();
  const { backToList } = useTaskDialogs();
  const [reason, setReason] = useState('');
  return (
    <InlineForm
      className="rv-ops"
      onSubmit={() => {
        operate({ type: 'remove-task', task: { ranges: task.ranges }, reason: reason.trim() });
        backToList();
      }}
      onCancel={backToList}
    >
      <Input
        ref={focusOnce}
        size="small"
        className="grow"
        maxLength={maxLengthOf(operationTexts, 'reason')}
        placeholder={t('review.remove.reason')}
        aria-label={t('review.remove.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" type="primary" htmlType="submit">
        {t('review.task.remove')} <kbd>Enter</kbd>
      </Button>
      <Button size="small" onClick={backToList}>
        {t('shell.cancel')}
      </Button>
    </InlineForm>
  );
}
