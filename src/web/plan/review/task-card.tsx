import { memo } from 'react';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { dueOf } from '#core/plan/draft/publish.ts';
import { leadThatStands } from '#web/plan/review/continued-leads.ts';
import { selectTask } from '#web/plan/review/review-state.ts';
import { TaskActions } from '#web/plan/review/task-actions.tsx';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { TitleEditor } from '#web/plan/review/title-editor.tsx';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const TaskFields = lazyPart(async () => (await import('#web/plan/review/task-fields.tsx')).TaskFields);
const SplitPanel = lazyPart(async () => (await import('#web/plan/review/split-panel.tsx')).SplitPanel, { takesKeys: true });

interface TaskCardProps {
  readonly number: string;
  readonly task: DraftTask;
  readonly selected: boolean;
  readonly chosen: boolean;
  /** What is asked now is about it. */
  readonly asked: boolean;
  /** Others of its chapter have a lead: that this one has none is worth a word. Else the head of the chapter says it. */
  readonly tellLeaderless: boolean;
  readonly onChoose: (key: string, range: boolean, on: boolean) => void;
}

/** A task of the draft: one line, or all of its fields when it is the selected one. */
export const TaskCard = memo(function TaskCard({ number, task, selected, chosen, asked, tellLeaderless, onChoose }: TaskCardProps) {
  const { state, change, editable } = useReview();
  const { mode, setMode } = useTaskDialogs();
  const { lead, continued } = leadThatStands(state.continuedLeads, task);
  const due = dueOf(task);
  return (
    <article
      id={`task-${task.key}`}
      className={`rv-card${selected ? ' sel' : ''}${chosen ? ' chosen' : ''}${asked ? ' asked' : ''}`}
      aria-current={selected || undefined}
      aria-label={`${number} ${task.title}`}
    >
      <div className="rv-card-head">
        {editable && (
          <input
            type="checkbox"
            className="rv-check"
            tabIndex={selected ? 0 : -1}
            checked={chosen}
            aria-label={t('review.task.choose')}
            onClick={(event) => onChoose(task.key, event.shiftKey, !chosen)}
            onChange={() => {}}
          />
        )}
        <span className="rv-card-number">{number}</span>
        {selected && mode === 'title' ? (
          <TitleEditor task={task} />
        ) : (
          <button
            type="button"
            className="bare rv-card-title"
            tabIndex={selected ? 0 : -1}
            onClick={(event) => {
              if (event.shiftKey && editable) onChoose(task.key, true, true);
              else change((now) => selectTask(now, task.key, 'ledger'));
            }}
            onDoubleClick={() => editable && setMode('title')}
          >
            {task.title}
          </button>
        )}
        <span className="rv-card-tags">
          {task.role === 'overall' && <span className="tag">{t('task-role.overall')}</span>}
          {!selected && <span className="tag">{t(`kind.${task.kind}`)}</span>}
          {!selected && <span className={task.commitment === 'deliver' ? 'tag l' : 'tag'}>{t(`commitment.${task.commitment}`)}</span>}
          {selected && task.changed && <span className="quiet rv-small">{t('review.task.changed')}</span>}
        </span>
      </div>
      {!selected && (
        <div className="rv-card-units">
          {lead === null && tellLeaderless && <span className="tag o">{t('review.task.leaderless')}</span>}
          {lead !== null && <span className="tag l lead">{continued ? t('review.task.lead-continued', { lead }) : lead}</span>}
          <CardUnits task={task} lead={lead} />
          {due !== null && <span className="tag w">{due.to ?? due.text}</span>}
        </div>
      )}
      {selected && (mode === 'split' ? <SplitPanel task={task} /> : <TaskFields task={task} />)}
      {selected && editable && mode !== 'split' && <TaskActions task={task} />}
    </article>
  );
});

/** The other units in the order of the print, as much of them as there is room for. */
function CardUnits({ task, lead }: { task: DraftTask; lead: string | null }) {
  const units = task.responsibilities.filter(({ unit }) => unit !== lead).map(({ unit }) => unit);
  const words = units.length === 0 && lead === null ? t('review.task.no-units') : units.join('、');
  return (
    <span className="rv-card-unit-names" title={words}>
      {words}
    </span>
  );
}
