import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { exportReports } from '#contract/reporting/sheet-endpoints.ts';
import { periodWords } from '#web/reporting/period-words.ts';
import { usePastedBlock } from '#web/reporting/use-pasted-block.ts';
import { useTaking } from '#web/reporting/use-taking.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { download } from '#web/ui/call.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';
import { explain } from '#web/ui/request-failure.ts';

const ReportSheetDialog = lazyPart(async () => (await import('#web/reporting/report-sheet-dialog.tsx')).ReportSheetDialog, {
  takesKeys: true,
});
const ReportPaste = lazyPart(async () => (await import('#web/reporting/report-paste.tsx')).ReportPaste, { takesKeys: true });

interface Props {
  readonly periods: readonly string[];
  readonly reports: readonly Report[];
  readonly typing: Typing;
}

/** The reports as a workbook, out and back in; blocks that are pasted from one; and taking back what came in by either. */
export function ReportSheetMenu({ periods, reports, typing }: Props) {
  const taking = useTaking(reports, typing);
  const [pasted, setPasted] = usePastedBlock();
  const [busy, setBusy] = useState(false);
  const [importing, setImporting] = useState(false);
  const units = [...new Map(reports.map(({ unit }) => [unit.id, unit.name]))];
  const several = units.length > 1;
  const write = async (period: string, unitId: string | null) => {
    setBusy(true);
    try {
      await download(exportReports, { params: { period }, body: { format: 'xlsx', ...(unitId === null ? {} : { unitId }) } });
      message.success(t('report.sheet.out.done'));
    } catch (error) {
      message.error(explain(error), 8);
    } finally {
      setBusy(false);
    }
  };
  // One for all, or for each of several units; a month and its quarter each have their own.
  const ways = periods
    .filter((period) => reports.some((report) => report.period === period))
    .flatMap((period) =>
      [null, ...(several ? units : [])].map((unit) => {
        const of = [...(periods.length > 1 ? [periodWords(period)] : []), ...(several ? [unit?.[1] ?? t('report.sheet.out.all')] : [])];
        return {
          period,
          unitId: unit?.[0] ?? null,
          label: of.length === 0 ? t('report.sheet.out') : t('report.sheet.out.of', { of: of.join(' · ') }),
        };
      }),
    );
  if (reports.length === 0) return null;
  return (
    <>
      {taking.last > 0 && (
        <Button
          onClick={() => {
            const { count, kept, first } = taking.undo();
            message.info(t('report.sheet.undone', { count, kept }), 5);
            // The button goes with what it took back.
            document.querySelector<HTMLElement>(`[data-report="${first}"]`)?.focus();
          }}
        >
          {t('report.sheet.undo', { count: taking.last })}
        </Button>
      )}
      <ClickMenu
        placement="bottomRight"
        menu={{
          items: [
            ...ways.map(({ label }, index) => ({ key: String(index), label })),
            { type: 'divider' },
            { key: 'in', label: t('report.sheet.in') },
            { key: 'paste', label: t('report.sheet.paste.how'), disabled: true },
          ],
          onClick: ({ key }) => {
            const way = ways[Number(key)];
            if (key === 'in') setImporting(true);
            else if (way !== undefined) void write(way.period, way.unitId);
          },
        }}
      >
        <Button loading={busy} icon={<DownOutlined />} iconPlacement="end">
          {t('report.sheet.menu')}
        </Button>
      </ClickMenu>
      {importing && (
        <ReportSheetDialog periods={periods} reports={reports} typing={typing} taking={taking} onClose={() => setImporting(false)} />
      )}
      {pasted !== null && <ReportPaste pasted={pasted} reports={reports} typing={typing} taking={taking} onClose={() => setPasted(null)} />}
    </>
  );
}
