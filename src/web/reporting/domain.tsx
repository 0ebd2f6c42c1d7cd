import { progressSlot } from '#web/ledger/slots.ts';
import { words } from '#web/reporting/words.ts';
import { fill } from '#web/ui/slot.tsx';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'reports', needs: 'listPeriods', load: async () => (await import('#web/reporting/reports-page.tsx')).ReportsPage },
    { path: 'reports/review', needs: 'reviewReports', load: async () => (await import('#web/reporting/judge-page.tsx')).ReviewPage },
    { path: 'reports/accept', needs: 'acceptReports', load: async () => (await import('#web/reporting/judge-page.tsx')).AcceptPage },
    { path: 'reports/burden', needs: 'getBurden', load: async () => (await import('#web/reporting/burden-page.tsx')).BurdenPage },
    {
      path: 'reports/figures',
      needs: 'getReportFigures',
      load: async () => (await import('#web/reporting/figures-page.tsx')).FiguresPage,
    },
    {
      path: 'reports/figures/list',
      needs: 'findReports',
      load: async () => (await import('#web/reporting/found-reports-page.tsx')).FoundReportsPage,
    },
    { path: 'reports/same-work', needs: 'listSameWork', load: async () => (await import('#web/reporting/work-page.tsx')).WorkPage },
    { path: 'reports/confirm', needs: 'confirmReports', load: async () => (await import('#web/reporting/confirm-page.tsx')).ConfirmPage },
    { path: 'reports/record', needs: 'recordReport', load: async () => (await import('#web/reporting/record-page.tsx')).RecordPage },
  ],
  slots: [
    fill(progressSlot, {
      needs: 'getItemProgress',
      words,
      load: async () => (await import('#web/reporting/item-progress.tsx')).ItemProgress,
    }),
  ],
};
