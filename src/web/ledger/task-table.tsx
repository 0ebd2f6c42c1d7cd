/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by a virtual list cannot be a table element; the roles make them a grid */
import { Checkbox } from 'antd';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { columnsOf, type Column } from '#web/ledger/columns.tsx';
import { GroupHead } from '#web/ledger/group-head.tsx';
import { stickyHead, type LedgerItem } from '#web/ledger/ledger-items.ts';
import { TaskCard } from '#web/ledger/task-card.tsx';
import { TaskTableRow } from '#web/ledger/task-table-row.tsx';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly items: readonly LedgerItem[];
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
  readonly onOpen: (task: TaskRow) => void;
  /** The window shows places whose tasks are not read yet. */
  readonly onNeedMore: () => void;
  readonly stale: boolean;
  readonly phone: boolean;
}

const checkWidth = '36px';
const noCheckWidth = '12px';

/** The dense table: only the rows in the window exist. On a phone each task is a card. */
export function TaskTable(props: Props) {
  const { items, phone, onNeedMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => columnsOf(props.chosenColumns), [props.chosenColumns]);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used; this component is drawn anew on every scroll
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => (items[index]?.type === 'head' ? 34 : phone ? 104 : 56),
    overscan: 12,
    scrollPaddingStart: phone ? 40 : 70,
    // The bar of the selection lies over the last rows.
    scrollPaddingEnd: props.selected.size > 0 ? 90 : 20,
  });
  const rows = virtualizer.getVirtualItems();
  const needsMore = rows.some((row) => items[row.index]?.type === 'place');
  useEffect(() => {
    if (needsMore) onNeedMore();
  }, [needsMore, onNeedMore, items]);
  useFollowCurrent(props.currentId, items, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }));

  const tracks = [props.selectable ? checkWidth : noCheckWidth, ...shown.map(({ width }) => width)].join(' ');
  const minWidth = shown.reduce((sum, { minWidth }) => sum + minWidth, 36);
  const above = stickyHead(items, rows.find((row) => row.end > (virtualizer.scrollOffset ?? 0))?.index ?? 0);
  return (
    <div
      ref={scroller}
      className={`ledger-scroll${props.stale ? ' stale' : ''}${props.selectable ? '' : ' no-check'}`}
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
            <GroupHead item={above} />
          </div>
        )}
        <div className="ledger-body" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {rows.map((row) => {
            const item = items[row.index];
            if (item === undefined) return null;
            return (
              <div
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                role="presentation"
                className="ledger-item"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Item item={item} props={props} columns={shown} tracks={tracks} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Item({ item, props, columns, tracks }: { item: LedgerItem; props: Props; columns: readonly Column[]; tracks: string }) {
  if (item.type === 'head') return <GroupHead item={item} />;
  if (item.type === 'place')
    return (
      <div className="ledger-row place" style={{ gridTemplateColumns: tracks }}>
        <span />
        <span className="bone" />
      </div>
    );
  const { task } = item;
  const current = task.id === props.currentId;
  const common = { task, current, selected: props.selected.has(task.id), onSelect: props.onSelect, onOpen: props.onOpen };
  return props.phone ? <TaskCard {...common} /> : <TaskTableRow {...common} columns={columns} tracks={tracks} />;
}

function HeadRow({ columns, tracks, ...props }: Props & { columns: readonly Column[]; tracks: string }) {
  return (
    <div className="ledger-row ledger-headrow" role="row" tabIndex={-1} style={{ gridTemplateColumns: tracks }}>
      <div role="columnheader" tabIndex={-1} className="check-all">
        <Checkbox
          checked={props.allSelected}
          indeterminate={!props.allSelected && props.selected.size > 0}
          onChange={(event) => props.onSelectAll(event.target.checked)}
          aria-label={t('ledger.select.all')}
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

function useFollowCurrent(currentId: string | null, items: readonly LedgerItem[], scrollTo: (index: number) => void): void {
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (currentId === null || currentId === followed.current) return;
    const index = items.findIndex((item) => item.type === 'task' && item.task.id === currentId);
    if (index < 0) return;
    followed.current = currentId;
    scrollTo(index);
  });
}
