/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import { memo } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Column } from '#web/ledger/columns.tsx';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly task: TaskRow;
  /** How many stand before it. */
  readonly place: number;
  readonly columns: readonly Column[];
  readonly tracks: string;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onSelect: (task: TaskRow, range: boolean) => void;
  readonly onOpen: (task: TaskRow) => void;
}

/** One task as a row, with the browser's own checkbox: antd's costs a frame for every dozen rows that scroll in. Keys are the page's: the grid holds the focus. Memoised: scrolling 10,000 rows draws each only when it changes. */
export const TaskTableRow = memo(function TaskTableRow({ task, place, columns, tracks, current, selected, onSelect, onOpen }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter and x on the current row are handled by the page (ledger-page.tsx)
    <div
      id={`task-${task.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 1}
      aria-selected={selected}
      className={`ledger-row${current ? ' on' : ''}${selected ? ' sel' : ''}${task.state === 'withdrawn' ? ' gone-task' : ''}`}
      style={{ gridTemplateColumns: tracks }}
      onClick={() => onOpen(task)}
    >
      <div
        role="gridcell"
        tabIndex={-1}
        className="check"
        onMouseDown={(event) => {
          // A range is chosen with Shift; the browser would mark the text between.
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          // The box may not be kept from ticking itself: the browser would take the tick back after it was drawn.
          event.stopPropagation();
          onSelect(task, event.shiftKey);
        }}
        onKeyDown={() => {}}
      >
        <input type="checkbox" checked={selected} readOnly tabIndex={-1} aria-label={t('ledger.select.one', { code: task.code })} />
      </div>
      {columns.map(({ id, cell }) => (
        <div key={id} role="gridcell" tabIndex={-1} className={`cell-${id}`}>
          {cell(task)}
        </div>
      ))}
    </div>
  );
});
