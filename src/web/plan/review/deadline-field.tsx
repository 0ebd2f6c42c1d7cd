import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { readDeadlines } from '#core/plan/deadline.ts';
import { dueOf } from '#core/plan/draft/publish.ts';
import { operationTexts } from '#contract/plan/operation.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

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
            {task.deadlines.map(({ text, role, from, to, range }) => (
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

function DeadlineForm({ task }: { task: DraftTask }) {
  const { state, operate } = useReview();
  const { backToList } = useTaskDialogs();
  const due = dueOf(task);
  const [text, setText] = useState(due?.text ?? '');
  const [from, setFrom] = useState(due?.from ?? null);
  const [to, setTo] = useState(due?.to ?? null);
  const anchor = { ranges: task.ranges };
  const said = text.trim() === '' ? (to ?? from ?? '') : text.trim();
  const wrong = from !== null && to !== null && from > to;
  return (
    <InlineForm
      className="rv-inline-form"
      onSubmit={() => {
        if (said === '' || wrong) return;
        operate({ type: 'set-deadline', task: anchor, deadline: { text: said, from, to } });
        backToList();
      }}
      onCancel={backToList}
    >
      <Input
        ref={focusOnce}
        size="small"
        style={{ width: 120 }}
        maxLength={maxLengthOf(operationTexts, 'deadline')}
        aria-label={t('review.deadline.text')}
        placeholder={t('review.deadline.text')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const days = daysOf(event.target.value, state.draft.issuedOn);
          setFrom(days.from);
          setTo(days.to);
        }}
      />
      <Day label={t('review.deadline.from')} value={from} onChange={setFrom} />
      <span className="quiet">—</span>
      <Day label={t('review.deadline.to')} value={to} onChange={setTo} />
      <Button size="small" type="primary" htmlType="submit" disabled={said === '' || wrong}>
        {t('shell.save')}
      </Button>
      {task.deadlines.length > 0 && (
        <Button
          size="small"
          onClick={() => {
            operate({ type: 'set-deadline', task: anchor, deadline: null });
            backToList();
          }}
        >
          {t('review.deadline.clear')}
        </Button>
      )}
      <Button size="small" type="text" onClick={backToList}>
        {t('shell.cancel')}
      </Button>
    </InlineForm>
  );
}

/** What the words mean in days, as the parser reads them. */
function daysOf(text: string, issuedOn: string | null): { from: string | null; to: string | null } {
  const found = readDeadlines(text, { issuedOn, kindAt: () => 'task' })[0];
  return { from: found?.from ?? null, to: found?.to ?? null };
}

function Day({ label, value, onChange }: { label: string; value: string | null; onChange: (day: string | null) => void }) {
  return (
    <DatePicker
      size="small"
      style={{ width: 116 }}
      aria-label={label}
      placeholder={label}
      value={value === null ? null : dayjs(value)}
      onChange={(day) => onChange(day === null ? null : day.format('YYYY-MM-DD'))}
    />
  );
}
