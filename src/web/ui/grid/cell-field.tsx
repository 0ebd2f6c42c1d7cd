import type { CSSProperties, RefObject } from 'react';
import { cellId } from '#web/ui/grid/grid-row.tsx';
import type { GridColumn, GridRow } from '#web/ui/grid/grid-model.ts';
import type { GridInput } from '#web/ui/grid/use-grid-input.ts';

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly input: GridInput;
  readonly gridId: string;
  readonly tracks: string;
  /** Where the row stands in the sheet. */
  readonly place: { readonly start: number; readonly size: number } | undefined;
  readonly row: GridRow | undefined;
  readonly column: GridColumn | undefined;
  /** The column, from 0. */
  readonly at: number;
}

/** The field of the cell that the keys are for, over it, and the words that its column offers. */
export function CellField({ field, input, gridId, tracks, place, row, column, at }: Props) {
  const typing = input.draft !== null;
  const style: CSSProperties & { readonly '--row': string } = {
    gridTemplateColumns: tracks,
    transform: `translateY(${place?.start ?? 0}px)`,
    '--row': `${place?.size ?? 46}px`,
  };
  const known = row !== undefined && column !== undefined;
  return (
    <div className="grid-over" style={style}>
      <div className="grid-over-cell" style={{ gridColumn: at + 2 }}>
        <textarea
          ref={field}
          className={`grid-input${typing ? ' typing' : ''}`}
          aria-label={known ? `${row.name} ${column.name}` : ''}
          aria-controls={gridId}
          aria-activedescendant={known ? cellId(gridId, row.id, column.id) : undefined}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          {...input.on}
        />
        {typing && column?.options !== undefined && (
          <ul className="plain grid-options" role="listbox" aria-label={column.name}>
            {column.options.map((word, index) => (
              <li key={word} role="option" aria-selected={index === input.option}>
                <button
                  type="button"
                  className="bare"
                  tabIndex={-1}
                  // The field would lose the focus and keep what is typed.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => input.pick(word)}
                >
                  {word}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
