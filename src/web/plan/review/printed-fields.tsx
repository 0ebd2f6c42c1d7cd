import type { DraftTask } from '#core/plan/draft/draft.ts';
import { showPlace } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** What else the document prints beside the task: persons, places, labels that nobody knows. A click leads to the print. */
export function PrintedFields({ task }: { task: DraftTask }) {
  const { change } = useReview();
  if (task.fields.length === 0) return null;
  return (
    <>
      <dt>{t('review.field.fields')}</dt>
      <dd>
        {task.fields.map(({ label, values, range }) => (
          <button
            key={`${range.start}:${label}`}
            type="button"
            className="tag rv-add"
            title={t('review.show-place')}
            onClick={() => change((now) => showPlace(now, range.start))}
          >
            {t('field.printed', { label, values: values.join('、') })}
          </button>
        ))}
      </dd>
    </>
  );
}
