/** A list as a workbook that may come back, or as CSV. */
import { listZh } from '#contract/ledger/list-zh.ts';
import { listColumns, type ListColumn } from '#contract/ledger/list-sheet-endpoints.ts';
import type * as contract from '#contract/ledger/list-sheet-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { failure, success } from '#core/failure.ts';
import { exportSheet } from '#server/ledger/list/export-sheet.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { listHeads, listSheetRows, ownHeads, revisionHeader } from '#server/ledger/list/list-sheet.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import type { InputOf } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...listZh };

const widths: Record<ListColumn, number> = {
  code: 11,
  chapter: 20,
  title: 40,
  goal: 30,
  q1: 22,
  q2: 22,
  q3: 22,
  q4: 22,
  lead: 18,
  others: 32,
  supervise: 18,
  partner: 18,
  kind: 7,
  tier: 7,
  public: 7,
  start: 12,
  plannedStart: 11,
  curve: 10,
  preset: 10,
  outcome: 10,
  cityLeader: 12,
};

export const exportList = exportSheet({
  sheet: 'list',
  name: zh['list.sheet.name'],
  how: zh['list.sheet.how'],
  heads: [
    ...listHeads.map(({ header }, index) => ({ header, width: widths[listColumns[index] ?? 'code'] })),
    { header: ownHeads.id, width: 38, hidden: true },
    { header: revisionHeader, width: 10, hidden: true },
  ],
  columns: listColumns,
  read: async ({ params: { listId } }: InputOf<typeof contract.exportList>, act) => {
    const [list] = await seenLists(act, { listId });
    if (list === undefined) return failure('list-not-found');
    // The office's sheet comes back and is merged by the items that are its own.
    const isOffice = act.reach === 'jurisdiction' && act.subject?.role === 'office';
    const items = listSheetRows(await writtenItems(act, isOffice ? { listId, withoutChildren: true } : { listId }));
    return success({
      listId,
      title: message(zh, 'list.sheet.heading', { year: String(list.year), name: list.name }),
      planIds: new Set(items.map(({ planId }) => planId)),
      notes: [],
      rows: items.map(({ id, revision, values }) => [...listColumns.map((column) => values.get(column) ?? ''), id, revision]),
    });
  },
});
