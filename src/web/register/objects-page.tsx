import { PageSkeleton } from '#web/ui/page-skeleton.tsx';

/** Being built. */
export function ObjectsPage() {
  return <PageSkeleton />;
}
