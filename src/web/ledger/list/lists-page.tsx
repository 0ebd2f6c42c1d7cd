import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listLists } from '#contract/ledger/list-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import type { Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/lists.css';

const NewListDialog = lazyPart(async () => (await import('#web/ledger/list/new-list-dialog.tsx')).NewListDialog);

/** 清单: the lists by year, how each stands, and the first step where there is none. */
export function ListsPage() {
  useTitle(t('shell.nav.lists'));
  const read = useQuery(endpointQuery(listLists, { query: { figures: 'with' } }));
  const may = useMay();
  const mayCreate = may('createList');
  const maySign = may('signItems');
  const [making, setMaking] = useState(false);
  if (read.isPending) return <PageSkeleton />;
  const lists = read.data?.lists ?? [];
  const years = [...Map.groupBy(lists, ({ year }) => year)].toSorted(([a], [b]) => b - a);
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('list.new')}
    </Button>
  );
  return (
    <div className="page lists-page">
      {lists.length > 0 && (
        <div className="page-head">
          <h1>{t('shell.nav.lists')}</h1>
          <span className="grow" />
          {lists.some(({ state }) => state === 'issued' || state === 'closed') && <Link to="/lists/changes">{t('list.changes')}</Link>}
          {maySign && lists.some(({ state }) => state === 'issued') && (
            <Link to="/lists/signing">
              <Button type="primary">{t('sign.title')}</Button>
            </Link>
          )}
          {mayCreate && make}
        </div>
      )}
      {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && lists.length === 0 && (
        <div className="state-page">
          <h1>{t('list.none.title')}</h1>
          <p className="muted">{t(mayCreate ? 'list.none.office' : 'list.none.unit')}</p>
          {mayCreate && <div className="acts">{make}</div>}
        </div>
      )}
      {years.map(([year, own]) => (
        <section key={year} aria-label={t('list.year', { year })}>
          <h2>{t('list.year', { year })}</h2>
          <ul className="plain">
            {own.map((list) => (
              <li key={list.id}>
                <ListCard list={list} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {making && <NewListDialog lists={lists} onClose={() => setMaking(false)} />}
    </div>
  );
}

/** A list with how it stands; each figure leads to what it counts. */
function ListCard({ list }: { readonly list: Card }) {
  const { approval, issuedOn, signDue, figures } = list;
  const saidDay = useSaidDay();
  const composed = list.state === 'drafting' || list.state === 'consulting';
  return (
    <div className="list-card">
      <Link className="list-card-name" to={`/lists/${list.id}`}>
        {list.name}
      </Link>
      <span className={composed ? 'tag' : 'tag l'}>{t(`list.state.${list.state}`)}</span>
      <span className="grow" />
      {typeof figures?.tasks === 'number' && composed ? (
        <Link to={`/lists/${list.id}?view=unlisted`}>{t('list.card.coverage', { count: list.items, tasks: figures.tasks })}</Link>
      ) : (
        <Link to={`/lists/${list.id}`}>{t('list.card.items', { count: list.items })}</Link>
      )}
      {figures?.signing &&
        shownStates.map((state) => {
          const count = figures.signing?.[state] ?? 0;
          return count === 0 ? null : (
            <Link key={state} to={`/lists/${list.id}/signing?state=${state}`}>
              {t('list.card.signing', { state: t(`sign-for.state.${state}`), count })}
            </Link>
          );
        })}
      {approval !== null && (
        <span className="muted">{t('list.card.approved', { on: saidDay(approval.on), as: approval.as, by: approval.by })}</span>
      )}
      {issuedOn !== null && <span className="muted">{t('list.card.issued', { on: saidDay(issuedOn) })}</span>}
      {signDue !== null && list.state === 'issued' && (
        <span className="muted">
          {t(signDue.provisional ? 'list.card.due.provisional' : 'list.card.due', { day: saidDay(signDue.day) })}
        </span>
      )}
    </div>
  );
}

type Card = Answer<typeof listLists>['lists'][number];

/** What there is of each state, what is open first. */
const shownStates = ['pending', 'objected', 'deemed', 'signed', 'overruled', 'upheld'] as const;
