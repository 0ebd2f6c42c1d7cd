import { useState } from 'react';
import type { SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { SignForLine } from '#web/ledger/list/sign-for-line.tsx';
import { t } from '#web/ledger/list/words.ts';

interface Props {
  readonly rows: readonly SignForRow[];
  readonly total: number;
  /** One is answered, and the page shows it. */
  readonly onDecided: (rowId: string) => void;
}

/** Items of several units, as whoever answers objections sees them. */
export function SignRows({ rows, total, onDecided }: Props) {
  const may = useMay();
  const [decided, setDecided] = useState<string | null>(null);
  return (
    <>
      <ul className="plain sign-lines">
        {rows.map((row) => (
          <SignForLine
            key={row.id}
            row={row}
            withUnit
            deciding={decided === row.id}
            onDecide={may('decideObjection') ? setDecided : null}
            onDecided={() => onDecided(row.id)}
          />
        ))}
      </ul>
      {total > rows.length && <p className="quiet">{t('sign.more', { shown: rows.length, total })}</p>}
    </>
  );
}
