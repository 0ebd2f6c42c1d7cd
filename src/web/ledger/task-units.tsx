import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { Folded } from '#web/ledger/folded.tsx';
import { ledgerAddress, type LedgerView } from '#web/ledger/ledger-address.ts';
import { nameable } from '#web/ledger/nameable.ts';
import { decideLabel, filterOfUnit, isOpen, markOf, noteOf } from '#web/ledger/unit-mark.ts';
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

/** So many members of an open list are shown before one asks for all. */
const membersAtFirst = 6;

/** The units of one role as printed; an open list with its members, or with the way to name them. */
export function TaskUnits({ task, units, view }: Props) {
  const may = useMay();
  const [naming, setNaming] = useState<Responsibility | null>(null);
  const filtered = (filter: LedgerView['filter']) => ledgerAddress({ group: view.group, filter });
  return (
    <>
      {units.map((one) => {
        const label = decideLabel(one);
        return (
          <span key={one.id} className={one.openList ? 'task-unit list' : 'task-unit'}>
            <Tooltip title={noteOf(one)}>
              <Link to={filtered(filterOfUnit(one))} className={`tag ${isOpen(one) ? 'o' : one.accountable ? 'lead' : 'l'}`}>
                {one.unit}
                <i>{markOf(one)}</i>
                {one.ownPart !== null && <i>：{one.ownPart}</i>}
              </Link>
            </Tooltip>
            {one.openList && one.resolution === 'named' && (
              <Folded all={one.units} atFirst={membersAtFirst} more={(count) => t('ledger.members.more', { count })}>
                {(shown, fold) => (
                  <span className="task-members">
                    {shown.map(({ id, name }) => (
                      <Link key={id} className="tag l" to={filtered({ unitId: [id] })}>
                        {name}
                      </Link>
                    ))}
                    {fold}
                  </span>
                )}
              </Folded>
            )}
            {one.openList && one.resolution !== 'open' && <DecidedBy by={one.resolvedBy} at={one.resolvedAt} />}
            {may('resolveResponsibilities') && task.state === 'open' && label !== null && (
              <Button size="small" type="link" onClick={() => setNaming(one)}>
                {t(label)}
              </Button>
            )}
          </span>
        );
      })}
      {naming !== null && <NameDialog rows={[nameable(task, naming)]} onClose={() => setNaming(null)} />}
    </>
  );
}
