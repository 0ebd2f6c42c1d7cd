import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { exportTasks, listExports, removeExport } from '#contract/ledger/export-endpoints.ts';
import type { ColumnId } from '#web/ledger/column-choice.ts';
import { columnsOf } from '#web/ledger/columns.tsx';
import { sortOf, type LedgerView } from '#web/ledger/ledger-address.ts';
import type { PrintedRows } from '#web/ledger/print-table.tsx';
import type { TaskList } from '#web/ledger/use-tasks.ts';
import { call, download } from '#web/ui/call.ts';
import { t } from '#web/ledger/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

interface Props {
  readonly view: LedgerView;
  readonly columns: readonly ColumnId[];
  readonly total: number;
  readonly list: TaskList;
  /** What to print instead of the rows that the page holds; null: those again. */
  readonly onPrint: (rows: PrintedRows | null) => void;
}

const ExportsDialog = lazyPart(async () => (await import('#web/ledger/exports-dialog.tsx')).ExportsDialog, { takesKeys: true });

const messageKey = 'ledger-export';

/** Exactly what is shown, as a workbook, as CSV, or on A3 paper. */
export function ExportMenu({ view, columns, total, list, onPrint }: Props) {
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(false);

  const write = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    const cancelled = new AbortController();
    const tell = (words: string) =>
      message.loading({
        key: messageKey,
        content: (
          <>
            {words}
            <Button type="link" size="small" onClick={() => cancelled.abort()}>
              {t('ledger.export.cancel')}
            </Button>
          </>
        ),
        duration: 0,
      });
    tell(t('ledger.export.busy', { total }));
    let receiving = false;
    try {
      const body = {
        format,
        filter: view.filter,
        sort: sortOf(view),
        columns: columnsOf(columns).flatMap((column) => [...column.exports]),
      };
      await download(exportTasks, { body, signal: cancelled.signal }, (received) => {
        receiving = true;
        tell(t('ledger.export.receiving', { kb: Math.ceil(received / 1024) }));
      });
      message.success({ key: messageKey, content: t('ledger.export.done', { total }) });
    } catch (error) {
      if (cancelled.signal.aborted) {
        const cancelledThere = !receiving && (await cancelMaking(format));
        message.info({ key: messageKey, content: t(cancelledThere ? 'ledger.export.cancelled' : 'ledger.export.left') });
      } else if (hasCode(error, 'web.unreachable')) {
        message.error({ key: messageKey, content: t('ledger.export.unreachable'), duration: 8 });
      } else message.error({ key: messageKey, content: explain(error), duration: 8 });
    } finally {
      setBusy(false);
    }
  };
  const print = async () => {
    setBusy(true);
    try {
      const { tasks, label } = await list.read(0, Number.POSITIVE_INFINITY);
      onPrint({ runs: [{ start: 0, tasks }], total: tasks.length, label });
      addEventListener('afterprint', () => onPrint(null), { once: true });
      // After React has drawn the rows that arrived.
      setTimeout(() => globalThis.print(), 60);
    } catch (error) {
      message.error(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {looking && <ExportsDialog onClose={() => setLooking(false)} />}
      <ClickMenu
        placement="bottomRight"
        menu={{
          items: [
            { key: 'xlsx', label: t('ledger.export.xlsx'), disabled: total === 0 },
            { key: 'csv', label: t('ledger.export.csv'), disabled: total === 0 },
            { key: 'print', label: t('ledger.export.print'), disabled: total === 0 },
            { type: 'divider' },
            { key: 'own', label: t('ledger.export.own') },
          ],
          onClick: ({ key }) => {
            if (key === 'own') setLooking(true);
            else void (key === 'print' ? print() : write(key === 'csv' ? 'csv' : 'xlsx'));
          },
        }}
      >
        <Button loading={busy} icon={<DownOutlined />} iconPlacement="end">
          {t('ledger.export')}
        </Button>
      </ClickMenu>
    </>
  );
}

/**
 * It is made to its end unless it is cancelled there, too; whether it was. Of several that I make, the newest of the kind is the one of this page.
 */
async function cancelMaking(format: 'xlsx' | 'csv'): Promise<boolean> {
  try {
    const { exports } = await call(listExports, {});
    const own = exports.find((one) => one.format === format && (one.state === 'reading' || one.state === 'making'));
    if (own !== undefined) await call(removeExport, { params: { exportId: own.id } });
    return own !== undefined;
  } catch {
    // It goes on being made, and is found under the exports.
    return false;
  }
}
