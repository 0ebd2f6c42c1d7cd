/** As a ref: the field that a person asked for has the focus when it appears. Stable, so that it happens once. */
export function focusOnce(field: { focus: (options?: { preventScroll?: boolean }) => void } | null): void {
  field?.focus({ preventScroll: true });
}
