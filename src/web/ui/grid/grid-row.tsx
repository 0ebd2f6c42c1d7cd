/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import { memo } from 'react';
import type { GridColumn, GridRow } from '#web/ui/grid/grid-model.ts';

/** Columns of a row that are chosen, from the first to the last; -1: none. */
export interface RowChoice {
  readonly from: number;
  readonly to: number;
  /** The column of the cell that has the keys. */
  readonly at: number;
  /** The column of the cell that carries the handle. */
  readonly handle: number;
  /** Columns that the handle is being dragged over. */
  readonly dragFrom: number;
  readonly dragTo: number;
}

interface Props extends RowChoice {
  readonly row: GridRow;
  /** Among rows, from 0. */
  readonly index: number;
  readonly columns: readonly GridColumn[];
  readonly tracks: string;
  /** Where each pinned column sticks. */
  readonly pins: readonly (number | undefined)[];
  readonly gridId: string;
  readonly readOnly: boolean;
}

/** The id of a cell's element, for what points at it. */
export const cellId = (gridId: string, rowId: string, columnId: string): string => `${gridId}-${rowId}-${columnId}`;

/** One row. Memoised: keys and pasting draw only rows that change. The pointer is the grid's. */
export const GridRowView = memo(function GridRowView({ row, index, columns, tracks, pins, gridId, readOnly, ...choice }: Props) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`grid-row${choice.at >= 0 ? ' at-row' : ''}`}
      style={{ gridTemplateColumns: tracks }}
      data-row={index}
    >
      <div role="rowheader" className="grid-number" data-row={index}>
        {row.number}
      </div>
      {columns.map((column, at) => {
        const cell = row.cells[at];
        if (cell === undefined) return null;
        const chosen = at >= choice.from && at <= choice.to;
        const dragged = at >= choice.dragFrom && at <= choice.dragTo;
        const state = `${chosen ? ' in' : ''}${at === choice.at ? ' at' : ''}${dragged ? ' drag' : ''}`;
        return (
          <div
            key={column.id}
            id={cellId(gridId, row.id, column.id)}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={chosen}
            // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.2 has it for gridcell
            aria-readonly={readOnly || column.locked === true}
            aria-invalid={cell.mark === 'wrong' || cell.mark === 'conflict'}
            {...(cell.note === undefined ? {} : { title: cell.note, 'aria-description': cell.note })}
            className={`grid-cell${column.locked === true ? ' locked' : ''}${pins[at] === undefined ? '' : ' pinned'}${cell.mark === undefined ? '' : ` ${cell.mark}`}${state}`}
            style={pins[at] === undefined ? undefined : { left: pins[at] }}
            data-row={index}
            data-column={at}
          >
            {cell.shown ?? cell.text}
            {at === choice.handle && <i className="grid-handle" data-handle aria-hidden="true" />}
          </div>
        );
      })}
    </div>
  );
});
