/** What a file that comes back left as: found by the number that the export wrote into it. */
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import { failure, type Outcome } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Job } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import type { ReadTable } from '#server/platform/read-table.ts';

export interface LeftExport {
  readonly sheet: string;
  readonly listId: string | null;
  /** What was asked for, as its kind of sheet keeps it. */
  readonly filter: unknown;
  readonly at: string;
  readonly actor: string;
  readonly rows: number;
  /** CSV, packed by Zstandard; null: of a version of the program that kept none. */
  readonly content: Buffer | null;
}

/** In the notes below the title, where a program left out what the file says of itself. */
const printedId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u;
const notesWithin = 5;

/** Null: it does not say which export it is, or is none of ours. */
export async function leftExport(act: Act, { identifier, rows }: Pick<ReadTable, 'identifier' | 'rows'>): Promise<LeftExport | null> {
  const head = rows.slice(0, notesWithin).flat().join(' ');
  const id = [identifier ?? '', head].flatMap((text) => printedId.exec(text)?.[0] ?? [])[0];
  if (id === undefined) return null;
  const row = await act.db
    .selectFrom('export')
    .select(['sheet', 'list_id as listId', 'filter', 'at', 'actor', 'row_count as rows', 'content'])
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Runs a job over what a file says; what was too much for its child is too much of a table. */
export async function runMerging<Input, Output, Code extends string>(
  job: Job<Input, Outcome<Output, Code>>,
  input: Input,
  leaving: AbortSignal,
): Promise<Outcome<Output, Code | Exclude<WorkFailure, 'server.work-too-large'> | 'table-beyond-bounds'>> {
  const ran = await runJob(job, input, leaving);
  if (!ran.ok) return ran.code === 'server.work-too-large' ? failure('table-beyond-bounds') : failure(ran.code, ran.data);
  return ran.value;
}
