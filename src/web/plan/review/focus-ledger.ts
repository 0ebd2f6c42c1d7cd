import { isTyping } from '#web/ui/keyboard.ts';

/** Gives the keys back to the list of tasks once what had the focus is gone; not from whoever is faster and types into the next field by then. */
export function focusLedger(): void {
  const before = document.activeElement;
  setTimeout(() => {
    const now = document.activeElement;
    if (now !== before && isTyping(now)) return;
    document.querySelector<HTMLElement>('#review-ledger')?.focus({ preventScroll: true });
  });
}
