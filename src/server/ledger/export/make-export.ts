/** The steps that every export shares, whatever its sheet: announced, made in a child until somebody cancels it, kept with what left the house. */
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { keepFile, noteMaking } from '#server/ledger/export/export-file.ts';
import type { ExportOutput } from '#server/ledger/export/export-output.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { FileElsewhere, Note } from '#server/platform/http/route.ts';

/** Those that this node makes. */
const underWay = new Map<string, AbortController>();

/** Ends the work of one that this node makes. */
export function cancelMaking(id: string): void {
  underWay.get(id)?.abort();
}

/** Makes an announced export, unless it was cancelled meanwhile, or is while it is made. `rows`: how many it has. */
export async function makeAnnounced(
  { id, rows }: { readonly id: string; readonly rows: number },
  note: Note,
  make: (cancelled: AbortSignal) => Promise<Outcome<ExportOutput, WorkFailure>>,
): Promise<Outcome<ExportOutput, WorkFailure | 'export-cancelled'>> {
  const wanted = { still: true };
  await note(async (act) => {
    wanted.still = await noteMaking(act, id, rows);
  });
  if (!wanted.still) return failure('export-cancelled');
  const cancelled = new AbortController();
  underWay.set(id, cancelled);
  try {
    return await make(cancelled.signal);
  } catch (error) {
    if (cancelled.signal.aborted) return failure('export-cancelled');
    throw error;
  } finally {
    underWay.delete(id);
  }
}

export interface KeptExport {
  readonly id: string;
  readonly format: 'xlsx' | 'csv';
  /** What the rows are of: the tasks of the ledger, the items of the list `listId`, what units said of it, reports of a period, or how many of them came. */
  readonly sheet: 'tasks' | 'list' | 'opinions' | 'reports' | 'report-figures';
  readonly listId: string | null;
  /** What was asked for. */
  readonly filter: unknown;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the file. */
  readonly name: string;
  readonly made: ExportOutput;
}

/** Keeps the file for its day and the table for good. Answers the address of the file. */
export async function keepExport(
  act: Act,
  { id, format, sheet, listId, filter, columns, rows, name, made: { bytes, tag, size, content } }: KeptExport,
): Promise<Outcome<FileElsewhere, 'export-cancelled'>> {
  if (!(await keepFile(act, id, { name, tag, size, bytes }))) return failure('export-cancelled');
  await act.db
    .insertInto('export')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      format,
      sheet,
      list_id: listId,
      actor: act.actor,
      at: act.now,
      filter: JSON.stringify(filter),
      columns: JSON.stringify(columns),
      row_count: rows,
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    })
    .execute();
  return success({ path: `/api/exports/${id}/file` });
}
