import { useState } from 'react';
import { useMe } from '#web/access/me.ts';
import { taskKinds } from '#core/plan/parsed-plan.ts';
import {
  allLabel,
  attentionLabels,
  attentionOf,
  countIn,
  countOfAllKinds,
  listedOffered,
  picked,
  unitFieldOf,
  unitsOffered,
} from '#web/ledger/facet-choice.ts';
import { listedWords, valuesOf, withValues } from '#web/ledger/filter-fields.ts';
import { ledgerAddress, type FilterField, type LedgerView } from '#web/ledger/ledger-address.ts';
import { useOpenLists, type Facets } from '#web/ledger/use-tasks.ts';
import { chapterNumbers } from '#web/ledger/shared-chapters.ts';
import { t } from '#web/ledger/words.ts';
import { SideLink } from '#web/ui/side-link.tsx';

const unitsAtFirst = 8;

interface Props {
  readonly view: LedgerView;
  readonly facets: Facets | undefined;
  readonly onPick: () => void;
}

/** The left column under the views: kinds, chapters, units, themes and what needs attention; every count leads to its tasks. */
export function FacetColumn({ view, facets, onPick }: Props) {
  const [allUnits, setAllUnits] = useState(false);
  const role = useMe().post?.role;
  const { filter } = view;
  const count = (facet: Parameters<typeof countIn>[1], value: string) => countIn(facets, facet, value);
  const link = (field: FilterField, value: string, label: string, number: number | null, path = '') => {
    const on = valuesOf(filter, field).includes(value);
    return (
      <SideLink
        key={value}
        to={ledgerAddress({ ...view, taskId: null, filter: picked(filter, facets, field, value) })}
        on={on}
        label={label}
        path={path}
        count={number}
        onPick={onPick}
      />
    );
  };
  // What is no work any more needs no attention: it is not counted, and left for what is.
  const attention = (field: 'lead' | 'openList' | 'due', value: string) => {
    const ended = filter.state === 'withdrawn';
    const label = t(attentionLabels[field]);
    return ended ? (
      <SideLink
        key={value}
        to={ledgerAddress({ ...view, taskId: null, filter: withValues(withValues(filter, 'state', []), field, [value]) })}
        on={valuesOf(filter, field).includes(value)}
        label={label}
        count={null}
        onPick={onPick}
      />
    ) : (
      link(field, value, label, count(field, value))
    );
  };
  const unitField = unitFieldOf(facets);
  const numbers = chapterNumbers(facets?.chapter ?? []);
  const listed = listedOffered(facets, filter);
  const units = unitsOffered(facets, filter, useOpenLists());
  return (
    <nav className="side-part facets" aria-label={t('ledger.facets')}>
      <h2>{t('ledger.filter.kind')}</h2>
      <SideLink
        to={ledgerAddress({ ...view, taskId: null, filter: withValues(filter, 'kind', []) })}
        on={filter.kind === undefined && attentionOf(filter) === null}
        label={t(allLabel(role))}
        count={countOfAllKinds(facets)}
        onPick={onPick}
      />
      {taskKinds.map((kind) => link('kind', kind, t(`register.${kind}`), count('kind', kind)))}

      <h2>{t('ledger.facet.attention')}</h2>
      {attention('lead', 'without')}
      {attention('openList', 'with')}
      {attention('due', 'undated')}
      {link('state', 'withdrawn', t('ledger.state.ended'), facets?.withdrawn ?? null)}

      {listed.length > 0 && (
        <>
          <h2 title={t('ledger.listed.none.note')}>{t('ledger.filter.listed')}</h2>
          {listed.map((one) => link('listed', one.value, listedWords(one), one.count))}
        </>
      )}
      {facets !== undefined && facets.plan.length > 1 && (
        <>
          <h2>{t('ledger.filter.planId')}</h2>
          {facets.plan.map((one) => link('planId', one.value, one.label, one.count))}
        </>
      )}
      {facets !== undefined && facets.chapter.length > 0 && (
        <>
          <h2>{t('ledger.filter.chapter')}</h2>
          {facets.chapter.map((one) => link('chapter', one.value, one.label, one.count, numbers.get(one.value)))}
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
          <h2 title={t('ledger.facet.units.note')}>{t('ledger.facet.units')}</h2>
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
