/** One request, one transaction, one audit event. */
import { failure, type Failure, type Outcome } from '#core/failure.ts';
import { writeAudit, type AuditContext, type AuditEvent } from '#server/platform/audit.ts';
import { dayInShanghai, type Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Act, Route, RouteInput } from '#server/platform/http/route.ts';
import { newId } from '#server/platform/id.ts';

export interface ActSource {
  readonly database: Database;
  readonly clock: Clock;
  readonly jurisdictionId: string;
  readonly actor: string;
}

/** Carries a refusal out of the transaction, which it rolls back. */
class Refusal extends Error {
  readonly failure: Failure;
  constructor(refusal: Failure) {
    super(refusal.code);
    this.failure = refusal;
  }
}

/** Runs a route's handler. Refused and failed changes leave an audit event in a transaction of their own. */
export async function runRoute(
  source: ActSource,
  route: Route,
  input: RouteInput<unknown, unknown, unknown>,
  requestId: string,
): Promise<Outcome<unknown>> {
  const context = { jurisdictionId: source.jurisdictionId, actor: source.actor, requestId, newId: () => newId() };
  const run = async (inTransaction: typeof runRead): Promise<Outcome<unknown>> => {
    const prepared = await route.prepare(input);
    return prepared.ok ? inTransaction(source, context, (act) => route.handle(prepared.value, act)) : prepared;
  };
  if (route.endpoint.method === 'GET') return run(runRead);
  try {
    const outcome = await run(runWrite);
    if (!outcome.ok)
      await auditRefusal(source, context, 'refused', route.endpoint.id, JSON.stringify({ code: outcome.code, data: outcome.data }));
    return outcome;
  } catch (error) {
    await auditRefusal(source, context, 'failed', route.endpoint.id, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

type Context = Omit<AuditContext, 'at'>;

/** A handler in a read-only transaction that sees one snapshot throughout. */
async function runRead<T>(source: ActSource, context: Context, handler: (act: Act) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const now = source.clock.now();
  return source.database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) =>
      handler({
        ...context,
        db,
        now,
        today: dayInShanghai(now),
        audit: () => {
          throw new Error('a reading request has nothing to audit');
        },
      }),
    );
}

/** A handler in a transaction that ends with its audit event; a refusal rolls it back. */
export async function runWrite<T>(source: ActSource, context: Context, handler: (act: Act) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const now = source.clock.now();
  try {
    return await source.database.kysely.transaction().execute(async (db) => {
      let event: AuditEvent | undefined;
      const outcome = await handler({
        ...context,
        db,
        now,
        today: dayInShanghai(now),
        audit: (next) => {
          if (event) throw new Error(`one act, one audit event: ${event.act}, ${next.act}`);
          event = next;
        },
      });
      if (!outcome.ok) throw new Refusal(outcome);
      if (!event) throw new Error('a change without an audit event');
      await writeAudit(db, { ...context, at: now }, 'done', event);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refusal) return failure(error.failure.code, error.failure.data);
    throw error;
  }
}

async function auditRefusal(
  source: ActSource,
  context: Context,
  outcome: 'refused' | 'failed',
  act: string,
  detail: string,
): Promise<void> {
  await source.database.kysely
    .transaction()
    .execute((db) => writeAudit(db, { ...context, at: source.clock.now() }, outcome, { act, detail, objects: [] }));
}
