import { Button } from 'antd';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { dueOf, shownDeadlines } from '#core/plan/draft/publish.ts';
import { DueField } from '#web/plan/due-field.tsx';
import { dueShown } from '#web/plan/due-shown.ts';
import { deadlineOperations, planYear } from '#web/plan/review/deadline-operations.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';

/** When the task is due, as printed and as days. */
export function DeadlineField({ task }: { task: DraftTask }) {
  const { editable } = useReview();
  const { mode, setMode } = useTaskDialogs();
  return (
    <>
      <dt>{t('review.field.deadline')}</dt>
      <dd>
        {mode === 'deadline' && editable ? (
          <DeadlineForm task={task} />
        ) : (
          <>
            {shownDeadlines(task).map(({ text, role, from, to, range }) => (
              <span key={`${text}${range?.start ?? ''}`} className={role === 'task' ? 'tag w' : 'tag'}>
                {text}
                {to !== null && to !== text && ` → ${to}`}
                {to === null && from !== null && ` ${from} →`}
                {role !== 'task' && ` · ${t(`review.deadline.${role}`)}`}
              </span>
            ))}
            {task.deadlines.length === 0 && <span className="quiet">{t('review.deadline.none')}</span>}
            {editable && (
              <button type="button" className="rv-quiet-button" onClick={() => setMode('deadline')}>
                {t('review.task.deadline')} <kbd>D</kbd>
              </button>
            )}
          </>
        )}
      </dd>
    </>
  );
}

/** Typed in place; Enter keeps it. */
function DeadlineForm({ task }: { task: DraftTask }) {
  const { state, operate } = useReview();
  const { backToList } = useTaskDialogs();
  const [typed, setTyped] = useState<string>();
  const year = planYear(state.draft);
  const operations = typed === undefined ? [] : deadlineOperations([task], typed, year);
  const due = dueOf(task);
  return (
    <InlineForm
      className="rv-inline-form rv-due-form"
      onSubmit={() => {
        if (operations === null) return;
        operate(...operations);
        backToList();
      }}
      onCancel={backToList}
    >
      <DueField
        ref={focusOnce}
        label={t('review.field.deadline')}
        value={typed}
        shown={due === null ? '' : dueShown(due)}
        year={year}
        onChange={setTyped}
      />
      <Button size="small" type="primary" htmlType="submit" disabled={operations === null}>
        {t('shell.save')}
      </Button>
      <Button size="small" type="text" onClick={backToList}>
        {t('shell.cancel')}
      </Button>
    </InlineForm>
  );
}
