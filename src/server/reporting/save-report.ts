/** What somebody types into a report: stored field by field, never over what another person typed meanwhile. Drafts are no acts of the trail. */
import { failure, success } from '#core/failure.ts';
import { changeContent, contentFields, sameValue } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { lockReports, writeContent } from '#server/reporting/report-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const saveReport: Handler<typeof contract.saveReport> = async ({ params: { reportId }, body: { changes } }, act) => {
  const [report] = await lockReports(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  if (!isWritable(report.state)) return failure('report-state-wrong', { code: report.code, state: report.state, act: 'save' });
  const ticked = changes.reached?.to ?? [];
  if (ticked.some((id) => !report.milestones.includes(id))) return failure('report-milestone-unknown', { code: report.code });
  const { content, conflicts } = changeContent(report.content, changes);
  // Whoever only met what others wrote has written nothing: it stays theirs.
  const met = report.revision !== null && contentFields.every((field) => sameValue(content[field], report.content[field]));
  const revision = met && report.revision !== null ? report.revision : await writeContent(act, reportId, content);
  act.unchanged();
  const by = report.editedAccount === (act.subject?.accountId ?? null) ? null : report.editedBy;
  return success({ content: { ...content, reached: [...content.reached] }, conflicts: [...conflicts], by, at: act.now, revision });
};
