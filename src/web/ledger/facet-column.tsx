import { useState } from 'react';
import { Link } from 'react-router';
import { taskKinds } from '#core/plan/parsed-plan.ts';
import { valuesOf, withValues } from '#web/ledger/filter-fields.ts';
import { ledgerAddress, type FilterField, type LedgerView } from '#web/ledger/ledger-address.ts';
import { useOpenLists, type Facets } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';

const unitsAtFirst = 8;

interface Props {
  readonly view: LedgerView;
  readonly facets: Facets | undefined;
  readonly onPick: () => void;
}

/** The left column: views, chapters, units, themes and what needs attention; every count leads to its tasks. */
export function FacetColumn({ view, facets, onPick }: Props) {
  const [allUnits, setAllUnits] = useState(false);
  const { filter } = view;
  // Not counted yet is not none: it stays blank.
  const count = (facet: 'kind' | 'lead' | 'openList' | 'due', value: string) =>
    facets === undefined ? null : (facets[facet].find((one) => one.value === value)?.count ?? 0);
  const kinds = facets === undefined ? null : facets.kind.reduce((sum, one) => sum + one.count, 0);
  const link = (field: FilterField, value: string, label: string, number: number | null, path = '') => {
    const on = valuesOf(filter, field).includes(value);
    return (
      <FacetLink
        key={value}
        to={ledgerAddress({ ...view, taskId: null, filter: facetFilter(view, facets, field, on ? [] : [value]) })}
        on={on}
        label={label}
        path={path}
        count={number}
        onPick={onPick}
      />
    );
  };
  // 等, 有关县市区: no particular unit to filter by; they are listed under what needs attention.
  const openLists = useOpenLists();
  // Units of the tree, by whatever name they are printed; printed names as long as none is matched with a unit.
  const unitField = (facets?.unitId.length ?? 0) > 0 ? 'unitId' : 'unit';
  const units = (facets?.[unitField] ?? []).filter(({ value }) => !openLists.has(value) || valuesOf(filter, 'unit').includes(value));
  return (
    <nav className="ledger-side" aria-label={t('ledger.facets')}>
      <h2>{t('ledger.facet.views')}</h2>
      <FacetLink
        to={ledgerAddress({ ...view, taskId: null, filter: withValues(filter, 'kind', []) })}
        on={filter.kind === undefined}
        label={t('ledger.all')}
        count={kinds}
        onPick={onPick}
      />
      {taskKinds.map((kind) => link('kind', kind, t(`register.${kind}`), count('kind', kind)))}

      <h2>{t('ledger.facet.attention')}</h2>
      {link('lead', 'without', t('ledger.lead.without'), count('lead', 'without'))}
      {link('openList', 'with', t('ledger.open-list.with'), count('openList', 'with'))}
      {link('due', 'undated', t('ledger.due.undated'), count('due', 'undated'))}

      {facets !== undefined && facets.plan.length > 1 && (
        <>
          <h2>{t('ledger.filter.planId')}</h2>
          {facets.plan.map((one) => link('planId', one.value, one.label, one.count))}
        </>
      )}
      {facets !== undefined && facets.chapter.length > 0 && (
        <>
          <h2>{t('ledger.filter.chapter')}</h2>
          {facets.chapter.map((one) => link('chapter', one.value, one.label, one.count, one.value.split('/').at(-1)))}
        </>
      )}
      {facets !== undefined && facets.theme.length > 0 && (
        <>
          <h2>{t('ledger.filter.themeId')}</h2>
          {facets.theme.map((one) => link('themeId', one.value, one.label, one.count))}
        </>
      )}
      {units.length > 0 && (
        <>
          <h2>{t('ledger.filter.unit')}</h2>
          {units.slice(0, allUnits ? units.length : unitsAtFirst).map((one) => link(unitField, one.value, one.label, one.count))}
          {units.length > unitsAtFirst && (
            <button type="button" className="bare more" aria-expanded={allUnits} onClick={() => setAllUnits(!allUnits)}>
              {allUnits ? t('ledger.facet.less') : t('ledger.facet.more', { count: units.length - unitsAtFirst })}
            </button>
          )}
        </>
      )}
    </nav>
  );
}

/** Chapters are numbered inside a plan, so choosing one chooses its plan too. */
function facetFilter(view: LedgerView, facets: Facets | undefined, field: FilterField, values: readonly string[]) {
  const filter = withValues(view.filter, field, values);
  const only = facets?.plan.length === 1 ? facets.plan[0]?.value : undefined;
  if (field !== 'chapter' || only === undefined) return filter;
  if (values.length === 0) return withValues(filter, 'planId', []);
  return filter.planId === undefined ? { ...filter, planId: [only] } : filter;
}

function FacetLink(props: { to: string; on: boolean; label: string; path?: string | undefined; count: number | null; onPick: () => void }) {
  return (
    <Link
      to={props.to}
      className={props.on ? 'on' : ''}
      aria-current={props.on ? 'true' : undefined}
      onClick={props.onPick}
      title={props.label}
    >
      <span className="one">
        {props.path !== undefined && props.path !== '' && <span className="path">{props.path}</span>}
        {props.label}
      </span>
      <small>{props.count}</small>
    </Link>
  );
}
