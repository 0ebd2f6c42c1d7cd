/** A list's workbook that comes back, held against what left and what stands now. It stores nothing: see the endpoint. */
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { mostNamed, mostReturned, shownColumns } from '#contract/ledger/list-sheet-endpoints.ts';
import type * as contract from '#contract/ledger/list-sheet-endpoints.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { checkReturned } from '#core/ledger/list/check-returned.ts';
import { cellFields, unitNamesIn, type CellField } from '#core/ledger/list/item-cell.ts';
import { composable } from '#core/ledger/list/list-tasks.ts';
import { mergeSheet } from '#core/platform/sheet/merge-sheet.ts';
import { readReturned, type ReturnedSheet } from '#core/platform/sheet/read-returned.ts';
import { cellContext } from '#server/ledger/list/cell-rows.ts';
import { listHeads, listSheetRows, ownHeads } from '#server/ledger/list/list-sheet.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { readCsv } from '#server/platform/read-csv.ts';
import type { ReadTable } from '#server/platform/read-table.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, InputOf } from '#server/platform/http/route.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

const jobs = jobsOf<typeof import('#server/platform/file-jobs.ts')>('file', new URL('../../platform/file-jobs.ts', import.meta.url));
const unpack = promisify(zstdDecompress);

type Refusal = FailureOf<typeof contract.mergeListSheet>;

/** Some rows more than a list may have, for what people write below and above. */
const limits = { megabytes: 10, rows: 6000, columns: 60 } as const;

interface Sent extends Pick<InputOf<typeof contract.mergeListSheet>, 'params'> {
  readonly table: Omit<ReadTable, 'aside'>;
}

/** The file that was sent: read before the transaction begins. */
export async function readListSheet(
  { params, file }: InputOf<typeof contract.mergeListSheet>,
  signal: AbortSignal,
): Promise<Outcome<Sent, Refusal>> {
  if (file === undefined) return failure('table-empty');
  const ran = await runJob(jobs('readTableFile'), { bytes: file.bytes, fileName: file.fileName, limits }, signal);
  if (!ran.ok) return ran.code === 'server.work-too-large' ? failure('table-beyond-bounds') : failure(ran.code, ran.data);
  return ran.value.ok ? success({ params, table: ran.value.value }) : ran.value;
}

export async function mergeListSheet(
  { params: { listId }, table }: Sent,
  act: Act,
): Promise<Outcome<AnswerOf<typeof contract.mergeListSheet>, Refusal>> {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const allowed = composable(list);
  if (!allowed.ok) return allowed;
  const left = await exportOf(act, table);
  if (left === undefined) return failure('sheet-unknown');
  if (left.listId !== listId) return failure('sheet-of-other-list', { list: left.list ?? '' });
  const returned = readReturned(table.rows, listHeads, ownHeads, table.merged);
  if (!returned.ok) return returned;
  const exported = await exportedRows(left.content);
  const current = new Map((await listSheetRows(act, listId)).map(({ id, values }) => [id, values]));
  const merge = mergeSheet(listHeads, exported, current, returned.value);
  const count = merge.changes.length + merge.conflicts.length;
  if (count > mostReturned) return failure('sheet-too-many', { limit: mostReturned, count });

  const asTyped = <T extends { readonly id: string; readonly column: string }>({ id, column, ...rest }: T) => ({
    ...rest,
    item: id,
    field: fieldOf(column),
  });
  const [changes, conflicts] = [merge.changes.map(asTyped), merge.conflicts.map(asTyped)];
  const typed = [...changes, ...conflicts];
  const context = await cellContext(
    act,
    list.year,
    [],
    typed.flatMap(({ field, to }) => unitNamesIn({ field, value: to })),
  );
  act.unchanged();
  return success({
    revision: list.revision,
    exported: { at: left.at, by: left.actor, rows: left.rows },
    changes,
    conflicts,
    errors: merge.errors.slice(0, mostNamed),
    problems: [...checkReturned(typed, context)],
    locked: merge.locked.slice(0, mostNamed).map(({ line, column, from, to }) => ({ line, column: shownOf(column), from, to })),
    totals: { errors: merge.errors.length, locked: merge.locked.length },
    added: [...returned.value.added],
    missing: [...returned.value.missing],
    left: merge.left.length,
  });
}

function fieldOf(column: string): CellField {
  const field = cellFields.find((one) => one === column);
  if (field === undefined) throw new Error(`${column} is no cell`);
  return field;
}

function shownOf(column: string): (typeof shownColumns)[number] {
  const found = shownColumns.find((one) => one === column);
  if (found === undefined) throw new Error(`${column} is not shown`);
  return found;
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

/** What left, by the ids of its rows: kept as the CSV that exportOutput made. */
async function exportedRows(content: Buffer): Promise<ReadonlyMap<string, ReturnedSheet['rows'][number]['values']>> {
  const rows = readCsv((await unpack(content)).toString(), limits);
  if (!rows.ok) throw new Error('what an export kept is no table');
  const sheet = readReturned(rows.value, listHeads, ownHeads);
  if (!sheet.ok) throw new Error('what an export kept has other heads');
  return new Map(sheet.value.rows.map(({ id, values }) => [id, values]));
}
