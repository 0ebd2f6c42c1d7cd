import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { CalledEnded } from '#web/ledger/called-ended.tsx';
import { CalledUnits } from '#web/ledger/called-units.tsx';
import { defaultColumns, readColumns } from '#web/ledger/column-choice.ts';
import { FacetColumn } from '#web/ledger/facet-column.tsx';
import { FilterChips } from '#web/ledger/filter-chips.tsx';
import { ledgerAddress, readLedgerAddress, sortOf, unreadOfLedger, type LedgerView } from '#web/ledger/ledger-address.ts';
import { LedgerHead } from '#web/ledger/ledger-head.tsx';
import { noTitles, planTitles } from '#web/ledger/ledger-groups.ts';
import { LedgerList } from '#web/ledger/ledger-list.tsx';
import type { PrintedRows } from '#web/ledger/print-table.tsx';
import { useFacets, useTaskList } from '#web/ledger/use-tasks.ts';
import { unreadField, whyUnread } from '#web/ledger/unread-words.ts';
import { useSelection } from '#web/ledger/use-selection.ts';
import { t } from '#web/ledger/words.ts';
import { useRemembered } from '#web/ui/remembered.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/ledger.css';
import '#web/ui/drawer.css';
import '#web/ledger/task-drawer.css';

const SelectionBar = lazyPart(async () => (await import('#web/ledger/selection-bar.tsx')).SelectionBar);
const TaskDrawer = lazyPart(async () => (await import('#web/ledger/task-drawer.tsx')).TaskDrawer);

/** The ledger: what is counted on the left, the table, the open task on the right. The address holds all that is chosen. */
export function LedgerPage() {
  useTitle(t('shell.nav.ledger'));
  const [search] = useSearchParams();
  const view = readLedgerAddress(search);
  const navigate = useNavigate();
  const [columns, setColumns] = useRemembered('ledger.columns', defaultColumns, readColumns);
  const facets = useFacets(view.filter);
  const list = useTaskList(view.filter, sortOf(view), facets.isPlaceholderData ? undefined : facets.data?.total);
  const selection = useSelection(ledgerAddress({ filter: view.filter }), list);
  const [printed, setPrinted] = useState<PrintedRows | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const ofOnePlan = view.filter.planId?.length === 1;
  const titles = useMemo(() => (ofOnePlan ? noTitles : planTitles(facets.data?.plan ?? [])), [ofOnePlan, facets.data]);

  const go = (change: Partial<LedgerView>, replace = false) => void navigate(ledgerAddress({ ...view, ...change }), { replace });
  // Moving from task to task with the drawer open is one step of the history, not hundreds.
  const open = (task: TaskRow | null) => go({ taskId: task?.id ?? null }, view.taskId !== null && task !== null);

  return (
    <div className={`view fills ledger${view.taskId === null ? '' : ' with-drawer'}${facetsOpen ? ' facets-open' : ''}`}>
      <FacetColumn view={view} facets={facets.data} onPick={() => setFacetsOpen(false)} />
      <section className="view-main ledger-main">
        <LedgerHead
          view={view}
          facets={facets.data}
          columns={columns}
          onColumns={setColumns}
          onGroup={(group) => go({ group, sort: 'position' })}
          onFacets={() => setFacetsOpen(!facetsOpen)}
          list={list}
          onPrint={setPrinted}
          onMade={setMade}
        />
        <UnreadFilters unread={unreadOfLedger} why={whyUnread} fieldName={unreadField} />
        <FilterChips view={view} facets={facets.data} onChange={(filter) => go({ filter, taskId: null })} />
        {view.filter.text !== undefined && <CalledEnded text={view.filter.text} />}
        {view.filter.text !== undefined && <CalledUnits text={view.filter.text} />}
        <LedgerList
          view={view}
          list={list}
          total={facets.data?.total ?? list.rows.total}
          titles={titles}
          columns={columns}
          selection={selection}
          printed={printed}
          made={made}
          onOpen={open}
          onView={go}
        />
        {selection.tasks.length > 0 && <SelectionBar selection={selection} />}
      </section>
      {view.taskId !== null && <TaskDrawer key="drawer" taskId={view.taskId} view={view} onClose={() => open(null)} />}
    </div>
  );
}
