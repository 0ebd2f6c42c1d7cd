import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { openCells, unchangedSince, type FilledCell, type TakenCell } from '#web/reporting/taken-cells.ts';
import type { Typing } from '#web/reporting/use-typing.ts';

export interface Taking {
  /** Types them into the drafts. Answers how many: what says something else by now than was shown is left. */
  fill: (cells: readonly TakenCell[]) => number;
  /** Cells that were filled in last, and can be taken back. */
  readonly last: number;
  /** Answers how many were taken back, and how many were typed anew since and stay. */
  undo: () => { readonly count: number; readonly kept: number; readonly first: string | null };
}

/** Many cells at once, as if they were typed: in the browser at once, on the server after the pause, never over what others typed. */
export function useTaking(reports: readonly Report[], typing: Typing): Taking {
  const [last, setLast] = useState<readonly FilledCell<Report>[]>([]);
  return {
    fill: (cells) => {
      const filled = openCells(cells, reports, typing.contentOf);
      for (const { report, field, after } of filled) typing.type(report, field, after);
      setLast(filled);
      return filled.length;
    },
    last: last.length,
    undo: () => {
      const back = unchangedSince(last, reports, typing.contentOf);
      for (const { report, field, before } of back) typing.type(report, field, before);
      setLast([]);
      return { count: back.length, kept: last.length - back.length, first: last[0]?.report.id ?? null };
    },
  };
}
