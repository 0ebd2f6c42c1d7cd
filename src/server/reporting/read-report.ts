/** What was handed in of one report, newest first: for whoever reads how reporting goes. A draft is its unit's alone. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/figure-endpoints.ts';
import { contentOf, withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

type Read = AnswerOf<typeof contract.readReport>;
type Version = Read['versions'][number];

export const readReport: Handler<typeof contract.readReport> = async ({ params: { reportId } }, act) => {
  const { rows: found } = await sql<{ milestones: Read['milestones'] }>`
    select coalesce((select json_agg(json_build_object('id', step.id, 'due', step.due, 'text', step.said) order by step.due, step.id) from milestone step
                      where ${inJurisdiction(act, 'step')} and step.item_id = asked.item_id), '[]') as milestones
      from expected_report asked where ${await withinReports(act)} and asked.id = ${reportId}`.execute(act.db);
  const [report] = found;
  if (report === undefined) return failure('report-not-found');
  const { rows: versions } = await sql<Version>`
    select last.number, ${contentOf('last')} as content, last.handed_in_on as "handedInOn", last.made_by as by, last.made_at as at,
           case when last.back_from is not null
             then json_build_object('from', last.back_from, 'reason', last.back_reason, 'by', last.back_by, 'at', last.back_at) end as back
      from report_version last where ${inJurisdiction(act, 'last')} and last.report_id = ${reportId} order by last.number desc`.execute(
    act.db,
  );
  return success({ milestones: report.milestones, versions: [...versions] });
};
