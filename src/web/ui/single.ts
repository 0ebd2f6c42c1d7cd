import { useRef } from 'react';

/** Starts one thing at a time: the second click of a double click does nothing, before any button could be drawn as busy. */
export function useSingle(): (start: () => Promise<unknown>) => void {
  const running = useRef(false);
  return (start) => {
    if (running.current) return;
    running.current = true;
    const stop = () => {
      running.current = false;
    };
    // What went wrong is told by whoever started it.
    start().then(stop, stop);
  };
}
