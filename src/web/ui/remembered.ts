import { useCallback, useState } from 'react';

/** A setting stored in this browser, such as the columns of a table. `read` turns what was stored into a value, or null. */
export function useRemembered<T>(key: string, fallback: T, read: (stored: unknown) => T | null): [T, (value: T) => void] {
  const storageKey = `taizhang.${key}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const stored = localStorage.getItem(storageKey);
      return stored === null ? fallback : (read(JSON.parse(stored)) ?? fallback);
    } catch {
      return fallback;
    }
  });
  const remember = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // A browser whose storage is full or shut off forgets it with the page; what was chosen counts until then.
      }
    },
    [storageKey],
  );
  return [value, remember];
}
