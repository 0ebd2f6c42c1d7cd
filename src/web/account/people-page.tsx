import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Account } from '#contract/account/endpoints.ts';
import { mergedInto, subtreeOf } from '#core/unit/unit.ts';
import { AccessResult, type Access } from '#web/account/access-result.tsx';
import { AddPersonDialog } from '#web/account/add-person-dialog.tsx';
import { filterPeople, isFiltered, peopleAddress, readPeopleView, unreadOfPeople, type PeopleView } from '#web/account/people-address.ts';
import { PeopleFilters } from '#web/account/people-filters.tsx';
import { PeopleTable } from '#web/account/people-table.tsx';
import { PersonDrawer } from '#web/account/person-drawer.tsx';
import { usePeople } from '#web/account/use-people.ts';
import { useMay } from '#web/access/me.ts';
import { useUnits } from '#web/unit/use-units.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/account/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { unreadField } from '#web/account/unread-words.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ui/drawer.css';
import '#web/ui/choice.css';
import '#web/account/people.css';

const none: readonly Account[] = [];

/** People and their posts. The system administrator manages accounts, the security administrator posts; each sees only their own buttons. */
export function PeoplePage() {
  useTitle(t('people.title'));
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const scrolled = useScrollInHistory('list');
  const may = useMay();
  const people = usePeople();
  const units = useUnits();
  const view = useMemo(() => readPeopleView(search), [search]);
  const [adding, setAdding] = useState(false);
  const [access, setAccess] = useState<Access | null>(null);
  const go = (change: Partial<PeopleView>, replace = true) => void navigate(peopleAddress({ ...view, ...change }), { replace });

  const everybody = people.data ?? none;
  const unitIds = useMemo(
    () => new Set(view.unitId === null ? [] : subtreeOf(units.data ?? [], mergedInto(units.data ?? [], view.unitId)).map(({ id }) => id)),
    [units.data, view.unitId],
  );
  const shown = useMemo(() => filterPeople(everybody, view, unitIds), [everybody, view, unitIds]);
  const open = everybody.find(({ id }) => id === view.personId) ?? null;
  const close = () => go({ personId: null });
  useKeys({ Escape: close }, open !== null);

  if (people.isPending) return <PageSkeleton />;
  const count = { count: shown.length, total: everybody.length };
  return (
    <div className={`people${open === null ? '' : ' with-drawer'}`}>
      <section ref={scrolled} className="people-main">
        <div className="page-head">
          <h1>{t('people.title')}</h1>
          <span className="quiet">{t(isFiltered(view) ? 'people.count.of' : 'people.count', count)}</span>
          <span className="muted people-note grow">{t(may('addAccount') ? 'people.note.system' : 'people.note.security')}</span>
          {may('addAccount') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('people.add')}
            </Button>
          )}
        </div>
        <UnreadFilters unread={unreadOfPeople} fieldName={unreadField} />
        <PeopleFilters view={view} onView={(change) => go({ ...change, personId: null })} />
        {people.isError && <LoadFailure error={people.error} onRetry={() => void people.refetch()} />}
        {people.isSuccess && shown.length === 0 ? (
          <div className="state-page">
            <h1>{t(`people.${emptiness(view)}.title`)}</h1>
            <p className="muted">{t(`people.${emptiness(view)}.text`)}</p>
          </div>
        ) : (
          <PeopleTable
            key={peopleAddress({ ...view, personId: null })}
            people={shown}
            currentId={view.personId}
            narrow={open !== null}
            onOpen={(personId) => go({ personId }, open !== null)}
          />
        )}
      </section>
      {open !== null && <PersonDrawer key={open.id} person={open} onClose={close} onAccess={setAccess} />}
      {adding && (
        <AddPersonDialog
          onClose={() => setAdding(false)}
          onAdded={(given) => {
            setAdding(false);
            setAccess(given);
            go({ personId: given.account.id });
          }}
        />
      )}
      {access !== null && <AccessResult access={access} onClose={() => setAccess(null)} />}
    </div>
  );
}

/** Why nobody is shown. */
function emptiness(view: PeopleView): 'none' | 'none.unused' | 'none.disabled-soon' | 'empty' {
  if (!isFiltered(view)) return 'empty';
  // Nobody being there is what one hopes for, not a search that failed.
  const hoped = view.state === 'unused' || view.state === 'disabled-soon' ? view.state : null;
  return hoped !== null && !isFiltered({ ...view, state: null }) ? `none.${hoped}` : 'none';
}
