/** Rows as a real table while the page is printed, so that the browser repeats the header on every A3 sheet. */
import { Fragment, type ReactNode } from 'react';
import type { Label } from '#core/platform/label.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/ledger/words.ts';
import '#web/ledger/print.css';

export interface SheetColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  /** How far the sheet may go, in words; null: of nothing. */
  readonly label: ReactNode;
  readonly columns: readonly SheetColumn<Row>[];
  readonly lines: readonly SheetLine<Row>[];
  readonly foot?: ReactNode;
}

/** A row with the head that stands above it, of its group. */
export interface SheetLine<Row> {
  readonly id: string | number;
  readonly head: ReactNode;
  readonly row: Row;
}

/** The label of a printed sheet: 标识：内部. */
export const labelWords = (label: Label): string => t('export.label', { label: t(`label.${label}`) });

export function PrintSheet<Row>({ label, columns, lines, foot = null }: Props<Row>) {
  return (
    <table className="print-table">
      <caption>{t('shell.print.date', { date: today() })}</caption>
      {/* Widths stand here: the first row of the head may go over all columns. */}
      <colgroup>
        {columns.map(({ id }) => (
          <col key={id} className={`cell-${id}`} />
        ))}
      </colgroup>
      <thead>
        {/* In the head, which is repeated: one sheet of many must say by itself how far it may go. */}
        {label !== null && (
          <tr className="print-label">
            <th colSpan={columns.length}>{label}</th>
          </tr>
        )}
        <tr>
          {columns.map((column) => (
            <th key={column.id}>{column.label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, head, row }) => (
          <Fragment key={id}>
            {head !== null && (
              <tr className="head">
                <td colSpan={columns.length}>{head}</td>
              </tr>
            )}
            <tr>
              {columns.map((column) => (
                <td key={column.id}>{column.cell(row)}</td>
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
      {foot !== null && (
        <tfoot>
          <tr>
            <td colSpan={columns.length}>{foot}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
