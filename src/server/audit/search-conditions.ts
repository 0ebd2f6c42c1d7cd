/** The auditor's filter as SQL on `audit_event as event`. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type RawBuilder } from 'kysely';
import { holdsText } from '#core/platform/search-text.ts';
import { actsMeantBy, currentActName } from '#core/platform/act-names.ts';
import type { AuditFilter } from '#contract/audit/endpoints.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface Condition {
  readonly sql: RawBuilder<boolean>;
  /** An index finds what meets it: asked first whether few events do. */
  readonly indexed: boolean;
}

/** All of them must hold. */
export async function conditionsOf(act: Act, owner: string, filter: AuditFilter): Promise<readonly Condition[]> {
  const conditions: Condition[] = [];
  const add = (condition: RawBuilder<boolean>, indexed = true): void => void conditions.push({ sql: condition, indexed });
  // The ones that usually meet the fewest stand first.
  if (filter.requestId !== undefined) add(sql`event.request_id = ${filter.requestId}`);
  if (filter.objectType !== undefined || filter.objectId !== undefined) add(await aboutObject(act, owner, filter));
  if (filter.accountId !== undefined) add(sql`event.account_id = ${filter.accountId}`);
  if (filter.address !== undefined) {
    const beginning = /^(.*)\*$/.exec(filter.address)?.[1];
    if (beginning === undefined) add(sql`event.address = ${filter.address}`);
    else add(sql`starts_with(event.address, ${beginning})`, false);
  }
  if (filter.outcome !== undefined) add(sql`event.outcome = ${filter.outcome}`, filter.outcome !== 'done');
  if (filter.act !== undefined && filter.act !== '') add(sql`event.act = any(${await actsOf(act, owner, filter.act)}::text[])`);
  if (filter.from !== undefined || filter.to !== undefined) add(inDays(filter.from, filter.to));
  if (filter.unitId !== undefined) add(sql`event.unit_id = ${filter.unitId}`);
  if (filter.actor !== undefined && filter.actor !== '')
    add(sql`event.actor = any(${await actorsCalled(act, owner, filter.actor)}::text[])`);
  return conditions;
}

/** Whole days in Asia/Shanghai, both included. */
function inDays(from: string | undefined, to: string | undefined): RawBuilder<boolean> {
  const begin = sql`event.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`;
  const end = sql`event.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  if (from === undefined) return sql`${end}`;
  return to === undefined ? sql`${begin}` : sql`${begin} and ${end}`;
}

/** An object's id belongs to one type; which one need not be said, but the index begins with it. */
async function aboutObject(act: Act, owner: string, { objectType, objectId }: AuditFilter): Promise<RawBuilder<boolean>> {
  const types = objectType === undefined ? await distinct(act, owner, 'audit_object', 'object_type') : [objectType];
  const own = objectId === undefined ? sql`` : sql` and object.object_id = ${objectId}`;
  return sql`event.id in (select object.event_id from audit_object object where ${inJurisdiction({ jurisdictionId: owner }, 'object')}
    and object.object_type = any(${types}::text[])${own})`;
}

/** Stored names of the acts that are meant. */
async function actsOf(act: Act, owner: string, asked: string): Promise<readonly string[]> {
  const names = new Set(asked.split(',').flatMap((name) => actsMeantBy(name.trim())));
  const known = await distinct(act, owner, 'audit_event', 'act');
  return known.filter((one) => names.has(currentActName(one)));
}

/** Actors as the trail names them, whose names hold the words as every search reads them: what is written there stays as it was said. */
async function actorsCalled(act: Act, owner: string, asked: string): Promise<readonly string[]> {
  return (await distinct(act, owner, 'audit_event', 'actor')).filter((name) => holdsText([name], asked));
}

/** The values of a column that has few, each found by one step in its index. */
async function distinct(
  { db }: Act,
  owner: string,
  table: 'audit_event' | 'audit_object',
  column: 'act' | 'object_type' | 'actor',
): Promise<readonly string[]> {
  const name = sql.ref(column);
  const { rows } = await sql<{ value: string }>`
    with recursive found (value) as (
      (select ${name} from ${sql.table(table)} where ${inJurisdiction({ jurisdictionId: owner })} order by ${name} limit 1)
      union all
      select (select ${name} from ${sql.table(table)} where ${inJurisdiction({ jurisdictionId: owner })} and ${name} > found.value order by ${name} limit 1)
        from found where found.value is not null)
    select value from found where value is not null`.execute(db);
  return rows.map(({ value }) => value);
}
