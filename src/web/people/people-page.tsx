import { NotFoundPage } from '#web/ui/not-found-page.tsx';

/** Not built yet. */
export function PeoplePage() {
  return <NotFoundPage home="/" />;
}
