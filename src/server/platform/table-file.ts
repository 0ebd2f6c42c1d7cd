/** Tables as files, made in a child process. */
import { success, type Outcome } from '#core/failure.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import type { WantedSheets } from '#server/platform/table-jobs.ts';
import { xlsxType, type Table } from '#server/platform/workbook.ts';

const jobs = jobsOf<typeof import('#server/platform/table-jobs.ts')>('table', new URL('./table-jobs.ts', import.meta.url));

interface MadeFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What such a file says that it is. */
export function tableType(format: 'xlsx' | 'csv'): string {
  return format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType;
}

/** A table as a workbook or a CSV file. */
export async function tableFile(format: 'xlsx' | 'csv', table: Table, leaving: AbortSignal): Promise<Outcome<MadeFile, WorkFailure>> {
  const made = await runJob(jobs('makeTable'), { format, table }, leaving);
  return made.ok ? success({ mediaType: tableType(format), bytes: made.value }) : made;
}

/** A workbook to be filled in. */
export async function sheetsFile(wanted: WantedSheets, leaving: AbortSignal): Promise<Outcome<MadeFile, WorkFailure>> {
  const made = await runJob(jobs('makeSheetsFile'), wanted, leaving);
  return made.ok ? success({ mediaType: xlsxType, bytes: made.value }) : made;
}
