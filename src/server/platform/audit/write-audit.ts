/**
 * The audit trail: one event per act, one row per object, written in the act's own transaction, and one link of the jurisdiction's chain.
 * The lock on the chain's head blocks all other writers of the jurisdiction until commit, so everything else is done before it is taken.
 */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import {
  canonicalText,
  genesis,
  headSeal,
  headText,
  linkAfter,
  rowSeal,
  startEntryDigest,
  type EntryEvent,
  type EntryObject,
  type Link,
} from '#server/platform/audit/chain.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** One thing that an act changed. before/after hold the columns that matter to a reader; leave out what did not exist. */
export interface AuditObject {
  readonly type: string;
  readonly id: string;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

export interface AuditEvent {
  /** What was done, where it is not what the request's endpoint is called (act-names.ts). */
  readonly act?: string;
  /** One line for people, when the objects alone do not say it. */
  readonly detail?: string;
  /** done when left out; a counted failure is kept although it was refused. */
  readonly outcome?: 'done' | 'refused' | 'failed';
  readonly objects: readonly AuditObject[];
}

/** An event with its name. */
export type NamedEvent = AuditEvent & { readonly act: string };

export interface AuditContext {
  readonly jurisdictionId: string;
  readonly by: Actor;
  readonly at: string;
  readonly requestId: string;
  readonly keys: InstallationKeys;
  /** The caller waits for flushCommits() after the commit, before it tells anybody that the act is done. */
  readonly flushedLater?: boolean;
  newId(): string;
}

/** Up to so many objects go into the statement that writes the link; more are written before the head is taken. */
const objectsWithLink = 20;
/** Others have their turn between: an act on a long plan has ten thousand. */
const objectsPerStatement = 500;

/** Writes one event with its objects. The caller makes it the last thing before commit. */
export async function writeAudit(db: Transaction<DB>, ...entry: [AuditContext, 'done' | 'refused' | 'failed', NamedEvent]): Promise<void> {
  const append = await linkAudit(db, ...entry);
  await append();
}

/** The same up to its last statement, which the caller sends together with the commit: whoever waits for the head waits for one round trip. */
export async function linkAudit(
  db: Transaction<DB>,
  context: AuditContext,
  outcome: 'done' | 'refused' | 'failed',
  event: NamedEvent,
): Promise<() => Promise<void>> {
  const entry = entryOf(context, outcome, event);
  const digest = startEntryDigest(entry);
  let objectsInCall: readonly EntryObject[] = [];
  for (let start = 0; start < event.objects.length; start += objectsPerStatement) {
    const objects = event.objects.slice(start, start + objectsPerStatement).map((object, each) => objectOf(object, start + each));
    for (const object of objects) digest.add(object);
    if (event.objects.length <= objectsWithLink) objectsInCall = objects;
    else await insertObjects(entry, objects).execute(db);
  }
  const link = linkAfter(await lockHead(db, context), digest.end());
  const seal = context.keys.seal(rowSeal, link.hash);
  const head = context.keys.seal(headSeal, headText(entry.jurisdictionId, link));
  const append = sql`
    select append_audit(${entry.jurisdictionId}, ${entry.id}, ${entry.at}, ${entry.actor}, ${entry.accountId}, ${entry.postId},
      ${entry.unitId}, ${entry.unitName}, ${entry.address}, ${entry.act}, ${entry.outcome}, ${entry.requestId}, ${entry.detail},
      ${link.seq}, ${link.hash}, ${seal}, ${head}, ${columns(objectsInCall)})`;
  return async () => void (await append.execute(db));
}

function entryOf({ jurisdictionId, by, at, requestId, newId }: AuditContext, outcome: string, event: NamedEvent): EntryEvent {
  return {
    jurisdictionId: jurisdictionId.toLowerCase(),
    id: newId(),
    at: new Date(at).toISOString(),
    actor: storable(by.name),
    accountId: by.accountId?.toLowerCase() ?? null,
    postId: by.postId?.toLowerCase() ?? null,
    unitId: by.unitId?.toLowerCase() ?? null,
    unitName: by.unitName === null ? null : storable(by.unitName),
    address: by.address === null ? null : storable(by.address),
    act: storable(event.act),
    outcome,
    requestId: storable(requestId),
    detail: event.detail === undefined ? null : storable(event.detail),
  };
}

/** JSON text contains neither NUL nor lone surrogates: it writes them as escapes. */
function objectOf(object: AuditObject, seq: number): EntryObject {
  return {
    seq,
    type: storable(object.type),
    id: object.id.toLowerCase(),
    before: object.before ? canonicalText(object.before) : null,
    after: object.after ? canonicalText(object.after) : null,
  };
}

/** Replaces characters that the database cannot store, because the stored text must match the hash. Error texts and names from headers can contain them. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

function insertObjects({ jurisdictionId, id }: EntryEvent, objects: readonly EntryObject[]): RawBuilder<unknown> {
  return sql`
    insert into audit_object (jurisdiction_id, event_id, seq, object_type, object_id, before, after)
    select ${jurisdictionId}::uuid, ${id}::uuid, o.* from unnest(${columns(objects)}) as o`;
}

/** Five arrays, whatever the number: PostgreSQL takes at most 65,535 parameters in one statement. */
function columns(objects: readonly EntryObject[]): RawBuilder<unknown> {
  return sql`${objects.map(({ seq }) => seq)}::integer[], ${objects.map(({ type }) => type)}::text[],
    ${objects.map(({ id }) => id)}::uuid[], ${objects.map(({ before }) => before)}::text[], ${objects.map(({ after }) => after)}::text[]`;
}

/** Locks the head until commit and answers where the chain stands. The first writer of a chain creates it. */
async function lockHead(db: Transaction<DB>, { jurisdictionId, keys, flushedLater }: AuditContext): Promise<Link> {
  const commit = flushedLater ? sql`, set_config('synchronous_commit', 'off', true)` : sql``;
  const select = sql<Link>`select seq, hash${commit} from audit_head where ${inJurisdiction({ jurisdictionId })} for update`;
  const found = (await select.execute(db)).rows[0];
  if (found) return found;
  const { seq, hash } = genesis(jurisdictionId.toLowerCase());
  const seal = keys.seal(headSeal, headText(jurisdictionId.toLowerCase(), { seq, hash }));
  await sql`
    insert into audit_head (jurisdiction_id, seq, hash, seal) values (${jurisdictionId}, ${seq}, ${hash}, ${seal})
    on conflict do nothing`.execute(db);
  const made = (await select.execute(db)).rows[0];
  if (!made) throw new Error(`the audit trail of jurisdiction ${jurisdictionId} cannot be reached by this connection`);
  return made;
}
