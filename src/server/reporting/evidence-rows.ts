/** 佐证 as rows: files stand in attachment, by the kind `report`; links in report_link; what a version was handed in with stands in the version. */
import { sql, type RawBuilder } from 'kysely';
import { withinPower } from '#server/access/within-power.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

export const evidenceKind = 'report';

/** Standing evidence of the report of this name, first added first: rows of kind, id, name, digest, url. */
const standing = (act: Pick<Act, 'jurisdictionId'>, report: 'asked' | 'own'): RawBuilder<unknown> => sql`
  select 'file' as kind, file.id, file.name, file.digest, null as url, file.added_at, file.label
    from attachment file where file.jurisdiction_id = ${act.jurisdictionId} and file.owner_kind = ${evidenceKind} and file.owner_id = ${sql.ref(`${report}.id`)} and file.removed_at is null
  union all
  select 'link', link.id, link.name, null, link.url, link.added_at, 'internal'
    from report_link link where link.jurisdiction_id = ${act.jurisdictionId} and link.report_id = ${sql.ref(`${report}.id`)} and link.removed_at is null`;

/** As a version keeps it. */
export const evidenceToKeep = (act: Act): RawBuilder<unknown> => sql`
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', one.kind, 'id', one.id, 'name', one.name, 'digest', one.digest, 'url', one.url))
                    order by one.added_at, one.id) from (${standing(act, 'own')}) one), '[]')`;

/** As lists tell it. 敏感 files are for those who may change them. */
export function evidenceOf(act: Act): RawBuilder<unknown> {
  const all = withinPower(act, 'saveReport') !== null;
  return sql`
    (select coalesce(json_agg(json_build_object('kind', one.kind, 'id', one.id, 'name', one.name, 'url', one.url, 'kept', ${isKept('asked', 'one')})
                       order by one.added_at, one.id), '[]') from (${standing(act, 'asked')}) one where ${all} or one.label <> 'sensitive')`;
}

/** Whether a version names it. */
const isKept = (report: 'asked', evidence: 'one'): RawBuilder<boolean> => sql`exists (
  select from report_version version where version.jurisdiction_id = ${sql.ref(`${report}.jurisdiction_id`)} and version.report_id = ${sql.ref(`${report}.id`)}
    and version.evidence @> jsonb_build_array(jsonb_build_object('id', ${sql.ref(`${evidence}.id`)})))`;

/** Whether the office wants evidence of `asked` and there is none. */
export const isEvidenceMissing = (act: Act): RawBuilder<boolean> => sql`(
  exists (select from report_demand demand where ${inJurisdiction(act, 'demand')} and demand.item_id = asked.item_id and demand.evidence_reason is not null)
  and not exists (${standing(act, 'asked')}))`;

export interface Evidence {
  readonly id: string;
  readonly kind: 'file' | 'link';
  readonly name: string;
  readonly removed: boolean;
  readonly kept: boolean;
}

/** One of a report's, removed or not. */
export async function evidenceOfReport(act: Act, reportId: string, id: string): Promise<Evidence | undefined> {
  const { rows } = await sql<Evidence>`
    select one.id, one.kind, one.name, one.removed, ${isKept('asked', 'one')} as kept
      from expected_report asked
      cross join lateral (
        select file.id, 'file' as kind, file.name, file.removed_at is not null as removed from attachment file
         where ${inJurisdiction(act, 'file')} and file.id = ${id} and file.owner_kind = ${evidenceKind} and file.owner_id = asked.id
        union all
        select link.id, 'link', link.name, link.removed_at is not null from report_link link
         where ${inJurisdiction(act, 'link')} and link.id = ${id} and link.report_id = asked.id) one
     where ${inJurisdiction(act, 'asked')} and asked.id = ${reportId}`.execute(act.db);
  return rows[0];
}

/** How many links stand beside a report. */
export async function countLinks(act: Act, reportId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from report_link link where ${inJurisdiction(act, 'link')} and link.report_id = ${reportId} and link.removed_at is null`.execute(
    act.db,
  );
  return rows[0]?.count ?? 0;
}
