import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { getList } from '#contract/ledger/list-endpoints.ts';
import { countSignFors, listSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { signForStates } from '#core/ledger/list/sign-for.ts';
import { SignRows } from '#web/ledger/list/sign-rows.tsx';
import { SignUnits } from '#web/ledger/list/sign-units.tsx';
import { useFocusNext } from '#web/ledger/list/use-focus-next.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/signing.css';

const most = 500;

/**
 * Who has signed a list and who has not (/lists/:listId/signing): the objections to answer first, then unit by unit; `?unit=` and `?state=` show the items
 * behind a figure.
 */
export function SigningPage() {
  const { listId = '' } = useParams();
  useTitle(t('list.sign'));
  const saidDay = useSaidDay();
  const place = useRef<HTMLDivElement>(null);
  const location = useLocation();
  const [search, setSearch] = useSearchParams();
  const unitId = search.get('unit');
  const state = signForStates.find((one) => one === search.get('state')) ?? null;
  // Objections to answer stand above in any case.
  const narrowed = unitId !== null || (state !== null && state !== 'objected');
  const list = useQuery(endpointQuery(getList, { params: { listId } }));
  const counts = useQuery(endpointQuery(countSignFors, { params: { listId } }));
  const objections = useQuery(endpointQuery(listSignFors, { query: { listId, limit: most, state: 'objected' } }));
  const rows = useQuery({
    ...endpointQuery(listSignFors, {
      query: { listId, limit: most, ...(unitId === null ? {} : { unitId }), ...(state === null ? {} : { state }) },
    }),
    enabled: narrowed,
  });
  const goOn = useFocusNext(place, objections.data);
  // What was clicked is gone to; who comes by an address begins at the head.
  const [clicks, setClicks] = useState(0);
  if (counts.isError || list.isError) {
    const failed = list.isError ? list : counts;
    return (
      <div className="page">
        <LoadFailure
          error={failed.error}
          missing={t('list-not-found')}
          back={{ to: '/lists', label: t('list.back') }}
          onRetry={() => void failed.refetch()}
        />
      </div>
    );
  }
  if (counts.data === undefined || list.data === undefined) return <PageSkeleton />;
  const { items, units } = counts.data;
  const narrow = (change: { readonly unit?: string | null; readonly state?: string | null }) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(change)) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    setClicks(clicks + 1);
    setSearch(next, { replace: true });
  };
  const unitName = units.find(({ id }) => id === unitId)?.name;
  return (
    <div className="page sign-page" ref={place}>
      <div className="page-head">
        <Link className="list-back" to={`/lists/${listId}`} aria-label={listTitle(list.data)} title={listTitle(list.data)}>
          ‹
        </Link>
        <h1 id="sign-head" tabIndex={-1} ref={location.state === 'issued' ? focusOnce : undefined}>
          {listTitle(list.data)} · {t('list.sign')}
        </h1>
        <span className="muted">
          {t('sign.office.summary', items)}
          {list.data.signDue !== null &&
            ` · ${t(list.data.signDue.provisional ? 'sign.due.provisional' : 'sign.due', { day: saidDay(list.data.signDue.day) })}`}
        </span>
      </div>
      {objections.isError && <LoadFailure error={objections.error} onRetry={() => void objections.refetch()} />}
      {objections.data !== undefined && objections.data.total > 0 && (
        <section aria-labelledby="sign-objections">
          <h2 id="sign-objections">{t('sign.office.objected', { count: objections.data.total })}</h2>
          <SignRows rows={objections.data.signFors} total={objections.data.total} onDecided={goOn} />
        </section>
      )}
      <SignUnits units={units} chosen={unitId} onChoose={narrow} />
      <div className="sign-filter">
        <Select
          aria-label={t('sign.unit')}
          value={unitId ?? ''}
          popupMatchSelectWidth={false}
          options={[{ value: '', label: t('sign.filter.all') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(value) => narrow({ unit: value === '' ? null : value })}
        />
        <Select
          aria-label={t('list.sign')}
          value={state ?? ''}
          popupMatchSelectWidth={false}
          options={[{ value: '', label: t('sign.all') }, ...signForStates.map((value) => ({ value, label: t(`sign-for.state.${value}`) }))]}
          onChange={(value) => narrow({ state: value === '' ? null : value })}
        />
      </div>
      {narrowed && (
        <section aria-labelledby="sign-found">
          <h2 id="sign-found" key={clicks} tabIndex={-1} ref={clicks === 0 ? undefined : show}>
            {[unitName, state === null ? undefined : t(`sign-for.state.${state}`)].filter((said) => said !== undefined).join(' · ')}
            {rows.data !== undefined && ` · ${t('sign.count', { count: rows.data.total })}`}
          </h2>
          {rows.isError && <LoadFailure error={rows.error} onRetry={() => void rows.refetch()} />}
          {rows.data?.total === 0 && <p className="quiet sign-empty">{t('sign.office.none')}</p>}
          {rows.data !== undefined && rows.data.total > 0 && (
            <SignRows rows={rows.data.signFors} total={rows.data.total} onDecided={goOn} />
          )}
        </section>
      )}
    </div>
  );
}

function show(head: HTMLElement | null): void {
  head?.scrollIntoView({ block: 'start' });
  head?.focus({ preventScroll: true });
}
