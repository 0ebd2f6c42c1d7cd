/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import { memo } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { dueWords } from '#web/ledger/cells.tsx';
import { rowEndWords } from '#web/ledger/ended-words.ts';
import { CardMarks } from '#web/ledger/list-marks.tsx';
import { ownUnits } from '#web/ledger/row-units.ts';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly task: TaskRow;
  /** How many stand before it. */
  readonly place: number;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onSelect: (task: TaskRow, range: boolean) => void;
  readonly onOpen: (task: TaskRow) => void;
}

/** One task on a phone. */
export const TaskCard = memo(function TaskCard({ task, place, current, selected, onSelect, onOpen }: Props) {
  const first = task.lead ?? task.responsibilities.find(({ openList }) => !openList)?.unit ?? null;
  const own = ownUnits(task);
  return (
    <div
      className={`task-card${current ? ' on' : ''}${task.state === 'withdrawn' ? ' gone-task' : ''}`}
      id={`task-${task.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 1}
      aria-selected={selected}
    >
      <div role="gridcell" className="check">
        <input
          type="checkbox"
          checked={selected}
          onChange={() => onSelect(task, false)}
          aria-label={t('ledger.select.one', { code: task.code })}
        />
      </div>
      <button type="button" className="bare grow" onClick={() => onOpen(task)}>
        <span className="task-card-head">
          <span className="quiet">{task.code}</span>
          <span className="tag">{t(`kind.${task.kind}`)}</span>
          <span className="tag l">{t(`commitment.${task.commitment}`)}</span>
          {task.origin !== 'clause' && <span className="tag">{t(`origin.${task.origin}`)}</span>}
          <CardMarks task={task} />
          <span className="grow" />
          {task.dueTo === null && task.dueText === null ? null : <span className="tag w">{dueWords(task)}</span>}
        </span>
        <span className="two task-card-title">{task.title}</span>
        {task.ended !== undefined && <span className="task-end">{rowEndWords(task.ended)}</span>}
        {own.map(({ unit, role, words }) => (
          <span className="task-card-units" key={unit}>
            <b>{words}</b>
            <span className={`tag small${role === 'lead' ? ' l' : ''}`}>{t(`role.${role}`)}</span>
          </span>
        ))}
        {!own.some(({ unit }) => unit === task.lead) && (
          <span className="task-card-units">
            <span className="muted">{first ?? t('ledger.no-unit')}</span>
            {task.lead === null ? (
              <span className="no-lead">{t('ledger.no-lead')}</span>
            ) : (
              <span className="tag l small">{t('role.lead')}</span>
            )}
          </span>
        )}
      </button>
    </div>
  );
});
