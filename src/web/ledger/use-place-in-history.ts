import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { keepPlace, placeAt, stepOf } from '#web/ui/places-in-history.ts';

interface List {
  /** Changes when other rows stand there. */
  readonly scope: string;
  /** Of how many rows there are; fewer are known before they are counted. */
  readonly total: number;
  /** The first place that is wholly in sight. */
  readonly top: number;
  readonly toStart: () => void;
  readonly scrollTo: (place: number) => void;
}

/** Whoever comes back to a list, or loads it anew, finds it where it was left; other rows begin at their first. */
export function usePlaceInHistory({ scope, total, top, toStart, scrollTo }: List): void {
  const step = stepOf(useLocation());
  const scopeShown = useRef(scope);
  const wanted = useRef(placeAt(step));
  useEffect(() => {
    if (scopeShown.current !== scope) {
      scopeShown.current = scope;
      toStart();
      wanted.current = placeAt(step);
    }
    keepPlace(step, wanted.current ?? top);
    if (wanted.current === null || wanted.current >= total) return;
    scrollTo(wanted.current);
    wanted.current = null;
  });
}
