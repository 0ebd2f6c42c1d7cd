/**
 * 收件箱: what happened to the things of a desk, as a job reads it from the trail (decision 034). An entry says which act concerned how many things
 * of which unit; what they are called is asked of their domain when it is read.
 */
import { sql } from 'kysely';
import type { PowerId } from '#core/domains.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import { onEvents, type EventJob, type JobEvent } from '#server/platform/jobs/job.ts';

/** What one event means for one desk. */
export interface NewEntry {
  /** Number of the event. */
  readonly seq: number;
  /** Null: the jurisdiction's own desk. */
  readonly unitId: string | null;
  readonly count: number;
  /** The one that the entry names; null: its count says all. */
  readonly objectId: string | null;
}

/** What an entry is told by. */
export interface KnownEntry {
  readonly act: string;
  readonly objectId: string;
  /** The moment of the event. */
  readonly at: string;
}

/** Tells what was said of one object at one moment from what was said of it at others. */
export const quoteKey = ({ objectId, at }: Pick<KnownEntry, 'objectId' | 'at'>): string => `${objectId} ${at}`;

/** A row of a manifest's `inbox`. */
export interface InboxSource {
  /** Names its job for good. */
  readonly name: string;
  /** Who may not use this endpoint gets nothing of it. */
  readonly needs: PowerId;
  /** Words are `inbox.<act>` in desk-zh.ts and desk-en.ts. They belong to the name, as those of every job (decision 031). */
  readonly acts: readonly string[];
  /** Those of them that concern who is told of shared things alone (协作方): of anything else such a post reads nothing. */
  readonly shared: readonly string[];
  /** Of these events, whom they concern: one entry for each event and desk. */
  note(act: Act, events: readonly JobEvent[]): Promise<readonly NewEntry[]>;
  /** What is called how, by the object's id, as far as the act reaches. */
  tell(act: Act, entries: readonly KnownEntry[]): Promise<ReadonlyMap<string, ToldObject>>;
  /** What was said with the act, word for word (a reason), by `quoteKey`, as far as the act reaches. */
  quote?(act: Act, entries: readonly KnownEntry[]): Promise<ReadonlyMap<string, string>>;
}

/** All domains' sources, once they are joined (server/domains.ts). */
export const inboxSources = new Map<string, InboxSource>();

/** The job that fills inboxes from a source. */
export function inboxJob({ name, acts, note }: InboxSource): EventJob<undefined> {
  return onEvents({
    name: `inbox-${name}`,
    acts,
    chunk: async (act, { events }) => {
      await addEntries(act, name, await note(act, events));
      act.unchanged();
    },
  });
}

/** Moment, actor and act are the event's own. */
async function addEntries(act: Act, source: string, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into inbox_entry (jurisdiction_id, id, source, seq, unit_id, count, object_id, act, at, actor, by_account)
    select ${act.jurisdictionId}::uuid, new.id, ${source}, new.seq, new.unit_id, new.count, new.object_id, event.act, event.at, event.actor, event.account_id
      from unnest(${entries.map(() => act.newId())}::uuid[], ${entries.map(({ seq }) => seq)}::bigint[],
             ${entries.map(({ unitId }) => unitId)}::uuid[], ${entries.map(({ count }) => count)}::int[],
             ${entries.map(({ objectId }) => objectId)}::uuid[]) as new (id, seq, unit_id, count, object_id)
      join audit_event event on ${inJurisdiction(act, 'event')} and event.seq = new.seq
    on conflict (jurisdiction_id, source, seq, unit_id) do nothing`.execute(act.db);
}

/** Two rows of one unit become one: its inbox, too. */
export async function moveInbox(act: Act, from: string, into: string): Promise<void> {
  await sql`
    update inbox_entry own set unit_id = ${into}
     where ${inJurisdiction(act, 'own')} and own.unit_id = ${from} and not exists (
       select 1 from inbox_entry other where ${inJurisdiction(act, 'other')} and other.source = own.source and other.seq = own.seq
          and other.unit_id = ${into})`.execute(act.db);
}
