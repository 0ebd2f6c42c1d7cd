import { useEffect, useRef, useState, type RefObject } from 'react';

interface Acted {
  readonly rowId: string | null;
  /** What the page showed then. */
  readonly shown: unknown;
}

interface Order {
  readonly of: unknown;
  readonly now: readonly string[];
  readonly before: readonly string[];
}

/**
 * After an act whose button is gone the focus goes on: to the next thing to do (`data-next`) in `place` behind the row that was acted on (`data-sign`),
 * wherever that row stands now; to the one before it, to the line of that row, or to the head of the page; never to nowhere. Where it is still
 * somewhere, it stays. To be called once the act is done; `shown` is what the page shows, which changes with the act, before or after that.
 */
export function useFocusNext(place: RefObject<HTMLElement | null>, shown: unknown): (rowId: string | null) => void {
  const [acted, setActed] = useState<Acted | null>(null);
  const settled = useRef<Acted | null>(null);
  // The rows in which there was something to do, as the page has them and as it had them before.
  const order = useRef<Order>({ of: null, now: [], before: [] });
  useEffect(() => {
    if (order.current.of !== shown) order.current = { of: shown, now: rowsToDo(place.current), before: order.current.now };
  }, [place, shown]);
  useEffect(() => {
    if (acted === null || settled.current === acted) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost || shown !== acted.shown) settled.current = acted;
    if (isLost) goOn(place.current, acted.rowId, order.current);
  }, [place, shown, acted]);
  return (rowId) => setActed({ rowId, shown });
}

const rowsToDo = (place: HTMLElement | null): readonly string[] =>
  [...(place?.querySelectorAll('[data-next]') ?? [])].flatMap((one) => one.closest<HTMLElement>('[data-sign]')?.dataset['sign'] ?? []);

function goOn(place: HTMLElement | null, rowId: string | null, { now, before }: Order): void {
  const rows = rowId === null ? [] : ([now, before].find((ids) => ids.includes(rowId)) ?? []);
  const at = rows.indexOf(rowId ?? '');
  const near = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0)).toReversed()];
  const inRow = (id: string, what: string) => place?.querySelector<HTMLElement>(`[data-sign="${CSS.escape(id)}"] ${what}`) ?? null;
  const next =
    near.reduce<HTMLElement | null>((found, id) => found ?? inRow(id, '[data-next]'), null) ??
    place?.querySelector<HTMLElement>('[data-next]') ??
    (rowId === null ? null : inRow(rowId, 'a')) ??
    document.querySelector<HTMLElement>('#sign-head');
  next?.focus();
}
