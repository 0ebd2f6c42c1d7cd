/** A list's workbook that comes back, held against what left and what stands now. It stores nothing: see the endpoint. */
import type * as contract from '#contract/ledger/list-sheet-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { leftExport, runMerging } from '#server/ledger/export/left-export.ts';
import { unitsCalled } from '#server/ledger/list/cell-rows.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { composedList } from '#server/ledger/list/list-rows.ts';
import { sheetLimits, type SheetToMerge } from '#server/ledger/list/merge-jobs.ts';
import type { ReadTable } from '#server/platform/read-table.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type InputOf, type Stages } from '#server/platform/http/route.ts';
import { jobsOf } from '#server/platform/pool/job.ts';

const reading = jobsOf<typeof import('#server/platform/file-jobs.ts')>('file', new URL('../../platform/file-jobs.ts', import.meta.url));
const merging = jobsOf<typeof import('#server/ledger/list/merge-jobs.ts')>('table', new URL('./merge-jobs.ts', import.meta.url));

type Params = Pick<InputOf<typeof contract.mergeListSheet>, 'params'>;

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
    const table = await runMerging(reading('readTableFile'), { bytes: file.bytes, fileName: file.fileName, limits: sheetLimits }, leaving);
    return table.ok ? success({ params, table: table.value }) : table;
  },

  load: async ({ params, table }, act) => {
    const list = await composedList(act, params.listId);
    if (!list.ok) return list;
    const left = await leftExport(act, table);
    if (left === null || left.sheet !== 'list' || left.listId === null || left.content === null) return failure('sheet-unknown');
    if (left.listId !== params.listId) return failure('sheet-of-other-list', { list: await listName(act, left.listId) });
    const { year, revision } = list.value;
    const exported = { at: left.at, by: left.actor, rows: left.rows };
    const current = await writtenItems(act, { listId: params.listId });
    const units = await unitsCalled(act);
    return success({ params, sheet: { year, revision, exported, content: left.content, current, table, units } });
  },

  work: async ({ params, sheet }, leaving) => {
    const merged = await runMerging(merging('mergeReturned'), sheet, leaving);
    return merged.ok ? success({ params, answer: merged.value }) : merged;
  },

  save: async ({ params, answer }, act) => {
    const list = await composedList(act, params.listId);
    if (!list.ok) return list;
    act.unchanged();
    return success(serialized(answer));
  },
};

async function listName(act: Act, listId: string): Promise<string> {
  const list = await act.db.selectFrom('annual_list').select('name').where(inJurisdiction(act)).where('id', '=', listId).executeTakeFirst();
  return list?.name ?? '';
}
