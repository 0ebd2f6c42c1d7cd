import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { words as listWords } from '#web/ledger/list/words.ts';
import { useMay, useMe } from '#web/access/me.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { ExportMenu } from '#web/ledger/export-menu.tsx';
import { allLabel, attentionOf } from '#web/ledger/facet-choice.ts';
import { groupings, type Grouping, type LedgerView } from '#web/ledger/ledger-address.ts';
import type { PrintedRows } from '#web/ledger/print-table.tsx';
import type { Facets, TaskList } from '#web/ledger/use-tasks.ts';
import { t } from '#web/ledger/words.ts';
import { LabelTag } from '#web/plan/label-tag.tsx';
import { usePhone } from '#web/ui/phone.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { ClickBox, ClickMenu } from '#web/ui/opened-by-click.tsx';

const ColumnBoxes = lazyPart(async () => (await import('#web/ledger/column-boxes.tsx')).ColumnBoxes);
const AddToListDialog = lazyPart(
  async () => (await Promise.all([import('#web/ledger/list/add-to-list-dialog.tsx'), listWords.load()]))[0].AddToListDialog,
  { takesKeys: true },
);
const AddTaskDialog = lazyPart(async () => (await import('#web/ledger/add-task-dialog.tsx')).AddTaskDialog, { takesKeys: true });

interface Props {
  readonly view: LedgerView;
  readonly facets: Facets | undefined;
  readonly columns: readonly ColumnId[];
  readonly onColumns: (columns: readonly ColumnId[]) => void;
  readonly onGroup: (group: Grouping) => void;
  readonly onFacets: () => void;
  readonly list: TaskList;
  readonly onPrint: (rows: PrintedRows | null) => void;
  /** A task was added. */
  readonly onMade: (taskId: string) => void;
}

/** What is shown and how much of it; how it is grouped, which columns, and out as a file. */
export function LedgerHead({ view, facets, columns, onColumns, onGroup, onFacets, list, onPrint, onMade }: Props) {
  const phone = usePhone();
  const may = useMay();
  const role = useMe().post?.role;
  const [adding, setAdding] = useState(false);
  const [listing, setListing] = useState(false);
  const total = facets?.total ?? 0;
  const [kind] = view.filter.kind?.length === 1 ? view.filter.kind : [];
  return (
    <div className="ledger-head">
      {phone && <Button icon={<FilterOutlined />} aria-label={t('ledger.facets')} onClick={onFacets} />}
      <h1>{kind === undefined ? t(attentionOf(view.filter) ?? allLabel(role)) : t(`register.${kind}`)}</h1>
      {list.label !== null && <LabelTag label={list.label} />}
      <span className="muted counts" aria-live="polite">
        {facets !== undefined &&
          (phone
            ? t('ledger.count', { count: facets.total })
            : t('ledger.counts', { total: facets.total, objects: facets.objects, units: shownUnits(view, facets) }))}
      </span>
      <span className="grow" />
      <ClickMenu
        menu={{
          selectedKeys: [view.group],
          items: groupings.map((group) => ({ key: group, label: t(`ledger.group.${group}`) })),
          onClick: ({ key }) => onGroup(groupings.find((group) => group === key) ?? 'chapter'),
        }}
      >
        <Button>{phone ? t('ledger.group') : t('ledger.group.by', { group: t(`ledger.group.${view.group}`) })}</Button>
      </ClickMenu>
      {!phone && (
        <ClickBox placement="bottomRight" content={<ColumnBoxes columns={columns} onColumns={onColumns} />}>
          <Button>{t('ledger.columns')}</Button>
        </ClickBox>
      )}
      {may('addTask') && !phone && <Button onClick={() => setAdding(true)}>{t('adjustment.add')}</Button>}
      {adding && <AddTaskDialog view={view} onMade={onMade} onClose={() => setAdding(false)} />}
      {may('addToList') && view.filter.state !== 'withdrawn' && total > 0 && (
        <Button title={t('ledger.list.add.all', { count: total })} onClick={() => setListing(true)}>
          {t('ledger.list.add')}
        </Button>
      )}
      {listing && <AddToListDialog given={{ filter: view.filter }} count={total} onClose={() => setListing(false)} />}
      <ExportMenu view={view} columns={columns} total={total} list={list} onPrint={onPrint} />
    </div>
  );
}

/** Counted under all conditions but its own, the facet goes beyond the units that were chosen. */
function shownUnits({ filter }: LedgerView, { units }: Facets): number {
  return Math.min(units, filter.unit?.length ?? units);
}
