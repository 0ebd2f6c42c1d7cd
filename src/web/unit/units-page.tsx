import { Button, Checkbox, Input, type InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Unit } from '#contract/unit/endpoints.ts';
import { isAlive } from '#core/unit/change.ts';
import { withSuccessors } from '#core/unit/picker.ts';
import { useMay } from '#web/access/me.ts';
import { words as checkWords } from '#web/unit/check-words.ts';
import { words as importWords } from '#web/unit/import-words.ts';
import { readUnitsView, unitsAddress, unreadOfUnits, type UnitsView } from '#web/unit/unit-address.ts';
import { unitsPageSlot } from '#web/unit/slots.ts';
import { UnitForm } from '#web/unit/unit-form.tsx';
import { UnitList, type ListSection } from '#web/unit/unit-list.tsx';
import { UnitPanel } from '#web/unit/unit-panel.tsx';
import { UnitPrint } from '#web/unit/unit-print.tsx';
import { filterUnits, isUnchecked, sectionsOf } from '#web/unit/unit-tree.ts';
import { useMatchedUnits, useUnits } from '#web/unit/use-units.ts';
import { today } from '#web/ui/instant.ts';
import { isTyping, useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/unit/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { Filled } from '#web/ui/slot.tsx';
import { unreadField } from '#web/unit/unread-words.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/unit/units.css';

const CheckDialog = lazyPart(
  async () => {
    const [{ CheckDialog: Dialog }] = await Promise.all([import('#web/unit/check-dialog.tsx'), checkWords.load()]);
    return Dialog;
  },
  { takesKeys: true },
);

const ImportDialog = lazyPart(
  async () => {
    const [{ ImportDialog: Dialog }] = await Promise.all([import('#web/unit/import-dialog.tsx'), importWords.load()]);
    return Dialog;
  },
  { takesKeys: true },
);

const none: readonly Unit[] = [];

/** The units of the jurisdiction and around it: the tree, and one unit with its names, its place and its life. */
export function UnitsPage() {
  useTitle(t('unit.title'));
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const scrolled = useScrollInHistory('list');
  const view = useMemo(() => readUnitsView(search), [search]);
  const go = useCallback(
    (change: Partial<UnitsView>, replace = false) => void navigate(unitsAddress({ ...view, ...change }), { replace }),
    [navigate, view],
  );
  const may = useMay();
  const units = useUnits();
  const all = units.data ?? none;
  const day = today();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<'add' | 'import' | 'check' | null>(null);
  const field = useRef<InputRef>(null);
  // The field is ahead of the address: letters typed fast, or still being composed, must not be lost on the way.
  const [find, setFind] = useState(view.find);
  const searchFor = (text: string) => {
    setFind(text);
    go({ find: text }, true);
  };

  const filtered = useMemo(() => filterUnits(all, view, day), [all, view, day]);
  // Whoever types a name may not know that the unit is no more.
  const searched = useMemo(
    () => (find === '' ? filtered : filterUnits(all, { ...view, ended: true }, day)),
    [all, view, day, find, filtered],
  );
  const answering = useMatchedUnits(find, searched);
  const matched = useMemo(() => (view.unchecked ? answering : withSuccessors(answering, all)), [answering, all, view.unchecked]);
  const sections: ListSection[] = useMemo(() => {
    if (find === '') return sectionsOf(filtered, folded);
    const rows = matched.map((unit) => ({ unit, depth: 0, children: 0, parentId: null }));
    return [{ section: null, count: rows.length, rows }];
  }, [filtered, folded, matched, find]);

  const close = () => go({ unitId: null, tab: 'facts' });
  useKeys({ Escape: close }, view.unitId !== null);
  useSlashKey(field);
  const fold = (id: string, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(id);
    else next.delete(id);
    setFolded(next);
  };

  if (units.isPending) return <PageSkeleton />;
  const alive = all.filter((unit) => isAlive(unit, day));
  const unchecked = alive.filter(isUnchecked).length;
  // As the page shows them: a search narrows what is checked.
  const toCheck = (find === '' ? sectionsOf(alive, new Set()).flatMap(({ rows }) => rows.map(({ unit }) => unit)) : matched).filter(
    (unit) => isAlive(unit, day) && isUnchecked(unit),
  );
  const shown = find === '' ? filtered.length : matched.length;
  return (
    <div className={`units-page${view.unitId === null ? '' : ' with-panel'}`}>
      <section ref={scrolled} className="units-main">
        <div className="page-head">
          <h1>{t('unit.title')}</h1>
          <span className="quiet">{t('unit.count', { count: alive.length })}</span>
          <span className="grow" />
          {may('importUnits') && (
            <>
              <Button onClick={() => globalThis.print()}>{t('unit.print')}</Button>
              <Button onClick={() => setDoing('import')}>{t('unit.import')}</Button>
            </>
          )}
          {may('addUnit') && (
            <Button type="primary" onClick={() => setDoing('add')}>
              {t('unit.add')}
            </Button>
          )}
        </div>
        <UnreadFilters unread={unreadOfUnits} fieldName={unreadField} />
        <div className="units-bar">
          <Input
            ref={field}
            className="units-find"
            allowClear
            value={find}
            placeholder={t('unit.find')}
            aria-label={t('unit.find')}
            onChange={(event) => searchFor(event.target.value)}
            onKeyDown={(event) => {
              const first = sections[0]?.rows[0]?.unit.id;
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter' && first !== undefined) go({ unitId: first });
              if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.unit-row')?.focus();
            }}
          />
          <Checkbox checked={view.unchecked} onChange={(event) => go({ unchecked: event.target.checked }, true)}>
            {t('unit.filter.unchecked', { count: unchecked })}
          </Checkbox>
          {unchecked > 0 && may('checkUnits') && (
            <Button size="small" onClick={() => setDoing('check')}>
              {t('unit.check.many')}
            </Button>
          )}
          <Checkbox checked={view.ended} onChange={(event) => go({ ended: event.target.checked }, true)}>
            {t('unit.filter.ended', { count: all.length - alive.length })}
          </Checkbox>
        </div>
        <Filled slot={unitsPageSlot} may={may} props={{ empty: units.isSuccess && all.length === 0 }} />
        {units.isError && <LoadFailure error={units.error} onRetry={() => void units.refetch()} />}
        {units.isSuccess && shown === 0 ? (
          <Nothing find={find} empty={all.length === 0} onDo={setDoing} />
        ) : (
          <UnitList
            sections={sections}
            folded={folded}
            currentId={view.unitId}
            day={day}
            onFold={fold}
            onOpen={(unitId) => go({ unitId, tab: 'facts' }, view.unitId !== null)}
          />
        )}
      </section>
      {view.unitId !== null && (
        <UnitPanel
          key={view.unitId}
          unitId={view.unitId}
          tab={view.tab}
          units={all}
          onView={(change) => go(change, true)}
          onClose={close}
        />
      )}
      <UnitPrint units={filtered} day={day} />
      {doing === 'add' && (
        <UnitForm
          unit={null}
          onClose={() => setDoing(null)}
          onDone={({ id }) => {
            setDoing(null);
            setFind('');
            go({ unitId: id, find: '', tab: 'facts' });
          }}
        />
      )}
      {doing === 'check' && <CheckDialog units={toCheck} all={all} onClose={() => setDoing(null)} />}
      {doing === 'import' && <ImportDialog onClose={() => setDoing(null)} />}
    </div>
  );
}

/** On this page the key `/` focuses the search of units instead of the search of tasks in the header. */
function useSlashKey(field: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || isTyping(event.target) || document.querySelector('.ant-modal-wrap') !== null) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [field]);
}

function Nothing({ find, empty, onDo }: { find: string; empty: boolean; onDo: (what: 'add' | 'import') => void }) {
  const may = useMay();
  if (!empty)
    return (
      <div className="state-page">
        <h1>{find === '' ? t('unit.none.title') : t('unit.none.find', { text: find })}</h1>
        <p className="muted">{t(find === '' ? 'unit.none.text' : 'unit.none.find.text')}</p>
      </div>
    );
  return (
    <div className="state-page">
      <h1>{t('unit.empty.title')}</h1>
      <p className="muted">{t('unit.empty.text')}</p>
      {may('importUnits') && (
        <div className="acts">
          <Button type="primary" onClick={() => onDo('import')}>
            {t('unit.import')}
          </Button>
          <Button onClick={() => onDo('add')}>{t('unit.add')}</Button>
        </div>
      )}
    </div>
  );
}
