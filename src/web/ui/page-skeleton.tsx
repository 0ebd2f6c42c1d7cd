import { Skeleton } from 'antd';
import { t } from '#web/ui/words.ts';

/** What stands where a page will be while its code or its first data arrive. */
export function PageSkeleton() {
  return (
    <output className="page" style={{ display: 'block' }} aria-label={t('shell.loading')}>
      <Skeleton active title={{ width: 180 }} paragraph={{ rows: 8 }} />
    </output>
  );
}
