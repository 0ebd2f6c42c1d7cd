import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { exportList } from '#contract/ledger/list-sheet-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { download } from '#web/ui/call.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';
import { explain } from '#web/ui/request-failure.ts';

const SheetDialog = lazyPart(async () => (await import('#web/ledger/list/sheet-dialog.tsx')).SheetDialog, { takesKeys: true });
const ExportsDialog = lazyPart(async () => (await import('#web/ledger/exports-dialog.tsx')).ExportsDialog, { takesKeys: true });

interface Props {
  readonly list: ListDetail;
  readonly cells: ListCells;
  readonly readOnly: boolean;
}

/** The list as a workbook: out, and back in to be merged. */
export function SheetMenu({ list, cells, readOnly }: Props) {
  const mayMerge = useMay()('mergeListSheet') && !readOnly;
  const [busy, setBusy] = useState(false);
  const [dialog, setDialog] = useState<'merge' | 'own' | null>(null);
  const write = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    try {
      await download(exportList, { params: { listId: list.id }, body: { format } });
      message.success(t('list.sheet.out.done'));
    } catch (error) {
      message.error(explain(error), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ClickMenu
        placement="bottomRight"
        menu={{
          items: [
            { key: 'xlsx', label: t('list.sheet.out.xlsx') },
            { key: 'csv', label: t('list.sheet.out.csv') },
            { key: 'print', label: t('ledger.export.print') },
            ...(mayMerge ? [{ key: 'merge', label: t('list.sheet.in') }] : []),
            { type: 'divider' },
            { key: 'own', label: t('ledger.export.own') },
          ],
          onClick: ({ key }) => {
            if (key === 'merge' || key === 'own') setDialog(key);
            // After the menu has gone.
            else if (key === 'print') setTimeout(() => globalThis.print(), 200);
            else void write(key === 'csv' ? 'csv' : 'xlsx');
          },
        }}
      >
        <Button loading={busy} icon={<DownOutlined />} iconPlacement="end">
          {t(mayMerge ? 'list.sheet' : 'ledger.export')}
        </Button>
      </ClickMenu>
      {dialog === 'merge' && <SheetDialog list={list} cells={cells} onClose={() => setDialog(null)} />}
      {dialog === 'own' && <ExportsDialog onClose={() => setDialog(null)} />}
    </>
  );
}
