import { Button, Spin } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { WantedUnits } from '#web/ledger/cells.tsx';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { EmptyLedger } from '#web/ledger/empty-ledger.tsx';
import { isNarrowed, sortOf, type LedgerView } from '#web/ledger/ledger-address.ts';
import type { HeldRows } from '#web/ledger/held-rows.ts';
import { groupAt, groupsOf, type Group, type PlanTitles } from '#web/ledger/ledger-groups.ts';
import { PrintTable, type PrintedRows } from '#web/ledger/print-table.tsx';
import { TaskTable, type TableView } from '#web/ledger/task-table.tsx';
import { useSoughtRow } from '#web/ledger/use-sought-row.ts';
import { isAllSelected, selectionLimit, stepped } from '#web/ledger/selected-tasks.ts';
import type { Selection } from '#web/ledger/use-selection.ts';
import type { TaskList } from '#web/ledger/use-tasks.ts';
import { useMay } from '#web/access/me.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { usePhone } from '#web/ui/phone.ts';
import { explain, isFinal } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';

const noUnits: readonly string[] = [];

interface Props {
  readonly view: LedgerView;
  readonly list: TaskList;
  readonly total: number;
  /** Of the plans that the rows are from, where there are several. */
  readonly titles: PlanTitles;
  readonly columns: readonly ColumnId[];
  readonly selection: Selection;
  /** All rows, while they are printed. */
  readonly printed: PrintedRows | null;
  /** A task that was just made here, to be shown wherever it stands. */
  readonly made: string | null;
  readonly onOpen: (task: TaskRow | null) => void;
  readonly onView: (change: Partial<LedgerView>) => void;
}

/** The table with its keys, or what stands there instead: loading, failure, nothing. */
export function LedgerList({ view, list, total, titles, columns, selection, printed, made, onOpen, onView }: Props) {
  const phone = usePhone();
  const may = useMay();
  // What can be done with many tasks at once; without it there is nothing to choose them for.
  const selectable = may('setLead') || may('setTaskThemes');
  const { rows, state } = list;
  const groups = useMemo(() => groupsOf(rows, view.group, titles), [rows, view.group, titles]);
  const { unit: wanted = noUnits } = view.filter;
  const table = useRef<TableView>(null);
  const [cursorId, setCursorId] = useState<string | null>(null);
  const currentId = view.taskId ?? cursorId;
  // Where the keys went last; a task that finds another place is followed there.
  const place = useRef<number | null>(null);

  useSoughtRow(made, list, (at) => table.current?.show(at));

  const goTo = async (next: number) => {
    if (rows.total === 0) return;
    place.current = next;
    table.current?.focus();
    table.current?.show(next);
    try {
      const task = rows.at(next) ?? (await list.read(next, next + 1)).tasks[0];
      // Meanwhile the keys went on.
      if (task === undefined || place.current !== next) return;
      setCursorId(task.id);
      if (view.taskId !== null) onOpen(task);
    } catch (error) {
      message.error(explain(error));
    }
  };
  const currentPlace = rows.placeOf(currentId);
  const move = (by: number) =>
    void goTo(stepped(rows.total, isUnderWay(place.current, currentPlace, rows) ? place.current : (currentPlace ?? place.current), by));
  const current = currentPlace === null ? undefined : rows.at(currentPlace);
  const choose = (task: TaskRow, range: boolean) => {
    setCursorId(task.id);
    place.current = rows.placeOf(task.id);
    if (!range) return selection.toggle(task);
    void selection.extend(task).then(
      (tooMany) => tooMany && message.info(t('ledger.select.limit', { limit: selectionLimit })),
      (error: unknown) => message.error(explain(error)),
    );
    return undefined;
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(10),
    PageUp: () => move(-10),
    Home: () => void goTo(0),
    End: () => void goTo(rows.total - 1),
    Enter: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a,button') !== null) event.target.click();
      else if (current !== undefined) onOpen(current);
    },
    x: () => {
      if (selectable && current !== undefined) selection.toggle(current);
    },
    X: () => {
      const group = currentPlace === null ? null : groupAt(groups, currentPlace);
      if (selectable && group !== null) void turnGroup(group);
    },
    Escape: () => {
      if (view.taskId !== null) onOpen(null);
      else selection.clear();
    },
  });

  const turnGroup = async (group: Group) => {
    try {
      const { on, count, cut } = await selection.turnGroup(group, view.group);
      if (cut) message.info(t('ledger.select.group.limit', { limit: selectionLimit, count }));
      else if (on) message.info(t('ledger.select.group.done', { count }));
    } catch (error) {
      message.error(explain(error));
    }
  };
  const selectAll = async (all: boolean) => {
    if (!all) return selection.clear();
    try {
      await selection.chooseAll();
      if (total > selectionLimit) message.info(t('ledger.select.limit', { limit: selectionLimit }));
    } catch (error) {
      message.error(explain(error));
    }
    return undefined;
  };

  if (state.isPending)
    return (
      <div className="ledger-wait">
        <Spin description={t('shell.loading')} />
      </div>
    );
  // Without its first page nothing of the list is there: how many rows it may have is a guess then.
  if (state.isLoadingError)
    return (
      <div className="ledger-wait">
        <LoadFailure error={state.error} onRetry={() => void state.refetch()} />
        {isFinal(state.error) && isNarrowed(view.filter) && (
          <Button onClick={() => onView({ filter: {}, taskId: null })}>{t('ledger.clear')}</Button>
        )}
      </div>
    );
  if (rows.total === 0) return <EmptyLedger filter={view.filter} onClear={() => onView({ filter: {}, taskId: null })} />;
  return (
    <WantedUnits value={wanted}>
      <TaskTable
        ref={table}
        list={list}
        groups={groups}
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
        onSelect={choose}
        choiceOf={selection.ofGroup}
        onTurnGroup={(group) => void turnGroup(group)}
        onOpen={(task) => {
          setCursorId(task.id);
          place.current = rows.placeOf(task.id);
          onOpen(task);
        }}
        phone={phone}
      />
      <PrintTable rows={printed ?? { ...rows, label: list.label }} total={total} columns={columns} group={view.group} titles={titles} />
    </WantedUnits>
  );
}

/** Did the keys go to a place whose task is not there yet? */
function isUnderWay(place: number | null, current: number | null, rows: HeldRows): boolean {
  return place !== null && place !== current && rows.at(place) === undefined;
}
