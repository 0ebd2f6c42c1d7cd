/** Where things of a grid stand in its window. */
import type { PointerEvent } from 'react';
import type { GridColumn, GridRow } from '#web/ui/grid/grid-model.ts';
import type { RowChoice } from '#web/ui/grid/grid-row.tsx';
import type { CellAt, Range, Selection } from '#web/ui/grid/selection.ts';

export const numberWidth = 34;
export const headHeight = 27;

/** Where each pinned column sticks, from the left; undefined: it is scrolled. */
export function pinsOf(columns: readonly GridColumn[]): readonly (number | undefined)[] {
  let left = numberWidth;
  return columns.map(({ pinned, width }) => {
    if (pinned === undefined) return undefined;
    left += width;
    return left - width;
  });
}

/** The cell of which an element is a part; column -1: the number of the row. Null: none. */
export function placeOf(element: Element): CellAt | null {
  const cell = element.closest<HTMLElement>('[data-row]');
  if (cell === null) return null;
  return { row: Number(cell.dataset['row']), column: cell.dataset['column'] === undefined ? -1 : Number(cell.dataset['column']) };
}

/** What a row shows of a selection; `fills`: its handle can be dragged. */
export function choiceIn(row: number, { at }: Selection, range: Range, dragged: Range | null, fills: boolean): RowChoice {
  const inRange = row >= range.top && row <= range.bottom;
  const inDrag = dragged !== null && row >= dragged.top && row <= dragged.bottom;
  return {
    from: inRange ? range.left : -1,
    to: inRange ? range.right : -1,
    at: row === at.row ? at.column : -1,
    handle: fills && row === range.bottom ? range.right : -1,
    dragFrom: inDrag ? dragged.left : -1,
    dragTo: inDrag ? dragged.right : -1,
  };
}

/** Scrolls a column into what the pinned ones leave to see. */
export function scrollAside(scroller: HTMLElement | null, columns: readonly GridColumn[], column: number): void {
  const head = scroller?.querySelector<HTMLElement>('.grid-headrow')?.children[column + 1];
  if (scroller === null || !(head instanceof HTMLElement) || columns[column]?.pinned !== undefined) return;
  const pinned = numberWidth + columns.reduce((sum, one) => (one.pinned === undefined ? sum : sum + one.width), 0);
  const [left, right] = [head.offsetLeft - pinned, head.offsetLeft + head.offsetWidth - scroller.clientWidth];
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}

/** Scrolls on while a drag is held at an edge. */
export function scrollTowards(scroller: HTMLElement | null, { clientX, clientY }: PointerEvent): void {
  if (scroller === null) return;
  const box = scroller.getBoundingClientRect();
  const step = 24;
  if (clientY > box.bottom - 12) scroller.scrollTop += step;
  else if (clientY < box.top + headHeight) scroller.scrollTop -= step;
  if (clientX > box.right - 12) scroller.scrollLeft += step;
  else if (clientX < box.left + numberWidth) scroller.scrollLeft -= step;
}

/** The printed numbers of the first and the last row in sight. */
export function numbersInSight(
  items: readonly { readonly index: number; readonly start: number; readonly end: number }[],
  rowAt: (line: number) => GridRow | undefined,
  from: number,
  height: number,
): readonly [number, number] {
  const seen = items.flatMap(({ index, start, end }) => {
    const row = rowAt(index);
    return row !== undefined && end > from + headHeight && start < from + height ? [row.number] : [];
  });
  return [seen[0] ?? 0, seen.at(-1) ?? 0];
}
