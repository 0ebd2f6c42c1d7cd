import { useState } from 'react';
import type { CellField } from '#core/reporting/report-cell.ts';
import type { Report } from '#contract/reporting/endpoints.ts';
import { cellWords } from '#web/reporting/sheet-sight.ts';
import type { Typing } from '#web/reporting/use-typing.ts';

export interface CellText {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The figure or the day is written as it was read. */
  readonly settle: () => void;
  /** Why it is none; null: it is one. */
  readonly wrong: string | null;
}

/** A figure or a day while it is typed: as it is typed, then as it was read. `written`: as it stands. */
export function useCellText(report: Report, field: CellField, typing: Typing, written: string): CellText {
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typing.unreadIn(report, field);
  return {
    value: unread?.text ?? typed ?? written,
    onChange: (text) => {
      setTyped(text);
      typing.typeCell(report, field, text);
    },
    settle: () => setTyped(null),
    wrong: unread === undefined ? null : cellWords(unread.problem),
  };
}
