import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** The place in sight at each step of the history that was left. */
const places = new Map<string, number>();
const mostKept = 200;

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

/** Whoever comes back to a list finds it where it was left; other rows begin at their first. */
export function usePlaceInHistory({ scope, total, top, toStart, scrollTo }: List): void {
  const { key } = useLocation();
  const seen = useRef(0);
  const scopeShown = useRef(scope);
  const wanted = useRef(places.get(key) ?? null);
  useLayoutEffect(() => () => keepPlace(key, wanted.current ?? seen.current), [key]);
  useEffect(() => {
    if (scopeShown.current !== scope) {
      scopeShown.current = scope;
      toStart();
      wanted.current = places.get(key) ?? null;
    }
    seen.current = top;
    if (wanted.current === null || wanted.current >= total) return;
    scrollTo(wanted.current);
    wanted.current = null;
  });
}

function keepPlace(key: string, place: number): void {
  places.delete(key);
  if (place === 0) return;
  places.set(key, place);
  const [oldest] = places.keys();
  if (places.size > mostKept && oldest !== undefined) places.delete(oldest);
}
