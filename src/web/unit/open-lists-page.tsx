import { NotFoundPage } from '#web/ui/not-found-page.tsx';

/** Not built yet. */
export function OpenListsPage() {
  return <NotFoundPage home="/" />;
}
