/** The pages of reporting, and what it gives to others: every file that a page begins with is named in the program's first screen, and this one stands for all (decision 022). */
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';

const meanwhile = { meanwhile: () => <PageSkeleton /> };

export const AcceptPage = lazyPart(async () => (await import('#web/reporting/judge-page.tsx')).AcceptPage, meanwhile);
export const BurdenPage = lazyPart(async () => (await import('#web/reporting/burden-page.tsx')).BurdenPage, meanwhile);
export const ConfirmPage = lazyPart(async () => (await import('#web/reporting/confirm-page.tsx')).ConfirmPage, meanwhile);
export const FiguresPage = lazyPart(async () => (await import('#web/reporting/figures-page.tsx')).FiguresPage, meanwhile);
export const FoundReportsPage = lazyPart(async () => (await import('#web/reporting/found-reports-page.tsx')).FoundReportsPage, meanwhile);
export const ItemProgress = lazyPart(async () => (await import('#web/reporting/item-progress.tsx')).ItemProgress, meanwhile);
export const RecordPage = lazyPart(async () => (await import('#web/reporting/record-page.tsx')).RecordPage, meanwhile);
export const ReportsPage = lazyPart(async () => (await import('#web/reporting/reports-page.tsx')).ReportsPage, meanwhile);
export const ReviewPage = lazyPart(async () => (await import('#web/reporting/judge-page.tsx')).ReviewPage, meanwhile);
export const SilentPage = lazyPart(async () => (await import('#web/reporting/silent-page.tsx')).SilentPage, meanwhile);
export const WorkPage = lazyPart(async () => (await import('#web/reporting/work-page.tsx')).WorkPage, meanwhile);
