/** 送审 by the people of a unit, and taking it back before its leader has approved; the office takes back what it entered. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { missingFields, type MissingField, type ReportContent } from '#core/reporting/report-content.ts';
import { actOnReport, type Report, type ReportActor } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { noteReported } from '#server/ledger/list/note-reported.ts';
import { isSaid } from '#server/reporting/figure-rows.ts';
import { restoreAccepted, restoreDraft } from '#server/reporting/kept-content.ts';
import {
  confirmKind,
  lockReports,
  reportKind,
  reviewKind,
  writeStates,
  type LockedReport,
  type MadeVersions,
} from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const actorOf = (act: Act): ReportActor =>
  act.subject?.role === 'office' ? 'office' : act.subject?.role === 'unit-leader' ? 'leader' : 'contact';

export const submitReports: Handler<typeof contract.submitReports> = async ({ body: { reports } }, act) => {
  await shareJurisdiction(act);
  const seen = new Map(reports.map((one) => [one.id, one.seen]));
  const found = await lockReports(act, [...seen.keys()]);
  if (found.length < seen.size) return failure('report-not-found');
  const done = await handIn(act, found, { seen });
  return done.ok ? success({ submitted: found.length }) : done;
};

/** Hands in what was locked, as each was seen: for the leader to approve, or signed by the one who is named. Says so in the trail. */
export async function handIn(
  act: Act,
  found: readonly LockedReport[],
  { seen, signedOff = null }: { readonly seen: ReadonlyMap<string, number>; readonly signedOff?: MadeVersions['signedOff'] | null },
): Promise<Outcome<null, 'report-state-wrong' | 'report-changed' | 'report-incomplete'>> {
  const reachedBefore = await reachedUntil(act, found);
  const doing = signedOff === null ? 'submit' : 'sign-off';
  const changed = [];
  for (const report of found) {
    const { id, code, state } = report;
    const next = actOnReport(report, { act: doing, by: actorOf(act), today: act.today, led: report.led, staffed: report.staffed });
    if (!next.ok) return failure('report-state-wrong', { code, state, act: 'submit' });
    if (report.revision !== seen.get(id)) return failure('report-changed', { code });
    const missing = missingIn(report, report.content, reachedBefore, report.evidenceMissing);
    if (missing !== null) return failure('report-incomplete', { code, field: missing });
    changed.push({ id, report, before: report, after: next.value });
  }
  await writeStates(act, changed, { signedOff });
  await noteReported(
    act,
    found.map(({ itemId, unitId }) => ({ itemId, unitId })),
  );
  await settleDuties(act, { kind: reportKind, objectType: 'expected_report', objectIds: [...seen.keys()] });
  await oweReview(act, changed);
  act.audit({
    objects: changed.map(({ id, report, before, after }) => ({
      type: 'report',
      id,
      before: { state: before.state },
      after: {
        item: report.code,
        period: report.period,
        state: after.state,
        version: after.versions,
        ...(signedOff !== null && { leader: signedOff.name }),
      },
    })),
  });
  return success(null);
}

/**
 * The first field that is to be said before this may be handed in; null: none. Evidence is asked of a unit that hands in what it typed: the office that
 * enters a report knows what it waived, and a correction has what was accepted.
 */
export function missingIn(
  { id, lead, nature }: LockedReport,
  content: ReportContent,
  reachedBefore: ReadonlyMap<string, readonly string[]>,
  evidenceMissing = false,
): MissingField['field'] | null {
  const measured = nature !== 'constraint';
  const missing = missingFields(content, { lead, measured, reachedBefore: reachedBefore.get(id) ?? [], evidenceMissing });
  return missing[0]?.field ?? null;
}

/** What was handed in and not approved waits for the unit's leader. */
export async function oweReview(act: Act, changed: readonly { readonly report: LockedReport; readonly after: Report }[]): Promise<void> {
  await owe(
    act,
    changed.flatMap(({ report: { id, unitId, due }, after }) =>
      after.state === 'submitted'
        ? [{ kind: reviewKind, objectType: 'expected_report', objectId: id, unitId, role: 'unit-leader' as const, due }]
        : [],
    ),
  );
}

/** Milestones that were reached already in what was handed in for the work before. */
export async function reachedUntil(act: Act, reports: readonly LockedReport[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; reached: readonly string[] }>`
    select asked.id, array(
        select distinct step from expected_report before
          join report said on said.jurisdiction_id = before.jurisdiction_id and said.id = before.id
          cross join unnest(said.reached) step
         where ${inJurisdiction(act, 'before')} and before.work_id = asked.work_id and before.id <> asked.id
           and before.ticks and ${isSaid('before')}) as reached
      from expected_report asked where ${inJurisdiction(act, 'asked')} and asked.id = any(${reports.map(({ id }) => id)}::uuid[])`.execute(
    act.db,
  );
  return new Map(rows.map(({ id, reached }) => [id, reached]));
}

export const recallReport: Handler<typeof contract.recallReport> = async ({ params: { reportId } }, act) => {
  await shareJurisdiction(act);
  const [report] = await lockReports(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  const { id, code, state, period, unitId, due, recorded } = report;
  const next = actOnReport(report, { act: 'recall', by: actorOf(act), today: act.today, led: report.led, staffed: report.staffed });
  if (!next.ok && next.code === 'report-not-recorded') return failure('report-not-recorded', { code });
  if (!next.ok) return failure('report-state-wrong', { code, state, act: 'recall' });
  if (recorded) await restoreDraft(act, id);
  if (next.value.state === 'accepted') await restoreAccepted(act, [id]);
  await writeStates(act, [{ id, before: report, after: next.value }]);
  for (const kind of [reviewKind, confirmKind]) await settleDuties(act, { kind, objectType: 'expected_report', objectIds: [id] });
  if (next.value.state === 'draft')
    await owe(act, [{ kind: reportKind, objectType: 'expected_report', objectId: id, unitId, role: 'contact', due }]);
  act.audit({ objects: [{ type: 'report', id, before: { state }, after: { item: code, period, state: next.value.state } }] });
  return success({});
};
