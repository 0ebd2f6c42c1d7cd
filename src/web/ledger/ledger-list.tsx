import { App, Spin } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { WantedUnits } from '#web/ledger/cells.tsx';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { EmptyLedger } from '#web/ledger/empty-ledger.tsx';
import { sortOf, type LedgerView } from '#web/ledger/ledger-address.ts';
import { ledgerItems } from '#web/ledger/ledger-items.ts';
import { PrintTable } from '#web/ledger/print-table.tsx';
import { TaskTable } from '#web/ledger/task-table.tsx';
import { isAllSelected, selectionLimit, stepped } from '#web/ledger/selected-tasks.ts';
import type { Selection } from '#web/ledger/use-selection.ts';
import type { useTaskList } from '#web/ledger/use-tasks.ts';
import { useMay } from '#web/access/me.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { usePhone } from '#web/ui/phone.ts';
import { explain } from '#web/ui/request-failure.ts';

const noUnits: readonly string[] = [];

interface Props {
  readonly view: LedgerView;
  readonly list: ReturnType<typeof useTaskList>;
  readonly total: number;
  readonly columns: readonly ColumnId[];
  readonly selection: Selection;
  readonly onOpen: (task: TaskRow | null) => void;
  readonly onView: (change: Partial<LedgerView>) => void;
}

/** The table with its keys, or what stands there instead: loading, failure, nothing. */
export function LedgerList({ view, list, total, columns, selection, onOpen, onView }: Props) {
  const { message } = App.useApp();
  const phone = usePhone();
  const may = useMay();
  // What can be done with many tasks at once; without it there is nothing to choose them for.
  const selectable = may('setLead') || may('setTaskThemes');
  const { tasks, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const complete = list.isSuccess && !hasNextPage;
  const items = useMemo(() => ledgerItems(tasks, view.group, total, complete), [tasks, view.group, total, complete]);
  const { unit: wanted = noUnits } = view.filter;
  const [cursorId, setCursorId] = useState<string | null>(null);
  const currentId = view.taskId ?? cursorId;

  const needMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const move = (by: number) => {
    const next = stepped(tasks, currentId, by);
    if (next === undefined) return;
    setCursorId(next.id);
    if (view.taskId !== null) onOpen(next);
  };
  const current = tasks.find(({ id }) => id === currentId);
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(10),
    PageUp: () => move(-10),
    Home: () => move(-tasks.length),
    Enter: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a,button') !== null) event.target.click();
      else if (current !== undefined) onOpen(current);
    },
    x: () => {
      if (selectable && current !== undefined) selection.toggle(current, false);
    },
    Escape: () => {
      if (view.taskId !== null) onOpen(null);
      else selection.clear();
    },
  });

  const selectAll = async (all: boolean) => {
    if (!all) return selection.clear();
    try {
      selection.replace(hasNextPage ? await list.loadAll(selectionLimit) : tasks.slice(0, selectionLimit));
      if (total > selectionLimit) message.info(t('ledger.select.limit', { limit: selectionLimit }));
    } catch (error) {
      message.error(explain(error));
    }
    return undefined;
  };

  if (list.isPending)
    return (
      <div className="ledger-wait">
        <Spin description={t('shell.loading')} />
      </div>
    );
  if (list.isError && tasks.length === 0)
    return (
      <div className="ledger-wait">
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  if (tasks.length === 0) return <EmptyLedger filter={view.filter} onClear={() => onView({ filter: {}, taskId: null })} />;
  return (
    <WantedUnits value={wanted}>
      <TaskTable
        items={items}
        total={total}
        chosenColumns={columns}
        selectable={selectable}
        sortable={view.group === 'none'}
        sort={sortOf(view)}
        onSort={(sort) => onView({ group: 'none', sort })}
        currentId={currentId}
        selected={selection.chosen}
        allSelected={isAllSelected(selection.chosen.size, total)}
        onSelectAll={(all) => void selectAll(all)}
        onSelect={(task, range) => {
          setCursorId(task.id);
          selection.toggle(task, range);
        }}
        onOpen={(task) => {
          setCursorId(task.id);
          onOpen(task);
        }}
        onNeedMore={needMore}
        stale={list.isPlaceholderData}
        phone={phone}
      />
      {isFetchNextPageError && <LoadFailure error={list.error} onRetry={() => void fetchNextPage()} />}
      <PrintTable label={list.label} tasks={tasks} total={total} columns={columns} group={view.group} />
    </WantedUnits>
  );
}
