/** Where a list stood at each step of the history of this tab: whoever comes back, or loads the page anew, finds it there. */
import { useEffect, useRef, useState, type RefCallback } from 'react';
import { useLocation, type Location } from 'react-router';
import { z } from 'zod';

const storageKey = 'taizhang.places';
const mostKept = 200;

const places = keptBefore();
globalThis.addEventListener('pagehide', () => {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...places]));
  } catch {
    // A browser that stores nothing forgets the places with the page.
  }
});

/** Names a step. The first of a tab has the same key as every address that somebody typed, so the address is said too. */
export function stepOf({ key, pathname, search }: Location): string {
  return `${key} ${pathname}${search}`;
}

/** The place that was left at a step; null: the start, or a step that is new. */
export function placeAt(step: string): number | null {
  return places.get(step) ?? null;
}

/** Keeps the place of a step, of the newest ones. */
export function keepPlace(step: string, place: number): void {
  places.delete(step);
  if (place === 0) return;
  places.set(step, place);
  const [oldest] = places.keys();
  if (places.size > mostKept && oldest !== undefined) places.delete(oldest);
}

/** What the page before this one in the tab kept. An address that was typed begins at its start. */
function keptBefore(): Map<string, number> {
  try {
    const stored = z.array(z.tuple([z.string(), z.number()])).parse(JSON.parse(sessionStorage.getItem(storageKey) ?? '[]'));
    const [loaded] = performance.getEntriesByType('navigation');
    const isTyped = loaded instanceof PerformanceNavigationTiming && loaded.type === 'navigate';
    return new Map(stored.filter(([step]) => !isTyped || !step.startsWith('default ')));
  } catch {
    return new Map();
  }
}

/** For an element that scrolls, by `ref`: it stands where it was left at this step as soon as so much of it is there; another page begins at its start. */
export function useScrollInHistory(name: string): RefCallback<HTMLElement> {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const location = useLocation();
  const { pathname } = location;
  const step = `${stepOf(location)} ${name}`;
  const pageShown = useRef(pathname);
  useEffect(() => {
    if (element === null) return undefined;
    const isOtherPage = pageShown.current !== pathname;
    pageShown.current = pathname;
    return followScroll(element, step, isOtherPage);
  }, [element, step, pathname]);
  return setElement;
}

const hands = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** Brings the element to the place of the step and keeps where it goes from there; answers what ends it. */
function followScroll(element: HTMLElement, step: string, isOtherPage: boolean): () => void {
  let wanted = placeAt(step);
  if (wanted === null && isOtherPage) element.scrollTop = 0;
  const seek = (): void => {
    if (wanted === null) return;
    element.scrollTop = wanted;
    if (Math.abs(element.scrollTop - wanted) < 1) wanted = null;
  };
  const keep = (): void => {
    if (wanted === null) keepPlace(step, element.scrollTop);
  };
  // Whoever moves it by hand meanwhile is not pulled away.
  const letBe = (): void => {
    wanted = null;
  };
  const grown = new MutationObserver(seek);
  grown.observe(element, { childList: true, subtree: true });
  element.addEventListener('scroll', keep, { passive: true });
  for (const hand of hands) element.addEventListener(hand, letBe, { passive: true });
  seek();
  keep();
  return () => {
    grown.disconnect();
    element.removeEventListener('scroll', keep);
    for (const hand of hands) element.removeEventListener(hand, letBe);
  };
}
