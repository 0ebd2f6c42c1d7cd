import type { Label } from '#core/platform/label.ts';
import type { HeldRows } from '#web/ledger/held-rows.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { columnsOf } from '#web/ledger/columns.tsx';
import { groupsOf, type PlanTitles } from '#web/ledger/ledger-groups.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import { labelWords, PrintSheet } from '#web/ledger/print-sheet.tsx';
import { t } from '#web/ledger/words.ts';
import { usePrinting } from '#web/ui/printing.ts';

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

/** The rows of the ledger as the page prints them. */
export function PrintTable({ rows, total, columns, group, titles }: Props) {
  const printing = usePrinting();
  if (!printing) return null;
  const { label, runs } = rows;
  const heads = new Map(groupsOf(rows, group, titles).map((each) => [each.from, each]));
  const lines = runs.flatMap(({ start, tasks }) =>
    tasks.map((row, index) => {
      const id = start + index;
      const head = heads.get(id);
      return {
        id,
        row,
        head:
          head === undefined
            ? null
            : `${head.path} ${head.label ?? t('ledger.no-lead')} ${head.plan} ${head.count === null ? '' : t('ledger.count', { count: head.count })}`,
      };
    }),
  );
  return (
    <PrintSheet
      label={label === null ? null : labelWords(label)}
      columns={columnsOf(columns).map(({ id, label: heading, cell, paper }) => ({ id, label: t(heading), cell: paper ?? cell }))}
      lines={lines}
      foot={lines.length < total ? t('ledger.print.partial', { shown: lines.length, total }) : null}
    />
  );
}
