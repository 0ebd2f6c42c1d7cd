import { CloseOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { removeFromList } from '#contract/ledger/list-endpoints.ts';
import { getItem, type ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { ItemGoal } from '#web/ledger/list/item-goal.tsx';
import { ItemUnits } from '#web/ledger/list/item-units.tsx';
import { itemHistoryWords } from '#web/ledger/list/item-history-words.ts';
import type { ItemNames } from '#web/ledger/list/item-texts.ts';
import { itemTabSlot } from '#web/ledger/slots.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { TaskSources } from '#web/ledger/task-sources.tsx';
import { useTask } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { Filled } from '#web/ui/slot.tsx';
import '#web/ledger/list/item.css';
import '#web/ledger/task-drawer.css';

interface Props {
  readonly list: ListDetail;
  readonly item: ListItemRow;
  readonly names: ItemNames;
  readonly cells: ListCells;
  readonly readOnly: boolean;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly onClose: () => void;
}

const tabs = ['goal', 'duty', 'source', 'history'] as const;

/** One item beside the spreadsheet (over the page on a phone): what it is to reach and when, who answers, what the plan says, what happened. */
export function ItemDrawer({ list, item, names, cells, readOnly, tab, onTab, onClose }: Props) {
  const may = useMay();
  const shown = tabs.find((one) => one === tab) ?? 'goal';
  const remove = useAct(() => call(removeFromList, { params: { listId: list.id }, body: { itemIds: [item.id] } }), {
    onDone: ({ changed }) => {
      message.success(t('list.remove.done', { count: changed }), 5);
      onClose();
    },
    onError: (error) => message.error(explain(error), 6),
  });
  return (
    <aside className="drawer list-drawer" aria-label={t('list.item')}>
      <Button className="drawer-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      <p className="drawer-crumb">
        {item.code !== undefined && `${item.code} · `}
        {item.task.code} · {t(`kind.${item.task.kind}`)} · {item.task.path} {item.task.chapter}
      </p>
      <h2 tabIndex={-1}>{item.task.title}</h2>
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
          </button>
        ))}
      </div>
      <div id="item-tab" role="tabpanel" aria-labelledby={`item-tab-${shown}`}>
        {shown === 'goal' && <ItemGoal list={list} item={item} names={names} cells={cells} readOnly={readOnly} />}
        {shown === 'duty' && <ItemUnits item={item} names={names} />}
        {shown === 'source' && <Source taskId={item.task.id} />}
        {shown === 'history' && <ItemHistory itemId={item.id} />}
      </div>
      <Filled slot={itemTabSlot} may={may} props={{ itemId: item.id, listId: list.id }} />
      <div className="drawer-acts">
        <Link to={ledgerAddress({ taskId: item.task.id })}>{t('list.item.open-ledger')}</Link>
        {!readOnly && may('removeFromList') && (
          <Button size="small" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('list.remove')}
          </Button>
        )}
      </div>
    </aside>
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
