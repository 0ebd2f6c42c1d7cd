/** Gives the keys back to the list of tasks once what had the focus is gone. */
export function focusLedger(): void {
  setTimeout(() => document.querySelector<HTMLElement>('#review-ledger')?.focus({ preventScroll: true }));
}
