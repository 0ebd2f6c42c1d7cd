import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { editUnit, getUnit, getUnitHistory, type Unit } from '#contract/unit/endpoints.ts';
import { isAlive } from '#core/unit/change.ts';
import { nameOn } from '#core/unit/unit.ts';
import { useMay } from '#web/access/me.ts';
import { UnitActions } from '#web/unit/unit-actions.tsx';
import type { UnitsView } from '#web/unit/unit-address.ts';
import { UnitFacts } from '#web/unit/unit-facts.tsx';
import { isUnchecked } from '#web/unit/unit-tree.ts';
import { unitHistoryWords, type UnitDetail } from '#web/unit/unit-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import '#web/unit/unit-panel.css';

interface Props {
  readonly unitId: string;
  readonly tab: UnitsView['tab'];
  readonly units: readonly Unit[];
  readonly onView: (change: Partial<UnitsView>) => void;
  readonly onClose: () => void;
}

/** One unit: what it is called and was called, where it stands, what became of it, and what can be done with it. */
export function UnitPanel({ unitId, tab, units, onView, onClose }: Props) {
  const unit = useQuery(endpointQuery(getUnit, { params: { unitId } }));
  const may = useMay();
  return (
    <aside className="unit-panel" aria-label={t('unit.panel')}>
      <Button className="unit-panel-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      {unit.isPending && <Skeleton active paragraph={{ rows: 7 }} />}
      {unit.isError && unit.data === undefined && (
        <LoadFailure error={unit.error} missing={t('unit-not-found')} onRetry={() => void unit.refetch()} />
      )}
      {unit.data !== undefined && (
        <>
          <Head unit={unit.data} />
          {unit.data.mergedInto !== undefined && <LeadOn into={unit.data.mergedInto} units={units} onView={onView} />}
          {may('editUnit') && <UnitActions unit={unit.data} onView={onView} />}
          {may('getUnitHistory') && (
            <div className="unit-tabs" role="tablist">
              {(['facts', 'history'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  className="bare"
                  aria-selected={one === tab}
                  onClick={() => onView({ tab: one })}
                >
                  {t(one === 'facts' ? 'unit.tab.facts' : 'history.tab')}
                </button>
              ))}
            </div>
          )}
          {tab === 'history' && may('getUnitHistory') ? (
            <UnitTrail unitId={unitId} />
          ) : (
            <UnitFacts unit={unit.data} units={units} onView={onView} />
          )}
        </>
      )}
    </aside>
  );
}

function Head({ unit }: { unit: UnitDetail }) {
  const may = useMay();
  const single = useSingle();
  const check = useAct(() => call(editUnit, { params: { unitId: unit.id }, body: { checked: true, revision: unit.revision } }), {
    onDone: () => message.success(t('unit.check.done')),
    onError: (error) => message.error(explain(error), 6),
  });
  const day = today();
  const unchecked = isUnchecked(unit);
  return (
    <>
      <p className="unit-crumb">
        {t(`unit-kind.${unit.kind}`)}
        {!isAlive(unit, day) && <span className="tag">{t('unit.ended.on', { date: unit.validTo ?? '' })}</span>}
        {unit.example && <span className="tag o">{t('unit.example')}</span>}
      </p>
      <h2>{nameOn(unit, day).full}</h2>
      {(unchecked || unit.example) && (
        <div className="unit-notice">
          <span>{t(unit.example ? 'unit.example.note' : 'unit.check.note')}</span>
          {may('editUnit') && (
            <Button size="small" loading={check.isPending} onClick={() => single(() => check.mutateAsync())}>
              {t('unit.check')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** What the unit became, with the way there. */
function LeadOn({ into, units, onView }: { into: string } & Pick<Props, 'units' | 'onView'>) {
  const unit = units.find(({ id }) => id === into);
  if (unit === undefined) return null;
  return (
    <div className="unit-notice">
      <span>{t('unit.merged-into', { unit: nameOn(unit, today()).full })}</span>
      <Button size="small" onClick={() => onView({ unitId: into })}>
        {t('unit.merged-into.go')}
      </Button>
    </div>
  );
}

function UnitTrail({ unitId }: { unitId: string }) {
  const history = useQuery(endpointQuery(getUnitHistory, { params: { unitId } }));
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (history.isError) return <LoadFailure error={history.error} onRetry={() => void history.refetch()} />;
  return <HistoryList history={history.data} words={unitHistoryWords} />;
}
