/** 无变化 in a row, as rows: read only where the report before says so. */
import { sql, type RawBuilder } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { isSaid } from '#server/reporting/figure-rows.ts';

/** Two years of months: from there on it is as long as can be. */
const mostInRow = 24;

/**
 * Why nothing changed, by the unit's reports of the work of `asked` up to `last`, the newest first: what runOfUnchanged reads. Empty where the last report
 * says what changed: then nothing else is looked up.
 */
export const unchangedTexts = (act: Act): RawBuilder<readonly string[]> => sql`
  case when coalesce(last.unchanged, '') <> '' then array(
    select version.unchanged from expected_report before
      join report said on said.jurisdiction_id = before.jurisdiction_id and said.id = before.id
      join report_version version on version.jurisdiction_id = said.jurisdiction_id and version.report_id = said.id and version.number = coalesce(said.accepted, said.versions)
     where ${inJurisdiction(act, 'before')} and before.work_id = asked.work_id and before.unit_id = asked.unit_id and month_ending(before.period) <= month_ending(last.period) and ${isSaid('before')}
     order by month_ending(before.period) desc, before.period desc limit ${mostInRow}) else '{}'::text[] end`;
