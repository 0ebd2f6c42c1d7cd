import { PlainBones } from '#web/ui/plain.tsx';
import { t } from '#web/ui/words.ts';

/** What stands where a page will be while its code or its first data arrive. */
export function PageSkeleton() {
  return (
    <output className="page" style={{ display: 'block' }} aria-label={t('shell.loading')}>
      <PlainBones rows={8} />
    </output>
  );
}
