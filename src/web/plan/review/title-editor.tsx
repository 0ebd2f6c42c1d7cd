import { Input } from 'antd';
import { useState } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { hasWords, inOneLine } from '#core/platform/printed-words.ts';
import { operationTexts } from '#contract/plan/operation.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** The title in place. Enter and leaving the field keep it, Escape does not. */
export function TitleEditor({ task }: { task: DraftTask }) {
  const { operate } = useReview();
  const { setMode, backToList } = useTaskDialogs();
  const [title, setTitle] = useState(task.title);
  const keep = () => {
    const said = inOneLine(title);
    if (hasWords(said) && said !== task.title) operate({ type: 'edit-task', task: { ranges: task.ranges }, set: { title: said } });
  };
  return (
    <Input.TextArea
      ref={focusOnce}
      autoSize
      className="rv-title-editor"
      aria-label={t('review.task.title')}
      value={title}
      maxLength={maxLengthOf(operationTexts, 'title')}
      onChange={(event) => setTitle(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => {
        keep();
        setMode(null);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          backToList();
        }
        if (event.key === 'Escape') {
          event.preventDefault();
          setTitle(task.title);
          // Leaving the field keeps what is in it, and what is in it is the old title from the next render on.
          setTimeout(backToList);
        }
      }}
    />
  );
}
