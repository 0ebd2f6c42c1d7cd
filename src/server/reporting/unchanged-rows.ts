/** 无变化 in a row, as rows: read only where the report before says so. */
import { sql, type RawBuilder } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { isHandedIn } from '#server/reporting/report-rows.ts';

/** Two years of months: from there on it is as long as can be. */
const mostInRow = 24;

/**
 * Why nothing changed, by the unit's reports of the work of `asked` up to `last`, the newest first: what runOfUnchanged reads. Empty where the last report
 * says what changed: then nothing else is looked up.
 */
export const unchangedTexts = (act: Act): RawBuilder<readonly string[]> => sql`
  case when coalesce(last.unchanged, '') <> '' then array(
    select version.unchanged from expected_report before
      join report_period opened on opened.jurisdiction_id = before.jurisdiction_id and opened.period = before.period and opened.last_day <= last.last_day
      join report said on said.jurisdiction_id = before.jurisdiction_id and said.id = before.id and ${isHandedIn('said')}
      join report_version version on version.jurisdiction_id = said.jurisdiction_id and version.report_id = said.id and version.number = said.versions
     where ${inJurisdiction(act, 'before')} and before.work_id = asked.work_id and before.unit_id = asked.unit_id
     order by opened.last_day desc, opened.period desc limit ${mostInRow}) else '{}'::text[] end`;
