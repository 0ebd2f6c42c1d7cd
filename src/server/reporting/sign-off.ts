/** 已经×××同志审签, said by a contact of a leader who signed on paper; that leader may deny it, and any leader of the unit takes an approval back. */
import { sql } from 'kysely';
import { actingName } from '#core/access/standing-post.ts';
import { failure, success } from '#core/failure.ts';
import { actOnReport } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/acts-endpoints.ts';
import { lockReports, writeStates, type LockedReport } from '#server/reporting/report-rows.ts';
import { handIn, oweReview } from '#server/reporting/submit-reports.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { standing } from '#server/session/standing-posts.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

interface Leader {
  readonly unitId: string;
  readonly accountId: string;
  readonly name: string;
}

/** Leaders in charge of these units who can act here today; whoever came first, first. Nobody names themselves: whoever leads hands in as leader. */
async function leadersOf(act: Act, unitIds: readonly string[]): Promise<readonly Leader[]> {
  const { rows } = await sql<Leader & { readonly holder: string | null }>`
    select distinct on (post.unit_id, account.id) post.unit_id as "unitId", account.id as "accountId", account.display_name as name, holder.display_name as holder
      from post join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id and account.state <> 'disabled'
      left join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
      left join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
     where ${inJurisdiction(act, 'post')} and post.unit_id = any(${unitIds}::uuid[]) and post.role = 'unit-leader' and ${standing(act)}
       and account.id is distinct from ${act.subject?.accountId ?? null}::uuid
     order by post.unit_id, account.id, post.for_post nulls first, post.granted_at`.execute(act.db);
  return rows.map(({ holder, name, ...row }) => ({ ...row, name: actingName(name, holder) }));
}

export const listReportLeaders: Handler<typeof contract.listReportLeaders> = async (_, act) => {
  const within = await unitsSpokenFor(act);
  // Its people alone say what a unit reports: nobody reaches all of them with this.
  return success({ leaders: within.kind === 'all' ? [] : [...(await leadersOf(act, within.unitIds))] });
};

export const signOffReports: Handler<typeof contract.signOffReports> = async ({ body: { reports, leader } }, act) => {
  await shareJurisdiction(act);
  const seen = new Map(reports.map((one) => [one.id, one.seen]));
  const found = await lockReports(act, [...seen.keys()]);
  if (found.length < seen.size) return failure('report-not-found');
  const leaders = await leadersOf(
    act,
    found.map(({ unitId }) => unitId),
  );
  const signer = leaders.find(({ accountId }) => accountId === leader);
  const foreign = found.find(({ unitId }) => !leaders.some((one) => one.accountId === leader && one.unitId === unitId));
  if (foreign !== undefined || signer === undefined) return failure('report-leader-unknown', { code: foreign?.code ?? '' });
  const done = await handIn(act, found, { seen, signedOff: { accountId: leader, name: signer.name } });
  return done.ok ? success({ signedOff: found.length }) : done;
};

export const denySignOff: Handler<typeof contract.denySignOff> = async ({ body: { reports, reason } }, act) => {
  const taken = await lockAsRead(act, reports);
  if (!taken.ok) return taken;
  const changed = [];
  for (const report of taken.value) {
    const { id, code, state, led, staffed } = report;
    const next = actOnReport(report, { act: 'deny', by: 'leader', today: act.today, led, staffed });
    if (!next.ok && next.code === 'report-deny-too-late') return failure('report-deny-too-late', { code });
    if (!next.ok) return failure('report-state-wrong', { code, state, act: 'deny' });
    if (report.signedOffAccount !== act.subject?.accountId) return failure('report-signed-by-other', { code });
    changed.push({ id, report, before: report, after: next.value });
  }
  const stale = staleOf(taken.value, reports);
  if (stale !== undefined) return failure('report-changed', { code: stale.code });
  await writeStates(act, changed);
  await sql`
    update report_version version set denied_reason = ${reason}, denied_by = ${act.actor}, denied_at = ${act.now}
      from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ after }) => after.versions)}::integer[]) made (id, number)
     where ${inJurisdiction(act, 'version')} and version.report_id = made.id and version.number = made.number`.execute(act.db);
  await oweReview(act, changed);
  tell(act, changed, reason);
  return success({ denied: changed.length });
};

export const withdrawApproval: Handler<typeof contract.withdrawApproval> = async ({ body: { reports } }, act) => {
  const taken = await lockAsRead(act, reports);
  if (!taken.ok) return taken;
  const changed = [];
  for (const report of taken.value) {
    const { id, code, state, led, staffed } = report;
    const next = actOnReport(report, { act: 'withdraw-approval', by: 'leader', today: act.today, led, staffed });
    if (!next.ok) return failure('report-state-wrong', { code, state, act: 'withdraw' });
    changed.push({ id, report, before: report, after: next.value });
  }
  const stale = staleOf(taken.value, reports);
  if (stale !== undefined) return failure('report-changed', { code: stale.code });
  await writeStates(act, changed);
  await oweReview(act, changed);
  tell(act, changed);
  return success({ withdrawn: changed.length });
};

type AsRead = readonly { readonly id: string; readonly version: number }[];

async function lockAsRead(act: Act, reports: AsRead) {
  await shareJurisdiction(act);
  const ids = new Set(reports.map(({ id }) => id));
  const found = await lockReports(act, [...ids]);
  return found.length < ids.size ? failure('report-not-found') : success(found);
}

/** The first of which another version came meanwhile. */
const staleOf = (found: readonly LockedReport[], reports: AsRead): LockedReport | undefined =>
  found.find(({ id, versions }) => reports.some((one) => one.id === id && one.version !== versions));

function tell(
  act: Act,
  changed: readonly {
    readonly id: string;
    readonly report: LockedReport;
    readonly before: LockedReport;
    readonly after: { readonly state: string; readonly versions: number };
  }[],
  reason?: string,
): void {
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
        ...(reason !== undefined && { reason }),
      },
    })),
  });
}
