/** 送审 by the people of a unit, and taking it back before its leader has approved. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { missingFields } from '#core/reporting/report-content.ts';
import { actOnReport, type ReportActor } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { noteReported } from '#server/ledger/list/note-reported.ts';
import { isHandedIn, lockReports, reportKind, reviewKind, writeStates, type LockedReport } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

const actorOf = (act: Act): ReportActor => (act.subject?.role === 'unit-leader' ? 'leader' : 'contact');

export const submitReports: Handler<typeof contract.submitReports> = async ({ body: { reports } }, act) => {
  await shareJurisdiction(act);
  const seen = new Map(reports.map((one) => [one.id, one.seen]));
  const found = await lockReports(act, [...seen.keys()]);
  if (found.length < seen.size) return failure('report-not-found');
  const reachedBefore = await reachedUntil(act, found);
  const changed = [];
  for (const report of found) {
    const { id, code, state } = report;
    const next = actOnReport(report, { act: 'submit', by: actorOf(act), today: act.today, led: report.led });
    if (!next.ok) return failure('report-state-wrong', { code, state, act: 'submit' });
    if (report.revision !== seen.get(id)) return failure('report-changed', { code });
    const measured = report.nature !== 'constraint';
    const { lead, evidenceMissing } = report;
    const missing = missingFields(report.content, { lead, measured, reachedBefore: reachedBefore.get(id) ?? [], evidenceMissing });
    if (missing[0] !== undefined) return failure('report-incomplete', { code, field: missing[0].field });
    changed.push({ id, report, before: report, after: next.value });
  }
  await writeStates(act, changed);
  await noteReported(
    act,
    found.map(({ itemId, unitId }) => ({ itemId, unitId })),
  );
  await settleDuties(act, { kind: reportKind, objectType: 'expected_report', objectIds: [...seen.keys()] });
  await owe(
    act,
    changed.flatMap(({ id, report: { unitId, due }, after }) =>
      after.state === 'submitted'
        ? [{ kind: reviewKind, objectType: 'expected_report', objectId: id, unitId, role: 'unit-leader' as const, due }]
        : [],
    ),
  );
  act.audit({
    objects: changed.map(({ id, report, before, after }) => ({
      type: 'report',
      id,
      before: { state: before.state },
      after: { item: report.code, period: report.period, state: after.state, version: after.versions },
    })),
  });
  return success({ submitted: found.length });
};

/** Milestones that were reached already in what was handed in for the work before. */
async function reachedUntil(act: Act, reports: readonly LockedReport[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; reached: readonly string[] }>`
    select asked.id, array(
        select distinct step from expected_report earlier
          join report said on said.jurisdiction_id = earlier.jurisdiction_id and said.id = earlier.id and ${isHandedIn('said')}
          cross join unnest(said.reached) step
         where ${inJurisdiction(act, 'earlier')} and earlier.work_id = asked.work_id and earlier.unit_id = asked.unit_id and earlier.id <> asked.id) as reached
      from expected_report asked where ${inJurisdiction(act, 'asked')} and asked.id = any(${reports.map(({ id }) => id)}::uuid[])`.execute(
    act.db,
  );
  return new Map(rows.map(({ id, reached }) => [id, reached]));
}

export const recallReport: Handler<typeof contract.recallReport> = async ({ params: { reportId } }, act) => {
  await shareJurisdiction(act);
  const [report] = await lockReports(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  const { id, code, state, period, unitId, due, led } = report;
  const next = actOnReport(report, { act: 'recall', by: actorOf(act), today: act.today, led });
  if (!next.ok) return failure('report-state-wrong', { code, state, act: 'recall' });
  await writeStates(act, [{ id, before: report, after: next.value }]);
  await settleDuties(act, { kind: reviewKind, objectType: 'expected_report', objectIds: [id] });
  await owe(act, [{ kind: reportKind, objectType: 'expected_report', objectId: id, unitId, role: 'contact', due }]);
  act.audit({ objects: [{ type: 'report', id, before: { state }, after: { item: code, period, state: next.value.state } }] });
  return success({});
};
