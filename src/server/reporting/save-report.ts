/** What somebody types into a report: stored field by field, never over what another person typed meanwhile. Drafts are no acts of the trail. */
import { failure, success } from '#core/failure.ts';
import { changeContent, saysTheSame } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { isKnownStep, lockReports, writeContent } from '#server/reporting/report-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const saveReport: Handler<typeof contract.saveReport> = async ({ params: { reportId }, body: { changes } }, act) => {
  const [report] = await lockReports(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  if (!isWritable(report.state)) return failure('report-state-wrong', { code: report.code, state: report.state, act: 'save' });
  const ticked = changes.reached?.to ?? [];
  if (ticked.some((id) => !isKnownStep(report, id))) return failure('report-milestone-unknown', { code: report.code });
  const { content, conflicts } = changeContent(report.content, changes);
  // What comes twice, or came too late, is nobody's hand: whoever read the report before has read all of it, and it stays theirs.
  const { revision: before } = report;
  const same = before !== null && saysTheSame(content, report.content);
  const revision = same ? before : await writeContent(act, reportId, content);
  act.unchanged();
  const by = report.editedAccount === (act.subject?.accountId ?? null) ? null : report.editedBy;
  const stands = same ? report.content : content;
  return success({ content: { ...stands, reached: [...stands.reached] }, conflicts: [...conflicts], by, at: act.now, revision });
};
