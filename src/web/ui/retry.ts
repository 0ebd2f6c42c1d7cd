/** Asking again by itself after the network or the service was away. */
import { useEffect, useRef } from 'react';

const [firstMs, mostMs] = [2000, 60_000];

/**
 * While `failure` stands: acts when the network comes back, and by itself after 2, 4, 8 … at most 60 seconds. Each failure is another object;
 * null: it goes well, or nobody is to ask again unasked. `isFine`: the last attempt went well, so that the next wait is short again.
 */
export function useRetry(failure: object | null, isFine: boolean, act: () => void): void {
  const tries = useRef(0);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
    if (isFine) tries.current = 0;
  });
  useEffect(() => {
    if (failure === null) return undefined;
    const again = () => latest.current();
    const timer = setTimeout(again, Math.min(firstMs * 2 ** tries.current, mostMs));
    tries.current += 1;
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [failure]);
}
