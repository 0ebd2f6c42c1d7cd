import type { Label } from '#core/platform/label.ts';
import { today } from '#web/ui/instant.ts';
import { Fragment, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { HeldRows } from '#web/ledger/held-rows.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { columnsOf } from '#web/ledger/columns.tsx';
import { groupsOf, type PlanTitles } from '#web/ledger/ledger-groups.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import { t } from '#web/ledger/words.ts';

export interface PrintedRows extends Pick<HeldRows, 'runs' | 'total'> {
  /** The strictest of the plans that the rows are from. */
  readonly label: Label | null;
}

interface Props {
  readonly rows: PrintedRows;
  readonly total: number;
  readonly columns: readonly ColumnId[];
  readonly group: Grouping;
  readonly titles: PlanTitles;
}

/** The rows as a real table while the page is printed, so that the browser repeats the header on every A3 sheet. */
export function PrintTable({ rows, total, columns, group, titles }: Props) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  if (!printing) return null;
  const { label, runs } = rows;
  const shown = columnsOf(columns);
  const heads = new Map(groupsOf(rows, group, titles).map((each) => [each.from, each]));
  const printed = runs.reduce((sum, { tasks }) => sum + tasks.length, 0);
  return (
    <table className="print-table">
      <caption>{t('shell.print.date', { date: today() })}</caption>
      <thead>
        {/* In the head, which is repeated: one sheet of many must say by itself how far it may go. */}
        {label !== null && (
          <tr className="print-label">
            <th colSpan={shown.length}>{t('export.label', { label: t(`label.${label}`) })}</th>
          </tr>
        )}
        <tr>
          {shown.map(({ id, label: heading }) => (
            <th key={id} className={`cell-${id}`}>
              {t(heading)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.flatMap(({ start, tasks }) =>
          tasks.map((task, index) => {
            const head = heads.get(start + index);
            return (
              <Fragment key={start + index}>
                {head !== undefined && (
                  <tr className="head">
                    <td colSpan={shown.length}>
                      {head.path} {head.label ?? t('ledger.no-lead')} {head.plan}{' '}
                      {head.count !== null && t('ledger.count', { count: head.count })}
                    </td>
                  </tr>
                )}
                <tr>
                  {shown.map(({ id, cell, paper }) => (
                    <td key={id}>{(paper ?? cell)(task)}</td>
                  ))}
                </tr>
              </Fragment>
            );
          }),
        )}
      </tbody>
      {printed < total && (
        <tfoot>
          <tr>
            <td colSpan={shown.length}>{t('ledger.print.partial', { shown: printed, total })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
