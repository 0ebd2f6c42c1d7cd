import { useState } from 'react';
import { Link } from 'react-router';
import type { Checked, Finding, UnitCheck } from '#web/ledger/list/list-findings.ts';
import type { ListRows } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';

interface Props {
  readonly code: UnitCheck;
  readonly checked: Checked;
  readonly found: readonly Finding[];
  readonly rows: ListRows;
  readonly onShow: (itemId: string, column: string) => void;
}

/** All units that a check found, each leading to the items that it answers for, and what helps. */
export function CheckUnits({ code, checked, found, rows, onShow }: Props) {
  const units = [...new Map(found.flatMap((one) => (one.unit === undefined ? [] : [[one.unit, one]]))).values()].flatMap((one) => {
    const unit = checked.units.find(({ id }) => id === one.unit);
    return unit === undefined ? [] : [{ ...unit, count: one.count ?? 0, limit: one.limit ?? checked.ceiling }];
  });
  return (
    <div className="list-check-units">
      {code === 'no-contact' && (
        <p>
          {t('list.check.help.no-contact')}{' '}
          <CopyButton small text={units.map(({ name }) => name).join('\n')} label={t('list.check.copy')} />
        </p>
      )}
      {code === 'over-burden' && (
        <p>
          {t('list.check.help.over-burden')} <Link to="/settings">{t('list.check.rules')}</Link>
        </p>
      )}
      {code === 'unit-ended' && <p>{t('list.check.help.unit-ended')}</p>}
      <ul className="plain">
        {units.map(({ id, name, successors, count, limit }) => (
          <li key={id}>
            <UnitItems unit={id} name={name} ended={successors !== undefined} rows={rows} onShow={onShow} />
            {code === 'over-burden' && <small>{t('list.check.note.burden.unit', { count, limit })}</small>}
            {successors !== undefined && successors.length > 0 && (
              <small>{t('list.unit.successor', { units: successors.join('、') })}</small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface UnitProps extends Pick<Props, 'rows' | 'onShow'> {
  readonly unit: string;
  readonly name: string;
  readonly ended: boolean;
}

/** A click leads to the first item of the unit, the next one to the second: to the column in which it stands there. */
function UnitItems({ unit, name, ended, rows, onShow }: UnitProps) {
  const [at, setAt] = useState(0);
  const own = rows.items.flatMap(({ id, task }) => {
    const roles = task.answering.filter(({ units }) => units.includes(unit)).map(({ role }) => role);
    return roles.length === 0 ? [] : [{ id, column: roles.includes('lead') ? 'lead' : 'support' }];
  });
  const next = own[at % Math.max(own.length, 1)];
  return (
    <button
      type="button"
      className="bare list-named"
      onClick={() => {
        if (next !== undefined) onShow(next.id, next.column);
        setAt(at + 1);
      }}
    >
      {ended ? <s>{name}</s> : name} {t('list.check.unit-items', { count: own.length })}
    </button>
  );
}
