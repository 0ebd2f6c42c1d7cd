import { Link } from 'react-router';
import { shownFigures as columns, sumFigures, type Figures } from '#core/reporting/report-figure.ts';
import { listAddress, type ListOf } from '#web/reporting/figures-address.ts';
import { t } from '#web/reporting/words.ts';

interface Named {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly of: Omit<ListOf, 'figure'>;
}

export interface FigureRow extends Named {
  readonly figures: Figures;
}

interface Props {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly FigureRow[];
  /** What the sum of all rows is of; null: they are not of one period. */
  readonly total: Named | null;
}

/** Counts with their lists behind them. No share, no order by a column: units and people are not ranked by filing (RULES §4). */
export function FigureTable({ caption, head, rows, total }: Props) {
  return (
    <table className="figure-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map((figure) => (
            <th key={figure} scope="col" className="count">
              {t(`figures.figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {total !== null && rows.length > 1 && <Row row={{ ...total, figures: sumFigures(rows.map(({ figures }) => figures)) }} sum />}
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { name, note, of, figures }, sum = false }: { readonly row: FigureRow; readonly sum?: boolean }) {
  return (
    <tr className={sum ? 'sum' : ''}>
      <th scope="row">
        {name} {note !== undefined && <small className="quiet">{note}</small>}
      </th>
      {columns.map((figure) => (
        <td key={figure} className="count">
          {figures[figure] === 0 ? (
            <span className="quiet">0</span>
          ) : (
            <Link
              to={listAddress({ ...of, figure })}
              aria-label={t('figures.link', { of: name, figure: t(`figures.figure.${figure}`), count: figures[figure] })}
            >
              {figures[figure]}
            </Link>
          )}
        </td>
      ))}
    </tr>
  );
}
