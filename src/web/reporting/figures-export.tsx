import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { exportReportFigures } from '#contract/reporting/figure-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/reporting/words.ts';
import { download } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';
import { explain } from '#web/ui/request-failure.ts';

/** The figures of a period as a file. */
export function FiguresExport({ period }: { readonly period: string }) {
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const write = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    try {
      await download(exportReportFigures, { params: { period }, body: { format } });
      message.success(t('figures.export.done'));
    } catch (error) {
      message.error(explain(error), 8);
    } finally {
      setBusy(false);
    }
  };
  if (!may('exportReportFigures')) return null;
  return (
    <ClickMenu
      placement="bottomRight"
      menu={{
        items: [
          { key: 'xlsx', label: t('figures.export.xlsx') },
          { key: 'csv', label: t('figures.export.csv') },
        ],
        onClick: ({ key }) => void write(key === 'csv' ? 'csv' : 'xlsx'),
      }}
    >
      <Button className="no-print" loading={busy} icon={<DownOutlined />} iconPlacement="end">
        {t('figures.export')}
      </Button>
    </ClickMenu>
  );
}
