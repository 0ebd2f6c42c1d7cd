/** A list's workbook that comes back, held against what left and what stands now. It stores nothing: see the endpoint. */
import type * as contract from '#contract/ledger/list-sheet-endpoints.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { unitsCalled } from '#server/ledger/list/cell-rows.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { composedList } from '#server/ledger/list/list-rows.ts';
import { sheetLimits, type SheetToMerge } from '#server/ledger/list/merge-jobs.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { ReadTable } from '#server/platform/read-table.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type InputOf, type Stages } from '#server/platform/http/route.ts';
import { jobsOf, type Job } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

const reading = jobsOf<typeof import('#server/platform/file-jobs.ts')>('file', new URL('../../platform/file-jobs.ts', import.meta.url));
const merging = jobsOf<typeof import('#server/ledger/list/merge-jobs.ts')>('table', new URL('./merge-jobs.ts', import.meta.url));

type Params = Pick<InputOf<typeof contract.mergeListSheet>, 'params'>;
type Refusal = FailureOf<typeof contract.mergeListSheet>;

interface Sent extends Params {
  readonly table: Omit<ReadTable, 'aside'>;
}

interface Loaded extends Params {
  readonly sheet: SheetToMerge;
}

interface Merged extends Params {
  /** JSON. */
  readonly answer: string;
}

export const mergeListSheet: Stages<typeof contract.mergeListSheet, Loaded, Merged, Sent> = {
  read: async ({ params, file }, leaving) => {
    if (file === undefined) return failure('table-empty');
    const table = await run(reading('readTableFile'), { bytes: file.bytes, fileName: file.fileName, limits: sheetLimits }, leaving);
    return table.ok ? success({ params, table: table.value }) : table;
  },

  load: async ({ params, table }, act) => {
    const list = await composedList(act, params.listId);
    if (!list.ok) return list;
    const left = await exportOf(act, table);
    if (left === undefined) return failure('sheet-unknown');
    if (left.listId !== params.listId) return failure('sheet-of-other-list', { list: left.list ?? '' });
    const { year, revision } = list.value;
    const exported = { at: left.at, by: left.actor, rows: left.rows };
    const current = await writtenItems(act, { listId: params.listId });
    const units = await unitsCalled(act);
    return success({ params, sheet: { year, revision, exported, content: left.content, current, table, units } });
  },

  work: async ({ params, sheet }, leaving) => {
    const merged = await run(merging('mergeReturned'), sheet, leaving);
    return merged.ok ? success({ params, answer: merged.value }) : merged;
  },

  save: async ({ params, answer }, act) => {
    const list = await composedList(act, params.listId);
    if (!list.ok) return list;
    act.unchanged();
    return success(serialized(answer));
  },
};

async function run<Input, Output, Code extends Refusal>(
  job: Job<Input, Outcome<Output, Code>>,
  input: Input,
  leaving: AbortSignal,
): Promise<Outcome<Output, Refusal>> {
  const ran = await runJob(job, input, leaving);
  if (!ran.ok) return ran.code === 'server.work-too-large' ? failure('table-beyond-bounds') : failure(ran.code, ran.data);
  return ran.value;
}

interface LeftSheet {
  readonly listId: string;
  readonly list: string | null;
  readonly at: string;
  readonly actor: string;
  readonly rows: number;
  readonly content: Buffer;
}

/** In the notes below the title, where a program left out what the file says of itself. */
const printedId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u;
const notesWithin = 5;

async function exportOf(act: Act, { identifier, rows }: Sent['table']): Promise<LeftSheet | undefined> {
  const head = rows.slice(0, notesWithin).flat().join(' ');
  const id = [identifier ?? '', head].flatMap((text) => printedId.exec(text)?.[0] ?? [])[0];
  if (id === undefined) return undefined;
  const row = await act.db
    .selectFrom('export')
    .leftJoin('annual_list', (join) =>
      join.onRef('annual_list.jurisdiction_id', '=', 'export.jurisdiction_id').onRef('annual_list.id', '=', 'export.list_id'),
    )
    .select([
      'export.list_id as listId',
      'annual_list.name as list',
      'export.at',
      'export.actor',
      'export.row_count as rows',
      'export.content',
    ])
    .where(inJurisdiction(act, 'export'))
    .where('export.id', '=', id)
    .where('export.sheet', '=', 'list')
    .executeTakeFirst();
  if (row === undefined || row.listId === null || row.content === null) return undefined;
  return { ...row, listId: row.listId, content: row.content };
}
