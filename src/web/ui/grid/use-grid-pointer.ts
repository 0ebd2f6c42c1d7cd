/** The pointer over a grid: choosing a range, dragging the handle, opening a cell by a double click. */
import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { placeOf, scrollTowards } from '#web/ui/grid/grid-place.ts';
import { rangeOf, single, type CellAt, type Range, type Selection } from '#web/ui/grid/selection.ts';
import { drag, draggedTo, type Spread } from '#web/ui/grid/spread.ts';
import type { GridInput } from '#web/ui/grid/use-grid-input.ts';

interface Given {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly selection: Selection;
  /** How many there are. */
  readonly columns: number;
  readonly input: GridInput;
  readonly choose: (selection: Selection) => void;
  readonly fill: (spread: Spread) => void;
  readonly textAt: (at: CellAt) => string;
  readonly open: () => void;
}

export function useGridPointer({ scroller, selection, columns, input, choose, fill, textAt, open }: Given) {
  const [dragged, setDragged] = useState<Range | null>(null);
  const held = useRef<'range' | 'handle' | null>(null);
  // The sheet captures the pointer, so that a click's target is the sheet: the cell is the one that was pressed.
  const pressed = useRef<CellAt | null>(null);
  const range = rangeOf(selection);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const place = placeOf(event.target);
    pressed.current = null;
    if (place === null) return;
    // A link in a cell is followed.
    if (event.target.closest('a') !== null) {
      input.commit();
      return choose(single({ row: place.row, column: Math.max(place.column, 0) }));
    }
    event.preventDefault();
    pressed.current = event.target.closest('[data-handle]') === null ? place : null;
    input.commit();
    input.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.target.closest('[data-handle]') !== null) {
      held.current = 'handle';
      setDragged(range);
      return;
    }
    held.current = 'range';
    const whole = place.column === -1;
    const to = { row: place.row, column: whole ? columns - 1 : place.column };
    choose({ at: event.shiftKey ? selection.at : { row: place.row, column: whole ? 0 : place.column }, to });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (held.current === null) return;
    scrollTowards(scroller.current, event);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const place = under === null ? null : placeOf(under);
    if (place === null || place.column === -1) return;
    if (held.current === 'handle') setDragged(draggedTo(range, place));
    else if (place.row !== selection.to.row || place.column !== selection.to.column) choose({ at: selection.at, to: place });
  };
  const letGo = () => {
    held.current = null;
    setDragged(null);
  };
  const onPointerUp = () => {
    if (held.current === 'handle' && dragged !== null) fill(drag(range, dragged, textAt));
    letGo();
  };
  const onDoubleClick = () => {
    if (pressed.current !== null) open();
  };
  return { dragged, on: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: letGo, onDoubleClick } };
}
