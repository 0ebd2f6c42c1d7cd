/** A draft, or what a published version was, as a workbook. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { draftTable } from '#server/plan/draft-table.ts';
import { labelledName } from '#server/plan/export-label.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion } from '#server/plan/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { fileNameOf, makeWorkbook, xlsxType } from '#server/platform/workbook.ts';

export const exportDraft: Handler<typeof contract.exportDraft> = async ({ params }, act) => {
  const version = await findVersion(act, params.planId, params.versionId);
  if (version === null) return failure('version-not-found');
  const { draft } = await openDraft(act, version);
  const { state, number, label } = version.summary;
  const table = draftTable(draft, act.today, { version: state === 'draft' ? null : number, label });
  act.audit({
    objects: [
      { type: 'plan_version', id: params.versionId, after: { format: 'xlsx', state, versionLabel: label, tasks: draft.tasks.length } },
    ],
  });
  const fileName = labelledName(`${fileNameOf(table.title)}-${act.today}.xlsx`, label);
  return success({ fileName, mediaType: xlsxType, bytes: await makeWorkbook(table) });
};
