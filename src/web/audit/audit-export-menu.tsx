import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { exportAudit } from '#contract/audit/endpoints.ts';
import type { AuditView } from '#web/audit/audit-address.ts';
import { download } from '#web/ui/call.ts';
import { t } from '#web/audit/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

const messageKey = 'audit-export';

/** What the filter finds, as a file, or this page on paper. Both stand in the trail. */
export function AuditExportMenu({ view, disabled }: { view: AuditView; disabled: boolean }) {
  const [busy, setBusy] = useState(false);
  const write = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    message.loading({ key: messageKey, content: t('audit.export.busy'), duration: 0 });
    try {
      await download(exportAudit, { body: { format, filter: view } });
      message.success({ key: messageKey, content: t('audit.export.done') });
    } catch (error) {
      message.error({ key: messageKey, content: explain(error), duration: 8 });
    } finally {
      setBusy(false);
    }
  };
  return (
    <ClickMenu
      placement="bottomRight"
      disabled={disabled}
      menu={{
        items: [
          { key: 'xlsx', label: t('audit.export.xlsx') },
          { key: 'csv', label: t('audit.export.csv') },
          { key: 'print', label: t('audit.export.print') },
        ],
        // A moment for the menu to close: it would be printed, too.
        onClick: ({ key }) => void (key === 'print' ? setTimeout(() => globalThis.print(), 200) : write(key === 'csv' ? 'csv' : 'xlsx')),
      }}
    >
      <Button loading={busy} icon={<DownOutlined />} iconPlacement="end">
        {t('audit.export')}
      </Button>
    </ClickMenu>
  );
}
