/** 收件箱: what happened to the things of the desk, the newest first. What the person did is no news. */
import { sql } from 'kysely';
import type * as contract from '#contract/home/endpoints.ts';
import { success } from '#core/failure.ts';
import { withinPower } from '#server/access/within-power.ts';
import { deskOf, type Desk } from '#server/home/desk-of-post.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { inboxSources, quoteKey } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';

/** Who has more to read reads 99+. */
const mostUnread = 100;

interface Row {
  readonly id: string;
  readonly source: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly count: number;
  readonly unit_id: string | null;
  readonly object_id: string | null;
}

export const listInbox: Handler<typeof contract.listInbox> = async ({ query: { before, limit } }, act) => {
  const desk = await deskOf(act);
  const told = toldActs(act);
  if (desk === null || told.length === 0) return success({ entries: [], unread: 0, more: false });
  const seen = await seenOf(act, desk);
  const found = await rowsOf(act, desk, told, before ?? null, limit + 1);
  const rows = found.slice(0, limit);
  const unread = before === undefined ? await unreadOf(act, desk, told, seen) : 0;
  const { texts, quotes } = await tell(act, rows);
  const units = await unitNames(
    act,
    rows.flatMap(({ unit_id }) => (unit_id === null || unit_id === act.subject?.unitId ? [] : [unit_id])),
  );
  return success({
    entries: rows.map((row) => {
      const text = texts.get(`${row.source} ${row.object_id ?? ''}`);
      return {
        id: row.id,
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        source: row.source,
        act: row.act,
        count: row.count,
        code: text?.code ?? null,
        title: text?.title ?? null,
        name: text?.name === undefined ? null : { code: text.name.code, data: { ...text.name.data } },
        unit: row.unit_id === null ? null : (units.get(row.unit_id) ?? null),
        link: text?.link ?? null,
        said: row.object_id === null ? null : (quotes.get(`${row.source} ${quoteKey({ objectId: row.object_id, at: row.at })}`) ?? null),
        unread: row.seq > seen,
      };
    }),
    unread,
    more: found.length > limit,
  });
};

/** What the act's post has not read and happened since a moment, the newest first; at most a hundred. */
export async function newsSince(act: Act, since: string): Promise<readonly Pick<Row, 'id' | 'source' | 'act' | 'count'>[]> {
  const desk = await deskOf(act);
  const told = toldActs(act);
  if (desk === null || told.length === 0) return [];
  const fresh = sql`entry.seq > ${await seenOf(act, desk)} and entry.at > ${since}`;
  const { rows } = await sql<Pick<Row, 'id' | 'source' | 'act' | 'count'>>`
    select id, source, act, count from (${entriesOf(act, desk, told, mostUnread, fresh)}) as found order by seq desc, id desc limit ${mostUnread}`.execute(
    act.db,
  );
  return rows;
}

/** Which acts of which source the post may read of, as `<source> <act>`. */
function toldActs(act: Act): readonly string[] {
  return [...inboxSources.values()].flatMap(({ name, needs, acts, shared }) => {
    const within = withinPower(act, needs);
    if (within === null) return [];
    return (within.reach === 'shared' ? shared : acts).map((one) => `${name} ${one}`);
  });
}

/** How far the post has read: at first, as far as the one that it stands in for, or up to where the trail stood when it was given. */
async function seenOf(act: Act, { postId }: Desk): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce((select seq from inbox_seen where ${inJurisdiction(act)} and post_id = ${postId}),
      (select held.seq from inbox_seen held join post on ${inJurisdiction(act, 'post')} and post.id = ${postId} and held.post_id = post.for_post
        where ${inJurisdiction(act, 'held')}),
      (select event.seq from audit_event event where ${inJurisdiction(act, 'event')}
          and event.at < (select granted_at from post where ${inJurisdiction(act, 'post')} and post.id = ${postId})
        order by event.at desc, event.id desc limit 1), 0)::float8 as seq`.execute(act.db);
  return rows[0]?.seq ?? 0;
}

/** The newest entries of the desk that meet the condition: of each of its units by the index. */
function entriesOf(act: Act, { unitIds, accountId }: Desk, told: readonly string[], most: number, condition = sql`true`) {
  const news = sql`${inJurisdiction(act, 'entry')} and entry.source || ' ' || entry.act = any(${told}::text[])
    and entry.by_account is distinct from ${accountId} and ${condition}`;
  return unitIds === null
    ? sql`select entry.* from inbox_entry entry where ${news} and entry.unit_id is null order by entry.seq desc, entry.id desc limit ${most}`
    : sql`select entry.* from unnest(${unitIds}::uuid[]) own (unit_id)
        cross join lateral (select * from inbox_entry entry where ${news} and entry.unit_id = own.unit_id order by entry.seq desc, entry.id desc limit ${most}) entry`;
}

/** An event may have an entry for each of many units: the next page goes on behind the last entry, not behind its event. */
async function rowsOf(act: Act, desk: Desk, told: readonly string[], before: string | null, most: number): Promise<readonly Row[]> {
  const last = before === null ? null : await seqOf(act, before);
  const after = last === null ? sql`true` : sql`entry.seq <= ${last} and (entry.seq < ${last} or entry.id < ${before})`;
  const { rows } = await sql<Row>`
    select id, source, seq::float8 as seq, at, actor, act, count, unit_id, object_id
      from (${entriesOf(act, desk, told, most, after)}) as found
     order by seq desc, id desc limit ${most}`.execute(act.db);
  return rows;
}

/** 0 of an entry that there is not: nothing comes after it. */
async function seqOf(act: Act, id: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select seq::float8 as seq from inbox_entry where ${inJurisdiction(act)} and id = ${id}`.execute(act.db);
  return rows[0]?.seq ?? 0;
}

async function unreadOf(act: Act, desk: Desk, told: readonly string[], seen: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select least(count(*), ${mostUnread})::int as count
      from (${entriesOf(act, desk, told, mostUnread, sql`entry.seq > ${seen}`)}) as found`.execute(act.db);
  return rows[0]?.count ?? 0;
}

interface Tellings {
  readonly texts: ReadonlyMap<string, ToldObject>;
  readonly quotes: ReadonlyMap<string, string>;
}

/** By source and object, each asked of its domain as far as its power reaches; and what was said with them. */
async function tell(act: Act, rows: readonly Row[]): Promise<Tellings> {
  const texts = new Map<string, ToldObject>();
  const quotes = new Map<string, string>();
  for (const [name, own] of Map.groupBy(rows, ({ source }) => source)) {
    const source = inboxSources.get(name);
    const within = source === undefined ? null : withinPower(act, source.needs);
    const known = own.flatMap((row) => (row.object_id === null ? [] : [{ act: row.act, objectId: row.object_id, at: row.at }]));
    if (source === undefined || within === null || known.length === 0) continue;
    for (const [id, text] of await source.tell(within, known)) texts.set(`${name} ${id}`, text);
    for (const [key, said] of (await source.quote?.(within, known)) ?? []) quotes.set(`${name} ${key}`, said);
  }
  return { texts, quotes };
}
