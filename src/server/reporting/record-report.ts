/** 代录: the office enters what came by telephone, e-mail or paper; the unit says that it is so, or takes it back and writes its own. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { actOnReport } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/acts-endpoints.ts';
import { noteReported } from '#server/ledger/list/note-reported.ts';
import { typedDraft } from '#server/reporting/kept-content.ts';
import {
  confirmKind,
  isKnownStep,
  lockReports,
  reportKind,
  reviewKind,
  writeContent,
  writeStates,
  type LockedReport,
} from '#server/reporting/report-rows.ts';
import { actorOf, missingIn, oweReview, reachedUntil } from '#server/reporting/submit-reports.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const recordReport: Handler<typeof contract.recordReport> = async (
  { params: { reportId }, body: { seen, content, from, of, on } },
  act,
) => {
  await shareJurisdiction(act);
  const [report] = await lockReports(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  const { id, code, state, period, unitId, led, staffed } = report;
  const next = actOnReport(report, { act: 'record', by: 'office', today: act.today, led, staffed });
  if (!next.ok) return failure('report-state-wrong', { code, state, act: 'record' });
  if (report.revision !== seen) return failure('report-changed', { code });
  if (on > act.today) return failure('report-record-day-ahead');
  if (content.reached.some((step) => !isKnownStep(report, step))) return failure('report-milestone-unknown', { code });
  const missing = missingIn(report, content, await reachedUntil(act, [report]));
  if (missing !== null) return failure('report-incomplete', { code, field: missing });
  const draft = await typedDraft(act, id);
  await writeContent(act, id, content);
  const after = next.value;
  await writeStates(act, [{ id, before: report, after }], { recorded: { from, of, on, draft } });
  await settleDuties(act, { kind: reportKind, objectType: 'expected_report', objectIds: [id] });
  await oweReview(act, [{ report, after }]);
  // No rule says by when.
  await owe(act, [{ kind: confirmKind, objectType: 'expected_report', objectId: id, unitId, role: 'contact', due: null }]);
  act.audit({
    objects: [
      {
        type: 'report',
        id,
        before: { state },
        after: { item: code, period, state: after.state, version: after.versions, recordedFrom: from, recordedOf: of, recordedOn: on },
      },
    ],
  });
  return success({ version: after.versions });
};

export const confirmReports: Handler<typeof contract.confirmReports> = async ({ body: { reports } }, act) => {
  await shareJurisdiction(act);
  const versions = new Map(reports.map(({ id, version }) => [id, version]));
  const found = await lockReports(act, [...versions.keys()]);
  if (found.length < versions.size) return failure('report-not-found');
  const changed = [];
  for (const report of found) {
    const { id, code, state, led, staffed } = report;
    const next = actOnReport(report, { act: 'confirm', by: actorOf(act), today: act.today, led, staffed });
    if (!next.ok && next.code === 'report-not-recorded') return failure('report-not-recorded', { code });
    if (!next.ok) return failure('report-state-wrong', { code, state, act: 'confirm' });
    if (report.versions !== versions.get(id)) return failure('report-changed', { code });
    changed.push({ id, report, before: report, after: next.value });
  }
  await writeStates(act, changed);
  await noteConfirmed(act, changed);
  for (const kind of [reviewKind, confirmKind])
    await settleDuties(act, { kind, objectType: 'expected_report', objectIds: [...versions.keys()] });
  act.audit({
    objects: changed.map(({ id, report, before, after }) => ({
      type: 'report',
      id,
      before: { state: before.state },
      after: { item: report.code, period: report.period, state: after.state, version: after.versions },
    })),
  });
  return success({ confirmed: changed.length });
};

/**
 * A person of the unit has said that what the office entered is so: kept with the version. Only now has the unit reported, and nobody objects to having
 * been assigned any more; the office's own entering takes that from nobody.
 */
export async function noteConfirmed(act: Act, confirmed: readonly { readonly report: LockedReport }[]): Promise<void> {
  if (confirmed.length === 0) return;
  await sql`
    update report_version version set confirmed_by = ${act.actor}, confirmed_at = ${act.now}
      from unnest(${confirmed.map(({ report }) => report.id)}::uuid[], ${confirmed.map(({ report }) => report.versions)}::integer[]) made (id, number)
     where ${inJurisdiction(act, 'version')} and version.report_id = made.id and version.number = made.number`.execute(act.db);
  await noteReported(
    act,
    confirmed.map(({ report: { itemId, unitId } }) => ({ itemId, unitId })),
  );
}
