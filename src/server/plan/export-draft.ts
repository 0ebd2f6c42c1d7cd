/** A draft, or what a published version was, as a workbook. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { draftTable } from '#server/plan/draft-table.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion } from '#server/plan/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { fileNameOf, makeWorkbook, xlsxType } from '#server/platform/workbook.ts';

export const exportDraft: Handler<typeof contract.exportDraft> = async ({ params }, act) => {
  const version = await findVersion(act, params.planId, params.versionId);
  if (version === null) return failure('version-not-found');
  const { draft } = await openDraft(act, version);
  const { state, number } = version.summary;
  const table = draftTable(draft, act.today, state === 'draft' ? null : number);
  act.audit({
    objects: [{ type: 'plan_version', id: params.versionId, after: { format: 'xlsx', state, tasks: draft.tasks.length } }],
  });
  return success({ fileName: `${fileNameOf(table.title)}-${act.today}.xlsx`, mediaType: xlsxType, bytes: await makeWorkbook(table) });
};
