import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { getList } from '#contract/ledger/list-endpoints.ts';
import { countSignFors, listSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { signForStates } from '#core/ledger/list/sign-for.ts';
import { useMay } from '#web/access/me.ts';
import { SignForLine } from '#web/ledger/list/sign-for-line.tsx';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/signing.css';

const most = 500;

/** Who has signed a list and who has not, unit by unit, and the objections to answer (/lists/:listId/signing). */
export function SigningPage() {
  const { listId = '' } = useParams();
  useTitle(t('list.sign'));
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const unitId = search.get('unit');
  const state = signForStates.find((one) => one === search.get('state')) ?? null;
  const list = useQuery(endpointQuery(getList, { params: { listId } }));
  const counts = useQuery(endpointQuery(countSignFors, { params: { listId } }));
  const rows = useQuery(
    endpointQuery(listSignFors, {
      query: { listId, limit: most, ...(unitId === null ? {} : { unitId }), ...(state === null ? {} : { state }) },
    }),
  );
  const [decided, setDecided] = useState<string | null>(null);
  if (counts.isError || list.isError) {
    const failed = list.isError ? list : counts;
    return (
      <div className="page">
        <LoadFailure error={failed.error} missing={t('list-not-found')} onRetry={() => void failed.refetch()} />
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
    setSearch(next, { replace: true });
  };
  return (
    <div className="page sign-page">
      <div className="page-head">
        <Link className="list-back" to={`/lists/${listId}`} aria-label={list.data.name} title={list.data.name}>
          ‹
        </Link>
        <h1>
          {list.data.name} · {t('list.sign')}
        </h1>
        <span className="muted">
          {t('sign.office.summary', items)}
          {list.data.signDue !== null &&
            ` · ${t(list.data.signDue.provisional ? 'sign.due.provisional' : 'sign.due', { day: list.data.signDue.day })}`}
        </span>
        {items.objected > 0 && (
          <button type="button" className="bare tag w" onClick={() => narrow({ unit: null, state: 'objected' })}>
            {t('sign.office.objected', { count: items.objected })}
          </button>
        )}
      </div>
      <table className="sign-units">
        <thead>
          <tr>
            <th>{t('sign.unit')}</th>
            {signForStates.map((one) => (
              <th key={one}>{t(`sign-for.state.${one}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id} className={unit.id === unitId ? 'on' : ''}>
              <th>
                <button type="button" className="bare" onClick={() => narrow({ unit: unit.id === unitId ? null : unit.id, state: null })}>
                  {unit.name}
                </button>
              </th>
              {signForStates.map((one) => (
                <td key={one} className={`sign-${one}`}>
                  {unit[one] === 0 ? (
                    <span className="quiet">0</span>
                  ) : (
                    <button type="button" className="bare" onClick={() => narrow({ unit: unit.id, state: one })}>
                      {unit[one]}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
      {rows.isError && <LoadFailure error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data?.total === 0 && <p className="quiet sign-empty">{t('sign.office.none')}</p>}
      <ul className="plain sign-lines" hidden={rows.data?.total === 0}>
        {rows.data?.signFors.map((row) => (
          <SignForLine
            key={row.id}
            row={row}
            withUnit
            deciding={decided === row.id}
            onDecide={may('decideObjection') ? setDecided : null}
          />
        ))}
      </ul>
      {rows.data !== undefined && rows.data.total > rows.data.signFors.length && (
        <p className="quiet">{t('sign.more', { shown: rows.data.signFors.length, total: rows.data.total })}</p>
      )}
    </div>
  );
}
