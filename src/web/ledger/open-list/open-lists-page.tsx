import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { listOpenLists, openListTab, openListTabs, type OpenList, type OpenListTab } from '#contract/ledger/open-list-endpoints.ts';
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
import { unreadOfOpenLists } from '#web/ledger/unread-words.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import { addressOf } from '#web/ui/address.ts';

const address = addressOf(z.object({ tab: openListTab }));

/** All open lists and unmatched names of the ledger, by printed text: not named yet, decided, without a matching unit. */
export function OpenListsPage() {
  useTitle(t('open-lists.title'));
  const [search] = useSearchParams();
  const navigate = useNavigate();
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
  const go = (next: OpenListTab) => {
    setChosen(new Set());
    void navigate(address.write('/open-lists', { tab: next }));
  };
  return (
    <div className="page open-lists">
      <div className="page-head">
        <h1>{t('open-lists.title')}</h1>
        <span className="muted">{t('open-lists.note')}</span>
      </div>
      <UnreadFilters unread={address.unread} fieldName={unreadOfOpenLists} />
      <div className="open-lists-tabs" role="tablist">
        {openListTabs.map((one) => (
          <button key={one} type="button" role="tab" className="bare" aria-selected={one === tab} onClick={() => go(one)}>
            {t(`open-lists.tab.${one}`)} <b>{answer.data?.counts[one]}</b>
          </button>
        ))}
      </div>
      <div role="tabpanel" aria-label={t(`open-lists.tab.${tab}`)}>
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
      </div>
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
