import { progressSlot } from '#web/ledger/slots.ts';
import { words } from '#web/reporting/words.ts';
import { fill } from '#web/ui/slot.tsx';
import type { WebDomain } from '#web/ui/domain.ts';

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'reports', needs: 'listPeriods', load: async () => (await import('#web/reporting/pages.tsx')).ReportsPage },
    { path: 'reports/review', needs: 'reviewReports', load: async () => (await import('#web/reporting/pages.tsx')).ReviewPage },
    { path: 'reports/accept', needs: 'acceptReports', load: async () => (await import('#web/reporting/pages.tsx')).AcceptPage },
    { path: 'reports/burden', needs: 'getBurden', load: async () => (await import('#web/reporting/pages.tsx')).BurdenPage },
    {
      path: 'reports/figures',
      needs: 'getReportFigures',
      load: async () => (await import('#web/reporting/pages.tsx')).FiguresPage,
    },
    {
      path: 'reports/figures/list',
      needs: 'findReports',
      load: async () => (await import('#web/reporting/pages.tsx')).FoundReportsPage,
    },
    { path: 'reports/silent', needs: 'listSilentReports', load: async () => (await import('#web/reporting/pages.tsx')).SilentPage },
    { path: 'reports/same-work', needs: 'listSameWork', load: async () => (await import('#web/reporting/pages.tsx')).WorkPage },
    { path: 'reports/confirm', needs: 'confirmReports', load: async () => (await import('#web/reporting/pages.tsx')).ConfirmPage },
    { path: 'reports/record', needs: 'recordReport', load: async () => (await import('#web/reporting/pages.tsx')).RecordPage },
  ],
  slots: [
    fill(progressSlot, {
      needs: 'getItemProgress',
      words,
      load: async () => (await import('#web/reporting/pages.tsx')).ItemProgress,
    }),
  ],
};
