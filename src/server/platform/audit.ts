/** The audit trail: one event per act, one row per object, written in the act's own transaction (DESIGN: decisions dear to change). */
import type { Transaction } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';

/** One thing that an act changed. before/after hold the columns that matter to a reader; leave out what did not exist. */
export interface AuditObject {
  readonly type: string;
  readonly id: string;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

export interface AuditEvent {
  /** What was done, as `noun.verb`: `plan.upload`, `task.split`. */
  readonly act: string;
  /** One line for people, when the objects alone do not say it. */
  readonly detail?: string;
  readonly objects: readonly AuditObject[];
}

export interface AuditContext {
  readonly jurisdictionId: string;
  readonly actor: string;
  readonly at: string;
  readonly requestId: string;
  newId(): string;
}

/** Objects are inserted in groups: PostgreSQL takes at most 65,535 parameters in one statement. */
const rowsPerInsert = 5000;

/** Writes one event with its objects. The caller makes it the last statement before commit. */
export async function writeAudit(
  db: Transaction<DB>,
  context: AuditContext,
  outcome: 'done' | 'refused' | 'failed',
  event: AuditEvent,
): Promise<void> {
  const eventId = context.newId();
  await db
    .insertInto('audit_event')
    .values({
      jurisdiction_id: context.jurisdictionId,
      id: eventId,
      at: context.at,
      actor: context.actor,
      act: event.act,
      outcome,
      request_id: context.requestId,
      detail: event.detail ?? null,
    })
    .execute();
  const rows = event.objects.map((object, seq) => ({
    jurisdiction_id: context.jurisdictionId,
    event_id: eventId,
    seq,
    object_type: object.type,
    object_id: object.id,
    before: object.before ? canonicalText(object.before) : null,
    after: object.after ? canonicalText(object.after) : null,
  }));
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await db
      .insertInto('audit_object')
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
  }
}

/** JSON with sorted keys: the same facts give the same text, which is what a hash chain will be made over. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
