/** The auditor's search: newest first by number. Business values are hidden before anything leaves. */
import { currentActName } from '#core/platform/act-names.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type RawBuilder } from 'kysely';
import { auditOutcomes, type AuditEventRow, type AuditFilter, type searchAudit as contract } from '#contract/audit/endpoints.ts';
import { success } from '#core/failure.ts';
import { chainOwner, withChain, readsPlatform } from '#server/audit/chain-owner.ts';
import { mask, maskDetail, maskSide } from '#server/audit/mask.ts';
import { auditObjectNames } from '#server/audit/object-names.ts';
import { conditionsOf, type Condition } from '#server/audit/search-conditions.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

/** The most objects of one event that are returned; an act can have thousands. */
const objectsPerEvent = 20;
/** Up to this many events are looked up by id; with more of them, walking back from the newest finds a page quickly. */
const selectiveLimit = 5000;

type FoundPage = Omit<AnswerOf<typeof contract>, 'platform'>;

export const searchAudit: Handler<typeof contract> = async ({ query: { limit, before, ...filter } }, act) => {
  const owner = chainOwner(act.jurisdictionId, filter.chain);
  if (!owner.ok) return owner;
  const found = await withChain(act, owner.value, () => readPage(act, owner.value, filter, limit, before ?? null));
  return success({ ...found, platform: readsPlatform(act.jurisdictionId) });
};

/** The first page of a search, or the one before a number. */
async function readPage(act: Act, owner: string, filter: AuditFilter, limit: number, before: number | null): Promise<FoundPage> {
  return pageOf(act, owner, await planSearch(act, owner, filter), limit, before);
}

/** The condition of a search, worked out once for all its pages. */
interface PlannedSearch {
  readonly where: RawBuilder<boolean>;
}

/** Finds a condition that only few events meet, to search by their ids. */
export async function planSearch(act: Act, owner: string, filter: AuditFilter): Promise<PlannedSearch> {
  const conditions = await conditionsOf(act, owner, filter);
  const ids = await selectiveIds(act, owner, conditions);
  const all = conditions.map((condition) => condition.sql);
  if (ids !== null) all.unshift(sql`event.id = any(${ids}::uuid[])`);
  return { where: all.length === 0 ? sql`true` : sql`${sql.join(all, sql` and `)}` };
}

/** The ids of all events that meet one of the conditions, if they are few: PostgreSQL misjudges which condition is selective. */
async function selectiveIds({ db }: Act, owner: string, conditions: readonly Condition[]): Promise<readonly string[] | null> {
  for (const { indexed, sql: condition } of conditions) {
    if (!indexed) continue;
    const { rows } = await sql<{ id: string }>`
      select event.id from audit_event event where ${inJurisdiction({ jurisdictionId: owner }, 'event')} and ${condition} limit ${selectiveLimit + 1}`.execute(
      db,
    );
    if (rows.length <= selectiveLimit) return rows.map(({ id }) => id);
  }
  return null;
}

/** One page of a chain, the act seeing its rows. */
export async function pageOf(act: Act, owner: string, { where }: PlannedSearch, limit: number, before: number | null): Promise<FoundPage> {
  const { rows } = await sql<EventRow>`
    select event.id, event.seq, event.at, event.actor, event.account_id as "accountId", event.unit_id as "unitId",
           event.unit_name as "unitName", event.act, event.outcome, event.detail, event.address, event.request_id as "requestId", event.hash
      from audit_event event
     where ${inJurisdiction({ jurisdictionId: owner }, 'event')} and event.seq is not null and ${where}
       ${before === null ? sql`` : sql`and event.seq < ${before}`}
     order by event.seq desc limit ${limit + 1}`.execute(act.db);
  const page = rows.slice(0, limit);
  const objects = await objectsOf(act, owner, page);
  const nameOf = await auditObjectNames(
    act,
    owner,
    [...objects.values()].flatMap((all) => all.shown),
  );
  const events = page.map((row): AuditEventRow => {
    const { shown, total } = objects.get(row.id) ?? { shown: [], total: 0 };
    const outcome = storedWord(auditOutcomes, row.outcome);
    const detail = maskDetail(row.act, outcome, row.detail);
    const masked = shown.map(({ type, id, before: was, after }) => ({
      type,
      id,
      name: nameOf(type, id),
      before: maskSide(type, was),
      after: maskSide(type, after),
    }));
    const hidden = [detail, ...masked.flatMap((one) => [one.before, one.after])].some((text) => text?.includes(mask) ?? false);
    return { ...row, act: currentActName(row.act), outcome, detail, objects: masked, masked: hidden, moreObjects: total - shown.length };
  });
  return { events, nextBefore: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

type EventRow = Omit<AuditEventRow, 'outcome' | 'objects' | 'masked' | 'moreObjects'> & { readonly outcome: string };

interface StoredObject {
  readonly type: string;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

async function objectsOf(
  { db }: Act,
  owner: string,
  events: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, { readonly shown: readonly StoredObject[]; readonly total: number }>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<StoredObject & { eventId: string; total: number }>`
    select event.id as "eventId", counted.total, object.object_type as type, object.object_id as id, object.before, object.after
      from unnest(${events.map(({ id }) => id)}::uuid[]) as event (id)
      cross join lateral (select count(*)::int as total from audit_object counted
        where ${inJurisdiction({ jurisdictionId: owner }, 'counted')} and counted.event_id = event.id) counted
      cross join lateral (select * from audit_object object
        where ${inJurisdiction({ jurisdictionId: owner }, 'object')} and object.event_id = event.id order by object.seq limit ${objectsPerEvent}) object`.execute(
    db,
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.eventId)].map(([id, all]) => [
      id,
      { shown: all.map(({ eventId: _eventId, total: _total, ...object }) => object), total: all[0]?.total ?? 0 },
    ]),
  );
}
