import { NotFoundPage } from '#web/ui/not-found-page.tsx';

/** Not built yet. */
export function AuditPage() {
  return <NotFoundPage home="/" />;
}
