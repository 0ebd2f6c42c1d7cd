interface Field {
  readonly focus: (options?: { preventScroll?: boolean }) => void;
  readonly nativeElement?: HTMLElement | null;
}

const focused = new WeakSet<object>();

/** As a ref: the field that a person asked for has the focus when it appears. antd hands over its inputs anew at each drawing; once is enough. */
export function focusOnce(field: Field | null): void {
  const element = field?.nativeElement ?? field;
  if (field === null || element === null || focused.has(element)) return;
  focused.add(element);
  field.focus({ preventScroll: true });
}
