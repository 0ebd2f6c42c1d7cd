import { Button } from 'antd';
import { useState } from 'react';
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { TextDecision } from '#web/plan/unit-text/text-decision.tsx';
import { DecidedBy, useUnitNames } from '#web/plan/unit-text/unit-decision.tsx';
import { t } from '#web/plan/words.ts';

/** One printed text: what it means, by whom and since when; open ones with their answers. */
export function UnitTextRow({
  planId,
  unit,
  singly,
  onDecided,
}: {
  planId: string;
  unit: PlanUnit;
  /** Decided in the ledger for each task that prints it, though not for the plan. */
  singly: boolean;
  onDecided: (state: PlanUnit['state']) => void;
}) {
  const [changing, setChanging] = useState(false);
  const nameOf = useUnitNames();
  const open = unit.state === 'open' && !singly;
  return (
    <li className={open ? 'ut-row open' : 'ut-row'}>
      <div className="ut-head">
        <span className={!open ? 'tag' : unit.openList ? 'tag o' : 'tag w'}>{unit.text}</span>
        {unit.openList && open && <span className="ut-mark">{t('unit-text.open-list')}</span>}
        {!open && (
          <>
            <span className="ut-arrow" aria-hidden="true">
              →
            </span>
            {singly ? (
              <span className="tag">{t('unit-text.singly')}</span>
            ) : unit.state === 'as-printed' ? (
              <span className="tag">{t('unit-text.as-printed')}</span>
            ) : (
              <b>{unit.unitIds.map((id) => nameOf(id, unit.state === 'matched' ? 'full' : 'short')).join('、')}</b>
            )}
            {unit.confidence === 100 && <span className="quiet">{t('unit-text.same-name')}</span>}
          </>
        )}
        <span className="ut-foot">
          <DecidedBy by={unit.decidedBy} at={unit.decidedAt} />
          <span className="quiet">{t('unit-text.tasks', { count: unit.tasks })}</span>
          {!open && (
            <Button size="small" type="link" aria-expanded={changing} onClick={() => setChanging(!changing)}>
              {t('unit-text.change')}
            </Button>
          )}
        </span>
      </div>
      {unit.reason !== null && <p className="quiet ut-reason">{t('history.reason', { reason: unit.reason })}</p>}
      {(open || changing) && (
        <TextDecision
          of={{ planId, text: unit.text, revision: unit.revision }}
          openList={unit.openList}
          state={unit.state}
          unitIds={unit.unitIds}
          proposals={unit.proposals}
          onDone={({ state }) => {
            setChanging(false);
            onDecided(state);
          }}
        />
      )}
    </li>
  );
}
