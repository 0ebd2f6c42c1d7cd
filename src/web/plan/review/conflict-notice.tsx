import { Button } from 'antd';
import { describeOperation } from '#core/plan/draft/describe-operation.ts';
import { forgetConflict, retryKept } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

const shown = 3;

/** Somebody else was faster: who did what, and what of ours waits. */
export function ConflictNotice() {
  const { state, change } = useReview();
  const { conflict } = state;
  if (conflict === null) return null;
  const actors = [...new Set(conflict.others.map(({ actor }) => actor))].join('、');
  const deeds = conflict.others.slice(0, shown).map(({ operation }) => describeOperation(operation));
  const ours = conflict.kept.slice(0, shown).map(describeOperation);
  return (
    <div className="rv-conflict" role="alert">
      <div className="grow">
        <b>{t('review.conflict', { actors, count: conflict.others.length, deeds: listed(deeds, conflict.others.length) })}</b>
        {conflict.kept.length > 0 && <div>{t('review.conflict.kept', { deeds: listed(ours, conflict.kept.length) })}</div>}
      </div>
      {conflict.kept.length > 0 && (
        <Button type="primary" onClick={() => change(retryKept)}>
          {t('review.conflict.retry')}
        </Button>
      )}
      <Button onClick={() => change(forgetConflict)}>{conflict.kept.length > 0 ? t('review.conflict.drop') : t('shell.close')}</Button>
    </div>
  );
}

function listed(deeds: readonly string[], count: number): string {
  return deeds.join('；') + (count > deeds.length ? ` ${t('review.conflict.more', { count: count - deeds.length })}` : '');
}
