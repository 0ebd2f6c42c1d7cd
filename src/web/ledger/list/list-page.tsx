import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { getList, getListCoverage } from '#contract/ledger/list-endpoints.ts';
import { checkList } from '#contract/ledger/issue-endpoints.ts';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import type { FindingCode } from '#core/ledger/list/check-list.ts';
import { isComposed } from '#core/ledger/list/list-state.ts';
import { useMay } from '#web/access/me.ts';
import { CheckColumn } from '#web/ledger/list/check-column.tsx';
import { CoverageStrip } from '#web/ledger/list/coverage-strip.tsx';
import { ItemCards } from '#web/ledger/list/item-cards.tsx';
import type { Chapters, ListDetail, ListRows } from '#web/ledger/list/list-data.ts';
import { findingsByItem, nextFinding, type Finding } from '#web/ledger/list/list-findings.ts';
import { ListGrid } from '#web/ledger/list/list-grid.tsx';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { ListHead } from '#web/ledger/list/list-head.tsx';
import { useMilestoneDrafts } from '#web/ledger/list/milestone-drafts.ts';
import { useListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import type { GridHandle } from '#web/ui/grid/grid-model.ts';
import { lazyPart, onUse } from '#web/ui/lazy-part.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useLeaveQuestion } from '#web/ui/leaving.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { usePhone } from '#web/ui/phone.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/list.css';
import '#web/ui/drawer.css';

const none: Chapters = [];
const noFindings: readonly Finding[] = [];

const ItemDrawer = lazyPart(async () => (await import('#web/ledger/list/item-drawer.tsx')).ItemDrawer);
const EmptyList = lazyPart(async () => (await import('#web/ledger/list/empty-list.tsx')).EmptyList);
const ConsultStrip = lazyPart(async () => {
  const [{ ConsultStrip: Strip }, { words }] = await Promise.all([
    import('#web/ledger/list/consult-strip.tsx'),
    import('#web/ledger/list/opinion-words.ts'),
  ]);
  await words.load();
  return Strip;
});
const ListPrint = lazyPart(async () => (await import('#web/ledger/list/print-list.tsx')).ListPrint);
const Unlisted = lazyPart(async () => (await import('#web/ledger/list/unlisted.tsx')).Unlisted);

/** One list of a year (/lists/:listId): the spreadsheet, what it still wants, and what it leaves out. The address holds view, item and tab. */
export function ListPage() {
  const { listId = '' } = useParams();
  const list = useQuery(endpointQuery(getList, { params: { listId } }));
  const rows = useQuery(endpointQuery(listItems, { params: { listId } }));
  const { refetch } = rows;
  const reread = useCallback(() => void refetch(), [refetch]);
  useTitle(list.data === undefined ? t('shell.nav.lists') : listTitle(list.data));
  const failed = list.data === undefined ? list : rows.data === undefined ? rows : null;
  if (failed?.isError === true) {
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
  if (list.data === undefined || rows.data === undefined) return <PageSkeleton />;
  return <Loaded key={listId} list={list.data} rows={rows.data} reread={reread} />;
}

interface LoadedProps {
  readonly list: ListDetail;
  readonly rows: ListRows;
  readonly reread: () => void;
}

function Loaded({ list, rows, reread }: LoadedProps) {
  const phone = usePhone();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const may = useMay();
  const covered = useQuery({ ...endpointQuery(getListCoverage, { params: { listId: list.id } }), enabled: may('getListCoverage') });
  const chapters = covered.data?.chapters ?? none;
  const checking = useQuery({
    ...endpointQuery(checkList, { params: { listId: list.id } }),
    enabled: may('checkList') && list.issuedOn === null,
  });
  const checked = list.issuedOn === null ? (checking.data ?? null) : null;
  const findings = useMemo(() => findingsByItem(checked?.findings ?? noFindings), [checked]);
  const grid = useRef<GridHandle>(null);
  // The check whose findings are gone through.
  const [sought, setSought] = useState<FindingCode | null>(null);
  const [checksOpen, setChecksOpen] = useState(false);
  const items = useMemo(() => new Map(rows.items.map((item) => [item.id, item])), [rows.items]);
  const names = useMemo(() => {
    const byId = new Map(rows.units.map(({ id, name }) => [id, name]));
    return (id: string) => byId.get(id) ?? '';
  }, [rows.units]);
  const cells = useListCells({ listId: list.id, year: list.year, revision: rows.revision, items, names, reread });
  const kept = useMilestoneDrafts(list.id);
  const drafted = [...kept.drafts.keys()].filter((id) => items.has(id));
  const unsent = cells.saving.failed === null ? 0 : cells.edits.size;
  useLeaveQuestion(
    drafted.length + unsent > 0,
    {
      title: t('list.leave.title'),
      content: t('list.leave.text', { drafts: drafted.length, cells: unsent }),
      okText: t('list.leave.go'),
      cancelText: t('list.leave.stay'),
    },
    'path',
  );
  const readOnly = !may('changeCells') || !isComposed(list.state);
  const view = search.get('view') === 'unlisted' ? 'unlisted' : 'grid';
  const itemId = search.get('item');
  const go = (change: Readonly<Record<string, string | null>>, replace = false) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(change)) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    void navigate({ search: next.toString() }, { replace });
  };
  const open = (id: string, tab: string) => go({ item: id, tab: tab === 'goal' ? null : tab }, itemId !== null);
  const close = () => {
    // Before the drawer goes, so that a field in it is left and stored.
    grid.current?.focus();
    go({ item: null, tab: null });
  };
  const show = (id: string, column: string, code: FindingCode | null = null) => {
    setSought(code);
    setChecksOpen(false);
    if (phone) open(id, column === 'lead' || column === 'support' ? 'duty' : 'goal');
    else if (view === 'unlisted') go({ view: null });
    grid.current?.select(id, column);
  };
  // What is for paper comes after the page.
  const [used, setUsed] = useState(false);
  useEffect(() => onUse(() => setUsed(true)), []);
  const item = itemId === null ? undefined : items.get(itemId);
  const found = item === undefined || checked === null ? null : nextFinding(checked.findings, rows.items, item.id, sought);
  const next =
    found === null
      ? null
      : {
          words: t('list.item.next', { what: t(`list.finding.${found.code}`), count: found.left }),
          go: () => {
            setSought(found.code);
            go({ item: found.item }, true);
            grid.current?.reveal(found.item, found.column);
          },
        };
  const checks = (
    <CheckColumn
      list={list}
      checked={checked}
      rows={rows}
      cells={cells}
      kept={kept}
      readOnly={readOnly}
      onShow={show}
      onItem={(id) => open(id, 'goal')}
      onUnlisted={() => go({ view: 'unlisted', item: null })}
      onOpinions={(opinion) => void navigate(`/lists/${list.id}/opinions${opinion === null ? '' : `?opinion=${opinion}`}`)}
    />
  );
  return (
    <div className={`list-page${item === undefined ? '' : ' with-item'}${checksOpen ? ' checks-open' : ''}`}>
      {view === 'grid' && !phone && rows.items.length > 0 && (
        <button type="button" className="bare skip" onClick={() => grid.current?.focus()}>
          {t('list.skip')}
        </button>
      )}
      <ListHead
        list={list}
        checked={checked}
        cells={cells}
        drafted={readOnly ? [] : drafted}
        readOnly={readOnly}
        onItem={(id) => open(id, 'goal')}
        onChecks={
          checked === null && cells.edits.size === 0 && kept.drafts.size === 0
            ? null
            : () => {
                if (item !== undefined) close();
                setChecksOpen(item !== undefined || !checksOpen);
              }
        }
      />
      {list.state === 'consulting' && may('listConsultations') && <ConsultStrip listId={list.id} />}
      <CoverageStrip
        chapters={chapters}
        rows={rows}
        onShow={(id) => show(id, 'goal')}
        onUnlisted={() => go({ view: 'unlisted', item: null })}
      />
      <div className="list-work">
        {view === 'unlisted' ? (
          <Unlisted list={list} chapters={chapters} readOnly={readOnly} onBack={() => go({ view: null })} />
        ) : rows.items.length === 0 ? (
          <EmptyList list={list} readOnly={readOnly} onAdd={() => go({ view: 'unlisted' })} />
        ) : phone ? (
          <ItemCards rows={rows} findings={findings} names={names} onOpen={open} />
        ) : (
          <ListGrid
            ref={grid}
            list={list}
            chapters={chapters}
            findings={findings}
            items={rows.items}
            names={names}
            cells={cells}
            readOnly={readOnly}
            onRow={(id) => {
              if (itemId !== null && itemId !== id) go({ item: id }, true);
            }}
            onOpen={open}
          />
        )}
        {item === undefined ? (
          <aside className="list-checks" aria-label={t('list.checks')}>
            {checks}
          </aside>
        ) : (
          <ItemDrawer
            list={list}
            item={item}
            checked={checked}
            names={names}
            cells={cells}
            kept={kept}
            readOnly={readOnly}
            tab={search.get('tab') ?? 'goal'}
            onTab={(tab) => go({ tab: tab === 'goal' ? null : tab }, true)}
            next={next}
            onClose={close}
          />
        )}
      </div>
      {used && view === 'grid' && rows.items.length > 0 && <ListPrint list={list} items={rows.items} chapters={chapters} names={names} />}
    </div>
  );
}
