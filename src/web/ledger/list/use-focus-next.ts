import { useEffect, useRef, useState, type RefObject } from 'react';

interface Acted {
  readonly rowId: string | null;
  /** What the page showed then. */
  readonly shown: unknown;
}

/**
 * After an act whose button is gone the focus goes on: to the next thing to do in `place` (`data-next`), to the line of the row that was acted on
 * (`data-sign`), or to the head of the page; never to nowhere. Where it is still somewhere, it stays. To be called once the act is done; `shown` is what
 * the page shows, which changes with the act, before or after that.
 */
export function useFocusNext(place: RefObject<HTMLElement | null>, shown: unknown): (rowId: string | null) => void {
  const [acted, setActed] = useState<Acted | null>(null);
  const settled = useRef<Acted | null>(null);
  useEffect(() => {
    if (acted === null || settled.current === acted) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost || shown !== acted.shown) settled.current = acted;
    if (isLost) goOn(place.current, acted.rowId);
  }, [place, shown, acted]);
  return (rowId) => setActed({ rowId, shown });
}

function goOn(place: HTMLElement | null, rowId: string | null): void {
  const next =
    place?.querySelector<HTMLElement>('[data-next]') ??
    (rowId === null ? null : place?.querySelector<HTMLElement>(`[data-sign="${CSS.escape(rowId)}"] a`)) ??
    document.querySelector<HTMLElement>('#sign-head');
  next?.focus();
}
