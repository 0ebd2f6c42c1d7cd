import { Checkbox } from 'antd';
import { withColumn, type ColumnId } from '#web/ledger/column-choice.ts';
import { columns as allColumns } from '#web/ledger/columns.tsx';
import { t } from '#web/ledger/words.ts';
import '#web/ledger/ledger-boxes.css';

interface Props {
  readonly columns: readonly ColumnId[];
  readonly onColumns: (columns: readonly ColumnId[]) => void;
}

/** Which columns the table has; a task is known by its title, so that one stays. */
export function ColumnBoxes({ columns, onColumns }: Props) {
  return (
    <div className="column-choice">
      {allColumns.map(({ id, label }) => (
        <Checkbox
          key={id}
          checked={id === 'title' || columns.includes(id)}
          disabled={id === 'title'}
          onChange={(event) => onColumns(withColumn(columns, id, event.target.checked))}
        >
          {t(label)}
        </Checkbox>
      ))}
    </div>
  );
}
