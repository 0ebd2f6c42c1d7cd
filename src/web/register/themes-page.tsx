import { PageSkeleton } from '#web/ui/page-skeleton.tsx';

/** Being built. */
export function ThemesPage() {
  return <PageSkeleton />;
}
