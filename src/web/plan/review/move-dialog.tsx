import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { chapterName, headingsByPath } from '#web/plan/review/chapter-name.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { t } from '#web/plan/words.ts';

/** Moves a task to another chapter, or to another place in its own. */
export function MoveDialog({ task, onClose }: { task: DraftTask | undefined; onClose: () => void }) {
  const { state, operate } = useReview();
  const { draft } = state;
  const [path, setPath] = useState(task?.path ?? '');
  const [before, setBefore] = useState<string | null>(null);
  if (task === undefined) return null;
  const headings = headingsByPath(draft.headings);
  const there = draft.tasks.filter((other) => other.path === path && other.key !== task.key);
  const move = () => {
    const neighbour = there.find(({ key }) => key === before);
    operate({
      type: 'move-task',
      task: { ranges: task.ranges },
      path,
      before: neighbour === undefined ? null : { ranges: neighbour.ranges },
    });
    onClose();
  };
  return (
    <Modal open title={t('review.move.title')} onCancel={onClose} onOk={move} okText={t('review.move.give')} cancelText={t('shell.cancel')}>
      <blockquote className="rv-quote">{task.title}</blockquote>
      <div className="rv-form">
        <label>
          <span>{t('review.move.chapter')}</span>
          <Select
            showSearch={{ filterOption: optionHolds }}
            ref={focusOnce}
            value={path}
            onChange={(next) => {
              setPath(next);
              setBefore(null);
            }}
            options={[...headings.keys()].map((one) => ({ value: one, label: chapterName(headings, one) }))}
          />
        </label>
        <label>
          <span>{t('review.move.before')}</span>
          <Select
            value={before}
            onChange={setBefore}
            options={[{ value: null, label: t('review.move.end') }, ...there.map(({ key, title }) => ({ value: key, label: title }))]}
          />
        </label>
      </div>
    </Modal>
  );
}
