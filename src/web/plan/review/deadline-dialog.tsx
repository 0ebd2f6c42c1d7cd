import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { DueField } from '#web/plan/due-field.tsx';
import { deadlineOperations, planYear } from '#web/plan/review/deadline-operations.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';

/** One deadline for all the chosen tasks. */
export function DeadlineDialog({ tasks, onClose }: { tasks: readonly DraftTask[]; onClose: () => void }) {
  const { state, operate, change } = useReview();
  const [typed, setTyped] = useState<string>();
  const year = planYear(state.draft);
  const operations = typed === undefined ? null : deadlineOperations(tasks, typed, year);
  return (
    <Modal
      open
      title={t('review.deadline.many', { count: tasks.length })}
      width={460}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="primary" htmlType="submit" form="review-deadline" disabled={operations === null}>
            {t('shell.save')}
          </Button>
        </>
      }
    >
      <form
        id="review-deadline"
        onSubmit={(event) => {
          event.preventDefault();
          if (operations === null) return;
          operate(...operations);
          change((now) => ({ ...now, chosen: new Set() }));
          onClose();
        }}
      >
        <DueField ref={focusOnce} label={t('review.field.deadline')} value={typed} shown="" year={year} onChange={setTyped} />
      </form>
    </Modal>
  );
}
