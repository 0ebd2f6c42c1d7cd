/** 更正 of what the office accepted: a new version with its reason. The accepted one stands until the office accepts the new one. */
import { failure, success } from '#core/failure.ts';
import { saysTheSame } from '#core/reporting/report-content.ts';
import { actOnReport } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/acts-endpoints.ts';
import { isKnownStep, lockReports, writeContent, writeStates } from '#server/reporting/report-rows.ts';
import { actorOf, missingIn, oweReview, reachedUntil } from '#server/reporting/submit-reports.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const correctReport: Handler<typeof contract.correctReport> = async (
  { params: { reportId }, body: { accepted, content, reason } },
  act,
) => {
  await shareJurisdiction(act);
  const [report] = await lockReports(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  const { id, code, state, period, led, staffed } = report;
  const next = actOnReport(report, { act: 'correct', by: actorOf(act), today: act.today, led, staffed });
  if (!next.ok && next.code === 'report-still-deniable') return failure('report-still-deniable', { code });
  if (!next.ok) return failure('report-state-wrong', { code, state, act: 'correct' });
  if (report.accepted !== accepted) return failure('report-changed', { code });
  if (content.reached.some((step) => !isKnownStep(report, step))) return failure('report-milestone-unknown', { code });
  if (saysTheSame(content, report.content)) return failure('report-nothing-corrected', { code });
  const missing = missingIn(report, content, await reachedUntil(act, [report]));
  if (missing !== null) return failure('report-incomplete', { code, field: missing });
  await writeContent(act, id, content);
  const after = next.value;
  await writeStates(act, [{ id, before: report, after }], { reason });
  await oweReview(act, [{ report, after }]);
  act.audit({
    objects: [
      { type: 'report', id, before: { state }, after: { item: code, period, state: after.state, version: after.versions, reason } },
    ],
  });
  return success({ version: after.versions });
};
