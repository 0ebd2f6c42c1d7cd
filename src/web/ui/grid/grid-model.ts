/** What a grid shows and what it asks of the page around it. It knows neither what its cells mean nor where they are kept. */
import type { ReactNode } from 'react';
import type { Size } from '#web/ui/grid/selection.ts';

export interface GridColumn {
  readonly id: string;
  readonly name: string;
  /** Said beside the name, more quietly. */
  readonly note?: string;
  /** Pixels at least; columns share what is left in proportion to it. */
  readonly width: number;
  /** Stays at the left while the others are scrolled; such columns come first. */
  readonly pinned?: true;
  /** Nobody types into it: Enter opens what it shows. */
  readonly locked?: true;
  /** The words that its cells may hold, offered while one is typed. */
  readonly options?: readonly string[];
}

/**
 * wrong: what was typed is not stored, and why · conflict: somebody else changed it meanwhile · unsaved: on its way · missing: something is
 * wanted here.
 */
export type CellMark = 'wrong' | 'conflict' | 'unsaved' | 'missing';

export interface GridCell {
  /** What is copied and edited. */
  readonly text: string;
  /** The text in the page's words, where it is kept in others: for whoever reads or changes it here. */
  readonly said?: string;
  /** What stands there instead of the text. */
  readonly shown?: ReactNode;
  readonly mark?: CellMark;
  /** The mark in words, for those who point at the cell or do not see it. */
  readonly note?: string;
}

export interface GridRow {
  readonly id: string;
  /** The printed number of the row, and what it is called in the cell line. */
  readonly number: number;
  readonly name: string;
  /** One for each column. */
  readonly cells: readonly GridCell[];
}

export type GridLine =
  | { readonly kind: 'head'; readonly id: string; readonly head: ReactNode }
  | { readonly kind: 'row'; readonly row: GridRow };

export interface WrittenCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly text: string;
  /** What stood there when typing began, where it was typed. */
  readonly over?: GridCell;
}

/** What people did, with how many rows and columns it reached and how many of its cells went nowhere: beyond the end, or into locked columns. */
export interface WriteNote {
  readonly how: 'type' | 'paste' | 'fill' | 'clear';
  readonly size: Size;
  readonly outside: number;
  readonly locked: number;
}

/** Where the person is: for the cell line above the grid and the foot below it. */
export interface GridLook {
  readonly row: GridRow;
  readonly column: GridColumn;
  readonly cell: GridCell;
  /** What is being typed; null: nothing. */
  readonly draft: string | null;
  readonly chosen: Size;
  /** The rows of what is chosen. */
  readonly chosenRows: readonly GridRow[];
  /** Numbers of the first and the last row in sight. */
  readonly inSight: readonly [number, number];
}

/** What a page can do with a grid from outside. */
export interface GridHandle {
  /** Brings a cell into sight and gives it the keys. */
  readonly select: (rowId: string, columnId: string) => void;
  /** Brings a cell into sight and chooses it; the focus stays where it is. */
  readonly reveal: (rowId: string, columnId: string) => void;
  /** Begins to type into the cell that has the keys. */
  readonly edit: () => void;
  readonly focus: () => void;
}
