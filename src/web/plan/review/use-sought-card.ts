import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { LedgerRow } from '#web/plan/review/ledger-rows.ts';
import { useReview } from '#web/plan/review/use-review.ts';

/**
 * Brings the card that the document leads to wholly into sight, and again when its fields come and it grows, until somebody moves the list or
 * goes to another task. Answers what to call when the list is moved by hand.
 */
export function useSoughtCard(list: Virtualizer<HTMLDivElement, Element>, rows: readonly LedgerRow[]): () => void {
  const { draft, selected, toLedger } = useReview().state;
  const sought = toLedger === null ? null : (draft.tasks.find(({ ranges }) => ranges[0]?.start === toLedger.offset)?.key ?? null);
  const left = useRef(false);
  const size = list.getVirtualItems().find(({ key }) => key === sought)?.size;

  const bring = () => {
    const index = sought === null ? -1 : rows.findIndex(({ key }) => key === sought);
    const place = list.measurementsCache[index];
    if (place === undefined) return;
    const top = list.scrollOffset ?? 0;
    const room = list.scrollRect?.height ?? 0;
    if (place.start >= top && place.end <= top + room) return;
    list.scrollToIndex(index, { align: place.size > room ? 'start' : 'center' });
  };
  useEffect(() => {
    if (selected !== sought) left.current = true;
    // Only who goes to another task leaves it: what is sought changes with the turn that follows.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);
  useEffect(() => {
    left.current = false;
    bring();
    // The request is new with each turn, though it leads to the same task.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [toLedger]);
  useEffect(() => {
    if (!left.current && selected === sought) bring();
    // Only a card that grew is brought again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [size]);
  return () => {
    left.current = true;
  };
}
