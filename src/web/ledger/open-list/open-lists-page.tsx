import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { listOpenLists, openListTab, openListTabs, type OpenList } from '#contract/ledger/open-list-endpoints.ts';
import { EmptyLedger } from '#web/ledger/empty-ledger.tsx';
import { useFacets } from '#web/ledger/use-tasks.ts';
import { NameDialog, type Nameable } from '#web/ledger/open-list/name-dialog.tsx';
import { OpenListCard } from '#web/ledger/open-list/open-list-card.tsx';
import { OpenListsBar } from '#web/ledger/open-list/open-lists-bar.tsx';
import '#web/plan/unit-text/text-decision.css';
import '#web/ledger/open-list/open-lists.css';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { SideLink } from '#web/ui/side-link.tsx';
import { unreadOfOpenLists } from '#web/ledger/unread-words.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import { addressOf } from '#web/ui/address.ts';

const path = '/ledger/open-lists';
const address = addressOf(z.object({ tab: openListTab }));

/** All open lists and unmatched names of the ledger, by printed text: not named yet, decided, without a matching unit. */
export function OpenListsPage() {
  useTitle(t('open-lists.title'));
  const [search] = useSearchParams();
  const scrolled = useScrollInHistory('open-lists');
  const { tab } = address.read(search);
  const answer = useQuery(endpointQuery(listOpenLists, { query: { tab } }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [naming, setNaming] = useState<readonly Nameable[] | null>(null);
  const lists = answer.data?.lists ?? [];
  // Of an empty ledger it would be wrong to say that all of it is decided.
  const nothingYet = useFacets({}).data?.total === 0 && answer.isSuccess && lists.length === 0;
  const rows = lists.flatMap((list) => list.responsibilities.map((row) => nameable(list, row)));
  const selected = rows.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  return (
    <div className="view">
      <nav className="side-part" aria-label={t('open-lists.parts')}>
        <h2>{t('open-lists.parts')}</h2>
        {openListTabs.map((one) => (
          <SideLink
            key={one}
            to={address.write(path, { tab: one })}
            on={one === tab}
            label={t(`open-lists.tab.${one}`)}
            count={answer.data?.counts[one] ?? null}
            onPick={() => setChosen(new Set())}
          />
        ))}
      </nav>
      <section ref={scrolled} className="view-main">
        <div className="page open-lists">
          <div className="page-head">
            <h1>{t('open-lists.title')}</h1>
            <span className="muted">{t('open-lists.note')}</span>
          </div>
          <UnreadFilters unread={address.unread} fieldName={unreadOfOpenLists} />
          {answer.isPending && <PageSkeleton />}
          {answer.isError && <LoadFailure error={answer.error} onRetry={() => void answer.refetch()} />}
          {nothingYet && <EmptyLedger filter={{}} onClear={() => undefined} />}
          {answer.isSuccess && lists.length === 0 && !nothingYet && (
            <div className="state-page">
              <h1>{t(`open-lists.empty.${tab}.title`)}</h1>
              <p className="muted">{t(`open-lists.empty.${tab}.text`)}</p>
            </div>
          )}
          {lists.map((list) => (
            <OpenListCard
              key={`${list.planId} ${list.text}`}
              list={list}
              tab={tab}
              chosen={chosen}
              onChoose={choose}
              onName={(ids) => setNaming(rows.filter(({ id }) => ids.includes(id)))}
            />
          ))}
          {selected.length > 0 && (
            <OpenListsBar
              selected={selected}
              onName={() => setNaming(selected)}
              onClear={() => setChosen(new Set())}
              decided={tab !== 'unnamed' && tab !== 'unmatched'}
            />
          )}
          {naming !== null && (
            <NameDialog
              rows={naming}
              onClose={() => {
                setNaming(null);
                setChosen(new Set());
              }}
            />
          )}
        </div>
      </section>
    </div>
  );
}

function nameable(list: OpenList, row: OpenList['responsibilities'][number]): Nameable & { readonly id: string } {
  return {
    id: row.id,
    taskId: row.taskId,
    planId: list.planId,
    text: list.text,
    openList: list.openList,
    taskCode: row.taskCode,
    unitIds: row.units.map(({ id }) => id),
  };
}
