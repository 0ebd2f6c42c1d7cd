/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, type Ref, type UIEvent } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { columnsOf, trackOf, type Column } from '#web/ledger/columns.tsx';
import { GroupHead } from '#web/ledger/group-head.tsx';
import { pageSize } from '#web/ledger/held-rows.ts';
import { groupAt, type Group } from '#web/ledger/ledger-groups.ts';
import { TaskCard } from '#web/ledger/task-card.tsx';
import { Tick } from '#web/ledger/tick.tsx';
import type { GroupChoice } from '#web/ledger/whole-group.ts';
import { TaskTableRow } from '#web/ledger/task-table-row.tsx';
import { usePlaceInHistory } from '#web/ledger/use-place-in-history.ts';
import type { TaskList } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import '#web/ledger/ledger-table.css';

export interface TableView {
  /** Scrolls to a place, whether its task is held or not. */
  readonly show: (place: number) => void;
  /** Takes the focus where nothing else has it: from there Tab leads on to what can be done with the tasks, not through the whole page. */
  readonly focus: () => void;
}

interface Props {
  readonly ref: Ref<TableView>;
  readonly list: TaskList;
  readonly groups: readonly Group[];
  /** By the count beside the list. */
  readonly total: number;
  readonly chosenColumns: readonly ColumnId[];
  /** Whether rows can be ticked. */
  readonly selectable: boolean;
  readonly sortable: boolean;
  readonly sort: string;
  readonly onSort: (sort: 'position' | 'due') => void;
  readonly currentId: string | null;
  readonly selected: ReadonlyMap<string, number>;
  readonly allSelected: boolean;
  readonly onSelectAll: (all: boolean) => void;
  readonly onSelect: (task: TaskRow, range: boolean) => void;
  readonly choiceOf: (group: Group) => GroupChoice;
  readonly onTurnGroup: (group: Group) => void;
  readonly onOpen: (task: TaskRow) => void;
  readonly phone: boolean;
}

const checkWidth = '36px';
const noCheckWidth = '12px';
const headHeight = 34;
/** What lies over the first rows in sight: the head of the group that they are in. */
const stickyHeight = { desk: 36, phone: 40 };
const rowHeight = { desk: 56, phone: 104 };
/** Browsers make no element higher than 2²⁴ pixels of the device or so; a phone has three of these for each of ours. */
const mostPixels = 11_000_000;

/** The dense table: as high as all rows are, but only those in sight exist. On a phone each task is a card. */
export function TaskTable(props: Props) {
  const { list, groups, phone, ref } = props;
  const { rows: held, failed, look, scope } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => columnsOf(props.chosenColumns), [props.chosenColumns]);
  const height = phone ? rowHeight.phone : rowHeight.desk;
  const sticky = phone ? stickyHeight.phone : stickyHeight.desk;
  const most = Math.floor(mostPixels / height);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used; this component is drawn anew on every scroll
  const virtualizer = useVirtualizer({
    count: Math.min(held.total, most),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: sticky,
    // The bar of the selection lies over the last rows.
    scrollPaddingEnd: props.selected.size > 0 ? 90 : 20,
  });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => look(first, last), [look, first, last]);
  useImperativeHandle(ref, () => ({
    show: (place) => virtualizer.scrollToIndex(place, { align: 'auto' }),
    focus: () => {
      if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
    },
  }));
  useFollowCurrent(props.currentId, held.placeOf(props.currentId), (index) => virtualizer.scrollToIndex(index, { align: 'auto' }));
  const whole = virtualizer.getTotalSize();
  const toEnd = useStayAtEnd(whole, () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }));

  const tracks = [props.selectable ? checkWidth : noCheckWidth, ...shown.map(trackOf)].join(' ');
  const minWidth = `calc(${[checkWidth, ...shown.map(({ least }) => least)].join(' + ')})`;
  const offset = virtualizer.scrollOffset ?? 0;
  const top = rows.find((row) => row.end > offset)?.index ?? 0;
  // Measured as `scrollToIndex` puts a row there, or a list that is come back to would drift by a row each time.
  const topWhole = offset <= 0 ? 0 : (rows.find((row) => row.start >= offset + sticky - 1)?.index ?? top);
  usePlaceInHistory({
    scope,
    total: list.stale ? 0 : held.total,
    top: topWhole,
    toStart: () => {
      // Neither the place nor the heights of the last rows mean anything.
      scroller.current?.scrollTo({ top: 0 });
      virtualizer.measure();
      // A row that keeps its height does not tell it again. Not before the scroll has arrived: it would be taken for one to follow.
      requestAnimationFrame(() => {
        virtualizer.getTotalSize();
        for (const item of scroller.current?.querySelectorAll<HTMLElement>('.ledger-item') ?? [])
          virtualizer.resizeItem(Number(item.dataset['index']), item.offsetHeight);
      });
    },
    scrollTo: (place) => virtualizer.scrollToIndex(place, { align: 'start' }),
  });
  const choosing = (group: Group) => ({ choice: props.selectable ? props.choiceOf(group) : null, onTurn: props.onTurnGroup });
  const above = top === 0 && offset < headHeight ? null : groupAt(groups, top);
  const heads = useMemo(() => new Map(groups.flatMap((group) => (group.begins ? [[group.from, group] as const] : []))), [groups]);
  return (
    <div
      ref={scroller}
      className={`ledger-scroll${list.stale ? ' stale' : ''}${props.selectable ? '' : ' no-check'}`}
      onScroll={toEnd}
      role="grid"
      aria-label={t('ledger.table')}
      aria-rowcount={props.total}
      aria-multiselectable={props.selectable}
      aria-activedescendant={props.currentId === null ? undefined : `task-${props.currentId}`}
      tabIndex={0}
    >
      <div style={phone ? undefined : { minWidth }}>
        {!phone && <HeadRow {...props} columns={shown} tracks={tracks} />}
        {above !== null && (
          <div className="ledger-sticky">
            <GroupHead group={above} {...choosing(above)} />
          </div>
        )}
        <div className="ledger-body" role="presentation" style={{ height: whole }}>
          {rows.map((row) => {
            const head = heads.get(row.index);
            const task = held.at(row.index);
            const broken = failed.get(Math.floor(row.index / pageSize));
            return (
              <div
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                role="presentation"
                className="ledger-item"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Fragment key={task?.id ?? 'place'}>
                  {head !== undefined && <GroupHead group={head} {...choosing(head)} />}
                  {task !== undefined ? (
                    <Row task={task} place={row.index} props={props} columns={shown} tracks={tracks} />
                  ) : // Of a page that could not be read the first place in sight says so.
                  broken !== undefined && row.index === Math.max(topWhole, broken.from) ? (
                    <div role="row" aria-rowindex={row.index + 1}>
                      <div role="gridcell">
                        <LoadFailure error={broken.error} onRetry={broken.retry} />
                      </div>
                    </div>
                  ) : (
                    <div className="ledger-row place" style={{ height, gridTemplateColumns: tracks }}>
                      <span />
                      <span className="bone" />
                    </div>
                  )}
                </Fragment>
              </div>
            );
          })}
        </div>
        {held.total > most && <p className="muted ledger-more">{t('ledger.more-than-shown', { shown: most, total: props.total })}</p>}
      </div>
    </div>
  );
}

