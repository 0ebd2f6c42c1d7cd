import { useRef } from 'react';

/**
 * Starts each thing once at a time: the second click of a double click does nothing, before any button could be drawn as busy.
 * Where several rows or buttons share one page, `what` tells them apart: a click on another one is a click of its own and never lost.
 */
export function useSingle(): (start: () => Promise<unknown>, what?: string) => void {
  const running = useRef(new Set<string>());
  return (start, what = '') => {
    if (running.current.has(what)) return;
    running.current.add(what);
    const stop = () => running.current.delete(what);
    // What went wrong is told by whoever started it.
    start().then(stop, stop);
  };
}
