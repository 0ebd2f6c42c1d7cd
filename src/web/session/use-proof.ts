import { useCallback, useRef, useState } from 'react';

/** Calls that wait for a fresh proof of the person: all of them for the same one. */
export function useProof() {
  const waiting = useRef<((proven: boolean) => void)[]>([]);
  const [asked, setAsked] = useState(false);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setAsked(true);
      }),
    [],
  );
  const settle = useCallback((proven: boolean) => {
    for (const resolve of waiting.current.splice(0)) resolve(proven);
    setAsked(false);
  }, []);
  return { asked, ask, settle };
}
