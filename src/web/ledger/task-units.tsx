import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { isOpen } from '#web/ledger/cells.tsx';
import { ledgerAddress, type LedgerView } from '#web/ledger/ledger-address.ts';
import { nameable } from '#web/ledger/nameable.ts';
import { useMay } from '#web/access/me.ts';
import { NameDialog } from '#web/ledger/open-list/name-dialog.tsx';
import { DecidedBy } from '#web/plan/unit-text/unit-decision.tsx';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly task: TaskDetail;
  readonly units: TaskDetail['responsibilities'];
  readonly view: LedgerView;
}

type Responsibility = TaskDetail['responsibilities'][number];

/** The units of one role as printed; an open list with its members, or with the way to name them. */
export function TaskUnits({ task, units, view }: Props) {
  const may = useMay();
  const [naming, setNaming] = useState<Responsibility | null>(null);
  const filtered = (filter: LedgerView['filter']) => ledgerAddress({ group: view.group, filter });
  return (
    <>
      {units.map((one) => (
        <span key={one.id} className={one.openList ? 'task-unit list' : 'task-unit'}>
          <Tooltip title={unitNote(one)}>
            <Link to={filtered(linkOf(one))} className={`tag ${isOpen(one) ? 'o' : one.accountable ? 'lead' : 'l'}`}>
              {one.unit}
              <i>{mark(one)}</i>
              {one.ownPart !== null && <i>：{one.ownPart}</i>}
            </Link>
          </Tooltip>
          {one.openList && one.resolution === 'named' && (
            <span className="task-members">
              {one.units.map(({ id, name }) => (
                <Link key={id} className="tag l" to={filtered({ unitId: [id] })}>
                  {name}
                </Link>
              ))}
            </span>
          )}
          {one.openList && one.resolution !== 'open' && <DecidedBy by={one.resolvedBy} at={one.resolvedAt} />}
          {may('resolveResponsibilities') && (one.openList || one.resolution !== 'matched') && (
            <Button size="small" type="link" onClick={() => setNaming(one)}>
              {t(one.resolution !== 'open' ? 'unit-text.change' : one.openList ? 'unit-text.name' : 'unit-text.choose')}
            </Button>
          )}
        </span>
      ))}
      {naming !== null && <NameDialog rows={[nameable(task, naming)]} onClose={() => setNaming(null)} />}
    </>
  );
}

/** A matched name leads to all tasks of its unit, under whatever name; anything else to the tasks that print it. */
function linkOf({ unit, resolution, units: [only] }: Responsibility): LedgerView['filter'] {
  return resolution === 'matched' && only !== undefined ? { unitId: [only.id] } : { unit: [unit] };
}

function mark(one: Responsibility): string {
  if (one.openList) return `· ${t(one.resolution === 'open' ? 'unit-text.open-list' : `unit-text.state.${one.resolution}`)}`;
  return one.resolution === 'open' ? `· ${t('unit-name.unmatched')}` : t(`basis.${one.basis}`);
}

function unitNote(one: Responsibility): string {
  if (isOpen(one)) return t('ledger.open-list.note');
  if (one.resolution === 'open') return t('unit-name.unmatched.note');
  if (one.resolution === 'as-printed') return t('unit-text.as-printed.note');
  return t(`ledger.basis.${one.basis}.note`);
}
