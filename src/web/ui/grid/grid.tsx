/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { CellField } from '#web/ui/grid/cell-field.tsx';
import { choiceIn, headHeight, numbersInSight, numberWidth, pinsOf, scrollAside } from '#web/ui/grid/grid-place.ts';
import { GridRowView } from '#web/ui/grid/grid-row.tsx';
import type { GridColumn, GridHandle, GridLine, GridLook, GridRow, WriteNote, WrittenCell } from '#web/ui/grid/grid-model.ts';
import { anchor, clamp, moved, rangeOf, single, sizeOf, standingAt, type CellAt, type Selection } from '#web/ui/grid/selection.ts';
import { fillDown, paste, type Spread } from '#web/ui/grid/spread.ts';
import { useGridInput } from '#web/ui/grid/use-grid-input.ts';
import { useGridPointer } from '#web/ui/grid/use-grid-pointer.ts';
import '#web/ui/grid/grid.css';

interface Props {
  readonly ref?: Ref<GridHandle>;
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly lines: readonly GridLine[];
  readonly readOnly: boolean;
  readonly onWrite: (cells: readonly WrittenCell[], note: WriteNote) => void;
  /** The row left the grid while somebody typed into it. */
  readonly onLost: (row: string, column: string, text: string) => void;
  /** Keys of the page for the cell that has the keys; answers whether it was one. */
  readonly onKey: (event: KeyboardEvent, row: GridRow, column: GridColumn) => boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** The keys went to another row. */
  readonly onRow: (row: GridRow) => void;
  /** Enter or a double click on what cannot be typed into. */
  readonly onOpen: (row: GridRow, column: GridColumn) => void;
  /** Somebody typed where nothing can be typed. */
  readonly onRefuse: (column: GridColumn) => void;
  /** The cell line above. */
  readonly renderBar: (look: GridLook | null) => ReactNode;
  readonly renderFoot: (look: GridLook | null) => ReactNode;
}

const lineHeight = { head: 25, row: 46 };

/**
 * A spreadsheet over rows that exist as long as they are in sight: blocks from Excel and WPS, filling, ranges, keys alone, an input method's first
 * stroke. Keys follow Excel and WPS: Enter goes down, F2 changes what stands there, typing replaces it.
 */
