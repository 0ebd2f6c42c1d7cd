import { Button } from 'antd';
import { mergeOperation, tasksMeant } from '#web/plan/review/tasks-meant.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** Deeds on all the chosen tasks at once. */
export function BulkBar() {
  const { state, change, operate } = useReview();
  const { open } = useTaskDialogs();
  const count = state.chosen.size;
  if (count === 0) return null;
  const tasks = tasksMeant(state);
  const merge = mergeOperation(state);
  return (
    <div className="rv-bulk" role="toolbar" aria-label={t('review.bulk')}>
      <b>{t('review.bulk.count', { count })}</b>
      <Button size="small" type="primary" onClick={() => open({ purpose: 'lead', tasks })}>
        {t('review.task.lead')} <kbd>L</kbd>
      </Button>
      <Button size="small" onClick={() => open({ purpose: 'add', tasks })}>
        {t('review.task.add-unit')} <kbd>U</kbd>
      </Button>
      <Button size="small" onClick={() => open({ purpose: 'drop', tasks })}>
        {t('review.task.drop-unit')} <kbd>R</kbd>
      </Button>
      <Button size="small" onClick={() => open({ purpose: 'deadline', tasks })}>
        {t('review.bulk.deadline')} <kbd>D</kbd>
      </Button>
      {count > 1 && merge !== null && (
        <Button size="small" onClick={() => operate(merge)}>
          {t('review.bulk.merge')} <kbd>M</kbd>
        </Button>
      )}
      <span className="grow" />
      <Button size="small" type="text" onClick={() => change((now) => ({ ...now, chosen: new Set() }))}>
        {t('review.bulk.clear')} <kbd>Esc</kbd>
      </Button>
    </div>
  );
}
