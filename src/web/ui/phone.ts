import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 760px)');

/** Is the window as narrow as a phone? */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
