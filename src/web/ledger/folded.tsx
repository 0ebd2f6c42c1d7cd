import { useState, type ReactNode } from 'react';
import { leftOut } from '#web/ledger/left-out.ts';
import { t } from '#web/ledger/words.ts';

interface Props<T> {
  readonly all: readonly T[];
  readonly atFirst: number;
  /** What the rest is called, with how many it is. */
  readonly more: (count: number) => string;
  readonly children: (shown: readonly T[], fold: ReactNode) => ReactNode;
}

/** A long list with its end folded: the first, and a button that shows the rest and hides it again. */
export function Folded<T>({ all, atFirst, more, children }: Props<T>) {
  const [open, setOpen] = useState(false);
  const left = leftOut(all.length, atFirst);
  const fold = left > 0 && (
    <button type="button" className="bare link" aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? t('ledger.facet.less') : more(left)}
    </button>
  );
  return children(open ? all : all.slice(0, all.length - left), fold);
}
