import type { Label } from '#core/platform/label.ts';
import { today } from '#web/ui/instant.ts';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { columnsOf } from '#web/ledger/columns.tsx';
import { ledgerItems } from '#web/ledger/ledger-items.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import { t } from '#web/ledger/words.ts';

interface Props {
  /** The strictest of the plans that the rows are from. */
  readonly label: Label | null;
  readonly tasks: readonly TaskRow[];
  readonly total: number;
  readonly columns: readonly ColumnId[];
  readonly group: Grouping;
}

/** The rows as a real table while the page is printed, so that the browser repeats the header on every A3 sheet. */
export function PrintTable({ label, tasks, total, columns, group }: Props) {
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
  const shown = columnsOf(columns);
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
        {ledgerItems(tasks, group, tasks.length, true).map((item) =>
          item.type === 'task' ? (
            <tr key={item.key}>
              {shown.map(({ id, cell, paper }) => (
                <td key={id}>{(paper ?? cell)(item.task)}</td>
              ))}
            </tr>
          ) : item.type === 'head' ? (
            <tr key={item.key} className="head">
              <td colSpan={shown.length}>
                {item.path} {item.label ?? t('ledger.no-lead')} {item.count !== null && t('ledger.count', { count: item.count })}
              </td>
            </tr>
          ) : null,
        )}
      </tbody>
      {tasks.length < total && (
        <tfoot>
          <tr>
            <td colSpan={shown.length}>{t('ledger.print.partial', { shown: tasks.length, total })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
