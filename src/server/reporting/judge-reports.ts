/** 审核 by the unit's leader in charge, and 核收 by the office: one act for a whole batch, some of which go back with a reason. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { actOnReport, type ReportAct } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { noteConfirmed } from '#server/reporting/record-report.ts';
import { restoreAccepted } from '#server/reporting/kept-content.ts';
import {
  confirmKind,
  lockReports,
  reportKind,
  reviewKind,
  writeBack,
  writeStates,
  type LockedReport,
} from '#server/reporting/report-rows.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, Handler, InputOf } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

type Judgements = InputOf<typeof contract.acceptReports>['body'];
type Judged = AnswerOf<typeof contract.acceptReports>;

interface How {
  readonly by: 'leader' | 'office';
  readonly consent: ReportAct;
  readonly back: ReportAct;
}

export const reviewReports: Handler<typeof contract.reviewReports> = async ({ body }, act) => {
  const found = await lockJudged(act, body);
  return found.ok ? judge(act, body, found.value, { by: 'leader', consent: 'approve', back: 'send-back' }) : found;
};

export const acceptReports: Handler<typeof contract.acceptReports> = async ({ body }, act) => {
  const found = await lockJudged(act, body);
  if (!found.ok) return found;
  for (const { state, recorded, staffed, led, code } of found.value) {
    if (state !== 'submitted') continue;
    if (recorded && staffed) return failure('report-not-confirmed', { code });
    if (led) return failure('report-not-approved', { code });
  }
  return judge(act, body, found.value, { by: 'office', consent: 'accept', back: 'return' });
};

async function lockJudged(act: Act, { consent, back }: Judgements): Promise<Outcome<readonly LockedReport[], 'report-not-found'>> {
  await shareJurisdiction(act);
  const ids = new Set([...consent, ...back].map(({ id }) => id));
  const found = await lockReports(act, [...ids]);
  return found.length < ids.size ? failure('report-not-found') : success(found);
}

async function judge(
  act: Act,
  { consent, back }: Judgements,
  found: readonly LockedReport[],
  how: How,
): Promise<Outcome<Judged, 'report-state-wrong' | 'report-changed'>> {
  const reasons = new Map(back.map(({ id, reason }) => [id, reason]));
  // Said twice, and differently, it goes back: with its reason.
  const versions = new Map([...consent, ...back].map(({ id, version }) => [id, version]));
  const changed = [];
  for (const report of found) {
    const { id, code, state, led, staffed } = report;
    const step = { act: reasons.has(id) ? how.back : how.consent, by: how.by, today: act.today, led, staffed };
    const next = actOnReport(report, step);
    if (!next.ok) return failure('report-state-wrong', { code, state, act: reasons.has(id) ? 'back' : how.consent });
    if (report.versions !== versions.get(id)) return failure('report-changed', { code });
    changed.push({ id, report, before: report, after: next.value });
  }
  if (changed.length === 0) {
    act.unchanged();
    return success({ consented: 0, sentBack: 0 });
  }
  await writeStates(act, changed);
  await writeBack(
    act,
    how.by,
    changed.flatMap(({ id, after }) => {
      const reason = reasons.get(id);
      return reason === undefined ? [] : [{ id, version: after.versions, reason }];
    }),
  );
  // What was to correct an accepted one came back: the accepted one is what stands.
  await restoreAccepted(
    act,
    changed.flatMap(({ id, after }) => (after.state === 'accepted' && after.accepted !== after.versions ? [id] : [])),
  );
  const approvedRecords = changed.filter(({ before, after }) => before.recorded && after.state === 'approved');
  await noteConfirmed(act, approvedRecords);
  const ids = changed.map(({ id }) => id);
  for (const kind of [reviewKind, confirmKind]) await settleDuties(act, { kind, objectType: 'expected_report', objectIds: ids });
  await owe(
    act,
    changed.flatMap(({ id, report: { unitId, due }, after }) =>
      reasons.has(id) && after.state !== 'accepted'
        ? [{ kind: reportKind, objectType: 'expected_report', objectId: id, unitId, role: 'contact' as const, due }]
        : [],
    ),
  );
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
        ...(reasons.has(id) && { reason: reasons.get(id) ?? '' }),
      },
    })),
  });
  return success({ consented: changed.length - reasons.size, sentBack: reasons.size });
}