export function Grid(props: Props) {
  const { columns, lines, readOnly } = props;
  const gridId = useId();
  /** Of the row in which something is being typed. */
  const rowName = useRef('');
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])), [lines]);
  const lineOf = useMemo(() => lines.flatMap((line, at) => (line.kind === 'row' ? [at] : [])), [lines]);
  const rowOf = useMemo(() => new Map(lineOf.map((line, row) => [line, row])), [lineOf]);
  const [chosen, setChosen] = useState(() => anchor(single({ row: 0, column: 0 }), rows));
  const size = { rows: rows.length, columns: columns.length };
  const now = standingAt(chosen, rows);
  const selection = { at: clamp(now.at, size), to: clamp(now.to, size) };
  const range = rangeOf(selection);
  const setSelection = (next: Selection) => {
    setChosen(anchor(next, rows));
    const row = rows[next.at.row];
    if (row !== undefined && next.at.row !== selection.at.row) props.onRow(row);
  };
  const keyOf = useCallback(
    (at: number) => {
      const line = lines[at];
      return line === undefined ? at : line.kind === 'head' ? line.id : line.row.id;
    },
    [lines],
  );
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used; this component is drawn anew on every scroll
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => lineHeight[lines[at]?.kind ?? 'row'],
    getItemKey: keyOf,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 12,
  });
  const inSight = virtualizer.getVirtualItems();

  const tracks = [`${numberWidth}px`, ...columns.map(({ width }) => `minmax(${width}px, ${width}fr)`)].join(' ');
  const minWidth = numberWidth + columns.reduce((sum, { width }) => sum + width, 0);
  const pins = useMemo(() => pinsOf(columns), [columns]);
  const rowAt = (at: CellAt): GridRow | undefined => rows[at.row];
  const textAt = (at: CellAt): string => rowAt(at)?.cells[at.column]?.text ?? '';
  const saidAt = (at: CellAt): string => rowAt(at)?.cells[at.column]?.said ?? textAt(at);
  const at = rowAt(selection.at);
  const column = columns[selection.at.column];
  const cell = at?.cells[selection.at.column];
  const opens = !readOnly && column !== undefined && column.locked !== true;

  const toSight = ({ row, column }: CellAt) => {
    // With the head above the first row.
    virtualizer.scrollToIndex(row === 0 ? 0 : (lineOf[row] ?? 0), { align: 'auto' });
    scrollAside(scroller.current, columns, column);
  };
  const choose = (next: Selection) => {
    setSelection(next);
    toSight(next.to);
  };
  const spread = ({ cells, range: written, outside }: Spread, how: WriteNote['how']) => {
    const open = cells.filter((one) => columns[one.column]?.locked !== true);
    if (cells.length > 0)
      setSelection({ at: { row: written.top, column: written.left }, to: { row: written.bottom, column: written.right } });
    props.onWrite(
      open.flatMap((one) => {
        const [row, column] = [rowAt(one), columns[one.column]];
        return row === undefined || column === undefined || row.cells[one.column]?.text === one.text
          ? []
          : [{ rowId: row.id, columnId: column.id, text: one.text }];
      }),
      { how, size: sizeOf(written), outside, locked: cells.length - open.length },
    );
  };
  const input = useGridInput(field, {
    cell: () => ({ text: saidAt(selection.at), open: opens, options: column?.options ?? [] }),
    move: (key) => {
      const next = moved(selection, key, size, Math.max(inSight.length - 10, 4));
      if (next === null) return false;
      choose(next);
      return true;
    },
    place: () =>
      at === undefined || column === undefined || cell === undefined ? null : { rowId: at.id, columnId: column.id, over: cell },
    write: (text, into) => {
      if (rows.some(({ id }) => id === into.rowId))
        props.onWrite([{ ...into, text }], { how: 'type', size: { rows: 1, columns: 1 }, outside: 0, locked: 0 });
      else props.onLost(rowName.current, columns.find(({ id }) => id === into.columnId)?.name ?? '', text);
    },
    key: (event) => at !== undefined && column !== undefined && props.onKey(event, at, column),
    clear: () => (readOnly ? undefined : spread(paste([['']], selection, size), 'clear')),
    fillDown: () => (readOnly ? undefined : spread(fillDown(selection, textAt), 'fill')),
    selectAll: () => setSelection({ at: { row: 0, column: 0 }, to: { row: rows.length - 1, column: columns.length - 1 } }),
    undo: props.onUndo,
    redo: props.onRedo,
    open: () => {
      if (at !== undefined && column !== undefined) props.onOpen(at, column);
    },
    refuse: () => {
      if (column !== undefined) props.onRefuse(column);
    },
    chosen: () =>
      Array.from({ length: range.bottom - range.top + 1 }, (_, row) =>
        Array.from({ length: range.right - range.left + 1 }, (_, column) => textAt({ row: range.top + row, column: range.left + column })),
      ),
    paste: (block) =>
      readOnly ? props.onRefuse(column ?? { id: '', name: '', width: 0 }) : spread(paste(block, selection, size), 'paste'),
  });
  // The row in which something is being typed is gone: the text is handed back, and goes into no other.
  const { place } = input;
  const held = place === null ? undefined : rows.find(({ id }) => id === place.rowId);
  useLayoutEffect(() => {
    if (held !== undefined) rowName.current = held.name;
  }, [held]);
  const isLost = place !== null && held === undefined;
  const commit = useRef(input.commit);
  useLayoutEffect(() => {
    commit.current = input.commit;
  });
  useLayoutEffect(() => {
    if (isLost) commit.current();
  }, [isLost]);
  const reveal = (rowId: string, columnId: string): boolean => {
    const row = rows.findIndex(({ id }) => id === rowId);
    const column = columns.findIndex(({ id }) => id === columnId);
    if (row === -1) return false;
    input.commit();
    choose(single({ row, column: Math.max(column, 0) }));
    return true;
  };
  useImperativeHandle(props.ref, () => ({
    select: (rowId, columnId) => {
      if (reveal(rowId, columnId)) input.focus();
    },
    reveal: (rowId, columnId) => void reveal(rowId, columnId),
    edit: input.edit,
    focus: input.focus,
  }));

  const { dragged, on: pointer } = useGridPointer({
    scroller,
    selection,
    columns: columns.length,
    input,
    choose: setSelection,
    fill: (range) => (readOnly ? undefined : spread(range, 'fill')),
    textAt,
    open: () => {
      if (opens) input.edit();
      else if (at !== undefined && column !== undefined) props.onOpen(at, column);
    },
  });

  const look: GridLook | null =
    at === undefined || column === undefined || cell === undefined
      ? null
      : {
          row: at,
          column,
          cell,
          draft: input.draft,
          chosen: sizeOf(range),
          chosenRows: rows.slice(range.top, range.bottom + 1),
          inSight: numbersInSight(
            inSight,
            (line) => rows[rowOf.get(line) ?? -1],
            virtualizer.scrollOffset ?? 0,
            scroller.current?.clientHeight ?? 0,
          ),
        };
  return (
    <div className="grid">
      {props.renderBar(look)}
      <div className="grid-scroll" ref={scroller}>
        <div className="grid-sheet" style={{ minWidth, height: virtualizer.getTotalSize() + headHeight }} {...pointer}>
          <div
            id={gridId}
            role="grid"
            aria-label={props.label}
            aria-rowcount={rows.length + 1}
            aria-colcount={columns.length + 1}
            aria-multiselectable="true"
          >
            <div className="grid-row grid-headrow" role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
              <div role="columnheader" className="grid-number" />
              {columns.map(({ id, name, note }, index) => (
                <div
                  key={id}
                  role="columnheader"
                  aria-colindex={index + 2}
                  className={pins[index] === undefined ? '' : 'pinned'}
                  style={pins[index] === undefined ? undefined : { left: pins[index] }}
                >
                  {name} {note !== undefined && <small>{note}</small>}
                </div>
              ))}
            </div>
            {inSight.map((item) => {
              const line = lines[item.index];
              const row = rowOf.get(item.index) ?? -1;
              return (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  role="presentation"
                  className="grid-line"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {line?.kind === 'head' && (
                    <div className="grid-head" role="row">
                      <div role="gridcell" aria-colspan={columns.length + 1}>
                        {line.head}
                      </div>
                    </div>
                  )}
                  {line?.kind === 'row' && (
                    <GridRowView
                      row={line.row}
                      index={row}
                      columns={columns}
                      tracks={tracks}
                      pins={pins}
                      gridId={gridId}
                      readOnly={readOnly}
                      {...choiceIn(row, selection, range, dragged, opens)}
                    />
                  )}
                </div>
              );
            })}
          </div>
          <CellField
            field={field}
            input={input}
            gridId={gridId}
            tracks={tracks}
            place={virtualizer.measurementsCache[lineOf[selection.at.row] ?? 0]}
            row={at}
            column={column}
            at={selection.at.column}
          />
        </div>
      </div>
      {props.renderFoot(look)}
    </div>
  );
}
