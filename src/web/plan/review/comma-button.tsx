import type { CommaMark } from '#core/plan/draft/comma-marks.ts';
import { turnComma } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** A comma that could go either way: one click splits the task here, or joins the two. It has no words, since offsets of the text are counted around it. */
export function CommaButton({ mark }: { mark: CommaMark }) {
  const { change, editable } = useReview();
  if (!editable) return null;
  const splits = mark.operation.type === 'split-task';
  const words = t(splits ? 'review.comma.split' : 'review.comma.merge');
  return (
    <button
      type="button"
      tabIndex={-1}
      className={splits ? 'rv-comma' : 'rv-comma cut'}
      aria-label={words}
      title={words}
      onClick={() => change((now) => turnComma(now, mark))}
    />
  );
}
