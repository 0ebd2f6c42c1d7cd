import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { cleanCell } from '#core/platform/sheet/read-returned.ts';
import { cellContext, readReportCell, writeReportCell } from '#core/reporting/report-cell.ts';
import type { ContentField, ReportContent } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import type { Typing } from '#web/reporting/use-typing.ts';

/** A cell of a sheet or of a pasted block, as it was shown before it is taken. */
export interface TakenCell {
  readonly report: string;
  readonly field: ContentField;
  /** What stood there. */
  readonly from: string;
  readonly to: string;
}

interface Done {
  readonly report: string;
  readonly field: ContentField;
  readonly before: ReportContent[ContentField];
  readonly after: ReportContent[ContentField];
}

export interface Taking {
  /** Types them into the drafts. Answers how many: what says something else by now than was shown is left. */
  fill: (cells: readonly TakenCell[]) => number;
  /** Cells that were taken last, and can be taken back. */
  readonly last: number;
  /** Answers how many were taken back, and how many were typed anew since and stay. */
  undo: () => { readonly count: number; readonly kept: number };
}

/** Many cells at once, as if they were typed: in the browser at once, on the server after the pause, never over what others typed. */
export function useTaking(reports: readonly Report[], typing: Typing): Taking {
  const [last, setLast] = useState<readonly Done[]>([]);
  const open = new Map(reports.filter(({ state }) => isWritable(state)).map((report) => [report.id, report]));
  return {
    fill: (cells) => {
      const done = cells.flatMap(({ report: id, field, from, to }): Done[] => {
        const report = open.get(id);
        if (report === undefined) return [];
        const [context, content] = [cellContext(report), typing.contentOf(report)];
        const read = readReportCell(field, to, context);
        if (!read.ok || cleanCell(writeReportCell(field, content, context)) !== from) return [];
        typing.type(report, field, read.value);
        return [{ report: id, field, before: content[field], after: read.value }];
      });
      setLast(done);
      return done.length;
    },
    last: last.length,
    undo: () => {
      const back = last.filter(({ report: id, field, before, after }) => {
        const report = open.get(id);
        if (report === undefined || !isSame(typing.contentOf(report)[field], after)) return false;
        typing.type(report, field, before);
        return true;
      });
      setLast([]);
      return { count: back.length, kept: last.length - back.length };
    },
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
