interface Field {
  readonly focus: (options?: { preventScroll?: boolean }) => void;
  readonly nativeElement?: HTMLElement | null;
}

const focused = new WeakSet<object>();

/** As a ref: focuses a field when it first appears. antd calls the ref at each render, so it is done only once. */
export function focusOnce(field: Field | null): void {
  const element = field?.nativeElement ?? field;
  if (field === null || element === null || focused.has(element)) return;
  focused.add(element);
  field.focus({ preventScroll: true });
}
