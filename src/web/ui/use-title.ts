import { useEffect } from 'react';
import { t } from '#web/ui/words.ts';

/** The name of the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? t('shell.brand') : `${title} · ${t('shell.brand')}`;
  }, [title]);
}
