/** What a report said before: what the unit had typed when the office entered one for it, and what the office accepted while another was to correct it. */
import { sql } from 'kysely';
import { contentOf, type TypedDraft } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What was typed into a report; null where nobody has. The report is locked. */
export async function typedDraft(act: Act, id: string): Promise<TypedDraft | null> {
  const { rows } = await sql<TypedDraft>`
    select ${contentOf('own')} as content, own.edited_by as by, own.edited_account as account, own.edited_at as at
      from report own where ${inJurisdiction(act, 'own')} and own.id = ${id}`.execute(act.db);
  return rows[0] ?? null;
}

/** A record is taken back: the unit goes on with what it had typed; where that was nothing, with what the office entered. */
export async function restoreDraft(act: Act, id: string): Promise<void> {
  await sql`
    update report own set said = draft.content->>'text', percent = (draft.content->>'percent')::numeric, done = (draft.content->>'done')::numeric,
           reached = array(select jsonb_array_elements_text(draft.content->'reached')::uuid), self = draft.content->>'self',
           forecast = (draft.content->>'forecast')::date, problem = draft.content->>'problem', next_step = draft.content->>'next',
           unchanged = draft.content->>'unchanged', edited_by = draft.typed->>'by', edited_account = (draft.typed->>'account')::uuid,
           edited_at = (draft.typed->>'at')::timestamptz, revision = own.revision + 1
      from (select version.report_id, version.number, version.draft_before as typed, version.draft_before->'content' as content
              from report_version version where ${inJurisdiction(act, 'version')} and version.draft_before is not null) draft
     where ${inJurisdiction(act, 'own')} and own.id = ${id} and draft.report_id = own.id and draft.number = own.versions`.execute(act.db);
}

/** Corrections came back: these reports say again what the office accepted of them; what was to correct it stays as their newest version. */
export async function restoreAccepted(act: Act, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update report own set said = version.said, percent = version.percent, done = version.done, reached = version.reached, self = version.self,
           forecast = version.forecast, problem = version.problem, next_step = version.next_step, unchanged = version.unchanged, revision = own.revision + 1
      from report_version version
     where ${inJurisdiction(act, 'own')} and own.id = any(${ids}::uuid[]) and ${inJurisdiction(act, 'version')}
       and version.report_id = own.id and version.number = own.accepted`.execute(act.db);
}