interface RowProps {
  readonly task: TaskRow;
  readonly place: number;
  readonly props: Props;
  readonly columns: readonly Column[];
  readonly tracks: string;
}

function Row({ task, place, props, columns, tracks }: RowProps) {
  const current = task.id === props.currentId;
  const common = { task, place, current, selected: props.selected.has(task.id), onSelect: props.onSelect, onOpen: props.onOpen };
  return props.phone ? <TaskCard {...common} /> : <TaskTableRow {...common} columns={columns} tracks={tracks} />;
}

function HeadRow({ columns, tracks, ...props }: Props & { columns: readonly Column[]; tracks: string }) {
  return (
    <div className="ledger-row ledger-headrow" role="row" tabIndex={-1} style={{ gridTemplateColumns: tracks }}>
      <div role="columnheader" tabIndex={-1} className="check-all">
        <Tick
          state={props.allSelected ? 'all' : props.selected.size > 0 ? 'some' : 'none'}
          label={t('ledger.select.all')}
          onTurn={() => props.onSelectAll(!props.allSelected)}
        />
      </div>
      {columns.map(({ id, label }) => {
        const order = id === 'due' ? 'due' : id === 'code' ? 'position' : null;
        const active = props.sortable && order === props.sort;
        return (
          <div key={id} role="columnheader" tabIndex={-1} aria-sort={active ? 'ascending' : 'none'}>
            {order === null ? (
              t(label)
            ) : (
              <button
                type="button"
                className="bare sort"
                onClick={() => props.onSort(order)}
                title={t('ledger.sort.by', { column: t(label) })}
              >
                {t(label)}
                {active && <span aria-hidden="true"> ↑</span>}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Brings the current task into sight when another becomes it. */
function useFollowCurrent(currentId: string | null, place: number | null, scrollTo: (index: number) => void): void {
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (currentId === null || place === null || currentId === followed.current) return;
    followed.current = currentId;
    scrollTo(place);
  });
}

/** Whoever dragged the bar to its end stays there while the rows that come turn out higher than they were thought; answers what a scroll tells. */
function useStayAtEnd(whole: number, scrollToEnd: () => void): (event: UIEvent<HTMLDivElement>) => void {
  const isAtEnd = useRef(false);
  const before = useRef(whole);
  useLayoutEffect(() => {
    if (isAtEnd.current && whole !== before.current) scrollToEnd();
    before.current = whole;
  });
  return ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
    isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 2;
  };
}
