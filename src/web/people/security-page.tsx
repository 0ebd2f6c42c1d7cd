import { NotFoundPage } from '#web/ui/not-found-page.tsx';

/** Not built yet. */
export function SecurityPage() {
  return <NotFoundPage home="/" />;
}
