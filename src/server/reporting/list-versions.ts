/** Every version of a report that was handed in, with what became of it. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/version-endpoints.ts';
import { contentOf, itemsOfWork, milestonesOf, withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

type Told = contract.ReportVersion;

/** At once: a report is seldom handed in more than a few times. */
const most = 50;

export const listReportVersions: Handler<typeof contract.listReportVersions> = async ({ params: { reportId }, query: { before } }, act) => {
  const { rows: known } = await sql<{ milestones: readonly { id: string; due: string; text: string }[] }>`
    select ${milestonesOf(act, itemsOfWork(act))} as milestones from expected_report asked
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id where ${await withinReports(act)} and asked.id = ${reportId}`.execute(
    act.db,
  );
  const [report] = known;
  if (report === undefined) return failure('report-not-found');
  const { rows } = await sql<Told>`
    select version.number, ${contentOf('version')} as content, version.made_by as by, version.made_at as at, version.handed_in_on as on,
           case when version.recorded_from is not null
             then json_build_object('from', version.recorded_from, 'of', version.recorded_of, 'on', version.recorded_on, 'by', version.made_by) end as recorded,
           version.draft_before->'content' as "draftBefore",
           case when version.confirmed_at is not null then json_build_object('by', version.confirmed_by, 'at', version.confirmed_at) end as confirmed,
           version.signed_off_by as "signedOffBy",
           case when version.denied_at is not null
             then json_build_object('by', version.denied_by, 'at', version.denied_at, 'reason', version.denied_reason) end as denied,
           case when version.back_from is not null
             then json_build_object('from', version.back_from, 'reason', version.back_reason, 'by', version.back_by, 'at', version.back_at) end as back,
           version.reason, own.accepted is not distinct from version.number as accepted
      from report_version version join report own on own.jurisdiction_id = version.jurisdiction_id and own.id = version.report_id
     where ${inJurisdiction(act, 'version')} and version.report_id = ${reportId} ${before === undefined ? sql`` : sql`and version.number < ${before}`}
     order by version.number desc limit ${most}`.execute(act.db);
  // They are numbered from 1, without gaps.
  return success({ milestones: [...report.milestones], versions: rows, earlier: Math.max(0, (rows.at(-1)?.number ?? 1) - 1) });
};
