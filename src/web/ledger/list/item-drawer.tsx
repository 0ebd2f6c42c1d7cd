import { CloseOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getItem, type ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { words as attachmentWords } from '#web/attachment/words.ts';
import { useMay } from '#web/access/me.ts';
import { words as breakdownWords } from '#web/ledger/breakdown/words.ts';
import { words as changeWords } from '#web/ledger/change/words.ts';
import { ItemGoal } from '#web/ledger/list/item-goal.tsx';
import type { Checked } from '#web/ledger/list/list-findings.ts';
import { ItemUnits } from '#web/ledger/list/item-units.tsx';
import { itemHistoryWords } from '#web/ledger/list/item-history-words.ts';
import { itemWords } from '#web/ledger/list/item-name.ts';
import type { ItemNames } from '#web/ledger/list/item-texts.ts';
import { progressSlot } from '#web/ledger/slots.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import type { DraftsKept } from '#web/ledger/list/milestone-drafts.ts';
import { useRemoveItems } from '#web/ledger/list/undo-listing.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { TaskSources } from '#web/ledger/task-sources.tsx';
import { useTask } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { useKeys } from '#web/ui/keyboard.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { Filled } from '#web/ui/slot.tsx';
import '#web/ledger/list/item.css';
import '#web/ledger/task-drawer.css';

interface Props {
  readonly list: ListDetail;
  readonly item: ListItemRow;
  readonly checked: Checked | null;
  readonly names: ItemNames;
  readonly cells: ListCells;
  readonly kept: DraftsKept;
  readonly readOnly: boolean;
  readonly tab: string;
  /** To the next item that has the same finding; null: there is none. */
  readonly next: { readonly words: string; readonly go: () => void } | null;
  readonly onTab: (tab: string) => void;
  readonly onClose: () => void;
}

const allTabs = ['goal', 'breakdown', 'duty', 'progress', 'changes', 'source', 'history'] as const;

const ItemBreakdown = lazyPart(async () => {
  const [part] = await Promise.all([import('#web/ledger/breakdown/item-breakdown.tsx'), breakdownWords.load()]);
  return part.ItemBreakdown;
});

const ItemChanges = lazyPart(async () => {
  const [part] = await Promise.all([import('#web/ledger/change/parts.ts'), changeWords.load(), attachmentWords.load()]);
  return part.ItemChanges;
});

/** One item beside the spreadsheet (over the page on a phone): what it is to reach and when, who answers, what the plan says, what happened. */
export function ItemDrawer({ list, item, checked, names, cells, kept, readOnly, tab, next, onTab, onClose }: Props) {
  const may = useMay();
  const { task, child } = item;
  const tabs = allTabs.filter((one) => {
    // Who has a child does not see the task that its parent is about.
    if (one === 'source') return child === undefined;
    // Work is reported whole, once it is issued.
    if (one === 'progress') return item.code !== undefined && child === undefined && progressSlot.fills.some(({ needs }) => may(needs));
    // What a unit makes of its own part it changes itself.
    if (one === 'changes') return item.code !== undefined && child === undefined;
    if (one === 'breakdown') return item.code !== undefined && child === undefined && (item.children !== undefined || may('addChildren'));
    return true;
  });
  const shown = tabs.find((one) => one === tab) ?? 'goal';
  useKeys({ Escape: () => popupIsOpen() || onClose() });
  const remove = useRemoveItems(list.id, onClose);
  return (
    <aside className="drawer list-drawer" aria-label={t('list.item')}>
      <Button className="drawer-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      <p className="drawer-crumb">
        {child === undefined
          ? `${item.code === undefined ? '' : `${item.code} · `}${task.code} · ${t(`kind.${task.kind}`)} · ${task.path} ${task.chapter}`
          : `${item.code ?? ''} · ${t('list.item.child-of', { unit: names(child.by), code: child.parent.code, title: child.parent.title })}`}
      </p>
      <h2 tabIndex={-1}>{itemWords(item)}</h2>
      {next !== null && (
        <p className="list-next">
          {next.words}{' '}
          <button type="button" className="list-small" onClick={next.go}>
            {t('list.item.next.go')}
          </button>
        </p>
      )}
      <div className="tabs" role="tablist">
        {tabs.map((one) => (
          <button
            type="button"
            key={one}
            id={`item-tab-${one}`}
            role="tab"
            className="bare"
            aria-selected={one === shown}
            aria-controls="item-tab"
            onClick={() => onTab(one)}
          >
            {t(`list.item.tab.${one}`)}
            {one === 'breakdown' && item.children !== undefined && ` ${item.children}`}
          </button>
        ))}
      </div>
      <div key={item.id} id="item-tab" role="tabpanel" aria-labelledby={`item-tab-${shown}`}>
        {shown === 'goal' && <ItemGoal list={list} item={item} names={names} cells={cells} kept={kept} readOnly={readOnly} />}
        {shown === 'breakdown' && <ItemBreakdown itemId={item.id} year={list.year} />}
        {shown === 'duty' && <ItemUnits item={item} names={names} checked={checked} />}
        {shown === 'progress' && <Filled slot={progressSlot} may={may} props={{ itemId: item.id }} />}
        {shown === 'changes' && <ItemChanges item={item} list={list} />}
        {shown === 'source' && <Source taskId={task.id} />}
        {shown === 'history' && <ItemHistory itemId={item.id} />}
      </div>
      <div className="drawer-acts">
        {child === undefined && <Link to={ledgerAddress({ taskId: task.id })}>{t('list.item.open-ledger')}</Link>}
        {!readOnly && may('removeFromList') && (
          <Button size="small" loading={remove.isPending} onClick={() => remove.mutate([item])}>
            {t('list.remove')}
          </Button>
        )}
      </div>
    </aside>
  );
}

/** An open list or calendar has Escape to itself. */
function popupIsOpen(): boolean {
  return (
    document.querySelector(
      '.ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)',
    ) !== null
  );
}

function Source({ taskId }: { readonly taskId: string }) {
  const task = useTask(taskId);
  if (task.data !== undefined) return <TaskSources task={task.data} />;
  return task.isError ? <LoadFailure error={task.error} onRetry={() => void task.refetch()} /> : <Skeleton active />;
}

function ItemHistory({ itemId }: { readonly itemId: string }) {
  const item = useQuery(endpointQuery(getItem, { params: { itemId } }));
  if (item.data !== undefined)
    return <HistoryList history={{ events: item.data.history, more: item.data.moreHistory }} words={itemHistoryWords} />;
  return item.isError ? <LoadFailure error={item.error} onRetry={() => void item.refetch()} /> : <Skeleton active />;
}
