import { expect, it } from 'vitest';
import fc from 'fast-check';
import { anchor, clamp, moved, rangeOf, single, standingAt, type Selection } from '#web/ui/grid/selection.ts';
import { drag, draggedTo, fillDown, paste } from '#web/ui/grid/spread.ts';

const size = { rows: 5, columns: 4 };
const grid = Array.from({ length: 5 }, (_, row) => Array.from({ length: 4 }, (_, column) => `${row}${column}`));
const textAt = ({ row, column }: { row: number; column: number }) => grid[row]?.[column] ?? '?';
const said = (cells: readonly { row: number; column: number; text: string }[]) =>
  cells.map(({ row, column, text }) => `${row}/${column} ${text}`);

it('a block goes where the selection begins, and what has no room is counted', () => {
  const { cells, range, outside } = paste([['a', 'b'], ['c']], single({ row: 4, column: 3 }), size);
  expect(said(cells)).toEqual(['4/3 a']);
  expect(range).toEqual({ top: 4, left: 3, bottom: 4, right: 3 });
  expect(outside).toBe(3);
});

it('one cell fills all that is chosen, a block a multiple of it', () => {
  const chosen: Selection = { at: { row: 3, column: 1 }, to: { row: 0, column: 0 } };
  expect(paste([['a']], chosen, size).cells).toHaveLength(8);
  expect(said(paste([['a'], ['b']], chosen, size).cells).slice(-4)).toEqual(['2/0 a', '2/1 a', '3/0 b', '3/1 b']);
  // Not a multiple: it begins at the first cell of what is chosen.
  expect(paste([['a', 'b', 'c']], chosen, size).range).toEqual({ top: 0, left: 0, bottom: 0, right: 2 });
});

it('fills down from the first row, or from the row above', () => {
  expect(said(fillDown({ at: { row: 1, column: 1 }, to: { row: 3, column: 2 } }, textAt).cells)).toEqual([
    '2/1 11',
    '2/2 12',
    '3/1 11',
    '3/2 12',
  ]);
  expect(said(fillDown(single({ row: 2, column: 0 }), textAt).cells)).toEqual(['2/0 10']);
  expect(fillDown(single({ row: 0, column: 0 }), textAt).cells).toEqual([]);
});

it('the handle repeats what is chosen, up and down, along one axis', () => {
  const chosen = { top: 1, left: 1, bottom: 2, right: 1 };
  expect(said(drag(chosen, draggedTo(chosen, { row: 4, column: 2 }), textAt).cells)).toEqual(['3/1 11', '4/1 21']);
  expect(said(drag(chosen, draggedTo(chosen, { row: 0, column: 1 }), textAt).cells)).toEqual(['0/1 21']);
  expect(said(drag(chosen, draggedTo(chosen, { row: 2, column: 3 }), textAt).cells)).toEqual(['1/2 11', '1/3 11', '2/2 21', '2/3 21']);
  expect(draggedTo(chosen, { row: 2, column: 1 })).toBe(chosen);
});

it('keys never leave the grid, and Shift keeps the cell that they are for', () => {
  const keys = [
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'Tab',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    'mod+Home',
    'mod+End',
    'Enter',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...keys, ...keys.map((key) => `shift+${key}`))), (pressed) => {
      let selection = single({ row: 2, column: 1 });
      for (const key of pressed) {
        const next = moved(selection, key, size, 3);
        if (next !== null && key.startsWith('shift+Arrow')) expect(next.at).toEqual(selection.at);
        selection = next ?? selection;
        expect(clamp(selection.at, size)).toEqual(selection.at);
        expect(clamp(selection.to, size)).toEqual(selection.to);
      }
      const { top, left, bottom, right } = rangeOf(selection);
      expect(top <= bottom && left <= right).toBe(true);
    }),
  );
});

it('Tab leads on to the next row, and out of the grid at its ends', () => {
  expect(moved(single({ row: 0, column: 3 }), 'Tab', size, 3)).toEqual(single({ row: 1, column: 0 }));
  expect(moved(single({ row: 4, column: 3 }), 'Tab', size, 3)).toBeNull();
  expect(moved(single({ row: 0, column: 0 }), 'shift+Tab', size, 3)).toBeNull();
  expect(moved(single({ row: 1, column: 0 }), 'shift+Enter', size, 3)).toEqual(single({ row: 0, column: 0 }));
});

it('a selection stays at its rows when others come or go above them', () => {
  const rows = (...ids: string[]) => ids.map((id) => ({ id }));
  const held = anchor({ at: { row: 1, column: 2 }, to: { row: 2, column: 2 } }, rows('a', 'b', 'c'));
  expect(standingAt(held, rows('a', 'b', 'c'))).toEqual({ at: { row: 1, column: 2 }, to: { row: 2, column: 2 } });
  expect(standingAt(held, rows('new', 'a', 'b', 'c'))).toEqual({ at: { row: 2, column: 2 }, to: { row: 3, column: 2 } });
  expect(standingAt(held, rows('b', 'c'))).toEqual({ at: { row: 0, column: 2 }, to: { row: 1, column: 2 } });
  expect(standingAt(held, rows('a', 'c')).at).toEqual({ row: 1, column: 2 });
});
