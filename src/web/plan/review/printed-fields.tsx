import { EditOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { DraftField, DraftTask } from '#core/plan/draft/draft.ts';
import { FieldForm } from '#web/plan/review/field-form.tsx';
import { showPlace } from '#web/plan/review/review-state.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** What else the document prints beside the task: persons, and below them places and labels that nobody knows. */
export function PrintedFields({ task }: { task: DraftTask }) {
  const persons = task.fields.filter(({ kind }) => kind === 'person');
  const others = task.fields.filter(({ kind }) => kind !== 'person');
  const { mode, setMode } = useTaskDialogs();
  const [meant, setMeant] = useState<number | null>(null);
  const open = mode === 'field' ? meant : null;
  const onCorrect = (start: number) => {
    setMeant(start);
    setMode('field');
  };
  return (
    <>
      <FieldRow name={t('review.fields.kind.person')} task={task} fields={persons} open={open} onCorrect={onCorrect} />
      <FieldRow name={t('review.field.fields')} task={task} fields={others} open={open} onCorrect={onCorrect} />
    </>
  );
}

interface FieldRowProps {
  readonly name: string;
  readonly task: DraftTask;
  readonly fields: readonly DraftField[];
  /** Where the field begins that is being corrected. */
  readonly open: number | null;
  readonly onCorrect: (start: number) => void;
}

/** A click on a field leads to the print; one that was misread is corrected in its place. */
function FieldRow({ name, task, fields, open, onCorrect }: FieldRowProps) {
  const { change, editable } = useReview();
  if (fields.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {fields.map((field) => {
          const { label, values, range } = field;
          if (editable && open === range.start) return <FieldForm key={range.start} task={task} field={field} />;
          return (
            <span key={range.start} className="tag rv-unit">
              <button
                type="button"
                className="bare"
                title={t('review.show-place')}
                onClick={() => change((now) => showPlace(now, range.start))}
              >
                {t('field.printed', { label, values: values.join('、') })}
              </button>
              {editable && (
                <button
                  type="button"
                  className="bare rv-drop"
                  aria-label={t('review.fields.correct', { label })}
                  title={t('review.fields.correct', { label })}
                  onClick={() => onCorrect(range.start)}
                >
                  <EditOutlined />
                </button>
              )}
            </span>
          );
        })}
      </dd>
    </>
  );
}
