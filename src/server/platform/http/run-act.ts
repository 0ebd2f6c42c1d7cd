/** One request, one transaction, one audit event. */
import type { Transaction } from 'kysely';
import { success, type Failure, type Outcome } from '#core/failure.ts';
import type { Reach } from '#core/access/policy.ts';
import { linkAudit, type AuditEvent } from '#server/platform/audit/write-audit.ts';
import { dayInShanghai, type Clock } from '#server/platform/clock.ts';
import { databaseTrouble, isDatabaseAway, OutcomeUnknown } from '#server/platform/database/database-trouble.ts';
import { flushCommits } from '#server/platform/database/flush-commits.ts';
import type { ServingDatabase } from '#server/platform/database/serve-database.ts';
import { readTenant, writeTenant, type Tenant } from '#server/platform/database/transaction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';
import { mayTouch } from '#server/platform/http/kept-until-touched.ts';
import { inLoadLine } from '#server/platform/http/load-line.ts';
import type { Note, Route, RouteInput } from '#server/platform/http/route.ts';
import { inNameOf } from '#server/platform/pool/job-owner.ts';
import { ownerOf } from '#server/platform/http/byte-room.ts';
import type { Identity } from '#server/platform/http/visit.ts';
import { newId } from '#server/platform/id.ts';
import type { Installation } from '#server/platform/installation.ts';

export interface ActSource {
  readonly database: ServingDatabase;
  readonly clock: Clock;
  readonly installation: Installation;
  /** Called after a commit that added to a jurisdiction's trail. */
  readonly audited?: (jurisdictionId: string) => void;
}

/** The identity that an act runs under, and how far it reaches. */
export interface ActContext extends Identity {
  /** Names the act in the trail; what the program itself does says its own name (act-names.ts). */
  readonly endpointId?: string;
  readonly reach: Reach | 'own';
  readonly requestId: string;
}

/** Thrown to roll a transaction back when its handler refused; the refusal itself is kept beside it, with its type. */
class Refused extends Error {}

/** Runs a route's handler. Refused and failed changes leave an audit event in a transaction of their own. */
export async function runRoute(
  source: ActSource,
  context: ActContext,
  route: Extract<Route, { kind: 'act' }>,
  input: RouteInput<unknown, unknown, unknown>,
  leaving: AbortSignal,
): Promise<Outcome<unknown>> {
  const { endpoint, read, load, save, announcing } = route;
  const note: Note = async (handle) => {
    await runWrite(source, context, async (act) => {
      await handle(act);
      act.unchanged();
      return success(undefined);
    });
  };
  const owner = ownerOf(context);
  const stages = async (
    inTransaction: (handle: (act: Act) => Promise<Outcome<unknown>>) => Promise<Outcome<unknown>>,
    announced: string,
    left: AbortSignal,
  ) => {
    const come = read === undefined ? success(input) : await inNameOf(owner, () => read(input, left));
    if (!come.ok) return come;
    const loaded =
      load === undefined ? come : await inLoadLine(owner, () => runRead(source, context, (act) => load(come.value, act, announced)), left);
    if (!loaded.ok) return loaded;
    const made = await inNameOf(owner, () => route.work(loaded.value, left, note));
    return made.ok ? inTransaction((act) => save(made.value, act)) : made;
  };
  const run = async (inTransaction: Parameters<typeof stages>[0]) => {
    if (announcing === undefined) return stages(inTransaction, '', leaving);
    const announced = await runWrite(source, context, async (act) => {
      act.unchanged();
      return announcing.announce(input, act);
    });
    if (!announced.ok) return announced;
    const { value } = announced;
    let done = false;
    try {
      const outcome = await stages(inTransaction, value, new AbortController().signal);
      done = outcome.ok;
      return outcome;
    } catch (error) {
      // Whoever looks finds out whether it was made.
      done = error instanceof OutcomeUnknown;
      throw error;
    } finally {
      // A database that is away keeps what was announced, which is told to have broken off.
      if (!done) await note((act) => announcing.withdraw(value, act)).catch(() => {});
    }
  };
  // A download is an audited act too, although it is a GET.
  if (endpoint.method === 'GET' && !endpoint.download) return run((handle) => runRead(source, context, handle));
  const outcome = await auditThrown(source, context, () => run((handle) => runWrite(source, context, handle)));
  if (!outcome.ok && endpoint.asks?.includes(outcome.code) !== true) await auditRefusal(source, context, outcome);
  return outcome;
}

/** What `work` answers. When it throws, the trail says that the act failed; the caller hears of that error, whatever the trail could take. */
export async function auditThrown<T>(source: ActSource, context: ActContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Whether it failed is not known then. And what did not get its turn has not begun: its record would only wait for one, too.
    const trouble = databaseTrouble(error);
    if (trouble !== 'server.outcome-unknown' && trouble !== 'server.database-busy') {
      await auditFailure(source, context, error).catch((again: unknown) => {
        if (databaseTrouble(again) === undefined) throw again;
      });
    }
    throw error;
  }
}

/** A handler in a read-only transaction that sees one snapshot throughout. */
export async function runRead<T>(source: ActSource, context: ActContext, handler: (act: Act) => Promise<T>): Promise<T> {
  const noAudit = (): never => {
    throw new Error('a reading request has nothing to audit');
  };
  return source.database.shares.reading.within(ownerOf(context), () =>
    readTenant(source.database, tenantOf(source, context), (db) => handler(actOf(source, context, db, noAudit))),
  );
}

/** A handler in a transaction that ends with its audit event; a refusal rolls it back. */
export async function runWrite<T, Code extends string = never>(
  source: ActSource,
  context: ActContext,
  handler: (act: Act) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code>> {
  return source.database.shares.writing.within(ownerOf(context), () => write(source, context, handler));
}

async function write<T, Code extends string>(
  source: ActSource,
  context: ActContext,
  handler: (act: Act) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code>> {
  const caught: { refusal?: Failure<Code> } = {};
  const done: { step: 'working' | 'committing' | 'committed' } = { step: 'working' };
  let audited = false;
  try {
    const outcome = await writeTenant(source.database.writing, tenantOf(source, context), async (db, last) => {
      let event: AuditEvent | 'unchanged' | undefined;
      const act = actOf(source, context, db, (next) => {
        if (event) throw new Error('one act, one audit event');
        event = next;
      });
      const watched = await source.installation.keptProof?.watch(db);
      const answer = await handler(act);
      if (!answer.ok) {
        caught.refusal = answer;
        throw new Refused(answer.code);
      }
      if (!event) throw new Error('a change without an audit event');
      const told = event === 'unchanged' ? null : (event.act ?? context.endpointId ?? null);
      await watched?.(told, (reads) => told !== null && mayTouch(source.installation, told, reads));
      if (event !== 'unchanged') {
        const name = event.act ?? context.endpointId;
        if (name === undefined) throw new Error('an act without a name');
        const auditContext = { ...act, at: act.now, keys: source.installation.keys, flushedLater: true };
        const append = await linkAudit(db, auditContext, event.outcome ?? 'done', { ...event, act: name });
        last(append());
        audited = true;
      }
      done.step = 'committing';
      return answer;
    });
    done.step = 'committed';
    if (audited) {
      await flushCommits(source.database.flushing.pool);
      source.audited?.(context.jurisdictionId);
    }
    return outcome;
  } catch (error) {
    if (error instanceof Refused && caught.refusal) return caught.refusal;
    // What a commit answers it has not done; what comes to nothing after it, it has, but perhaps not for good.
    if (done.step === 'working' || (done.step === 'committing' && !isDatabaseAway(error))) throw error;
    // The heads of a chain that did not grow are exported once for nothing.
    if (audited) source.audited?.(context.jurisdictionId);
    throw new OutcomeUnknown('the connection broke during a commit', { cause: error });
  }
}

function tenantOf({ installation: { keys } }: ActSource, { jurisdictionId }: ActContext): Tenant {
  return { jurisdictionId, keys };
}

/** Records a refusal, in a transaction of its own. */
export async function auditRefusal(source: ActSource, context: ActContext, { code, data }: Failure): Promise<void> {
  const recorded = auditSeparately(source, context, 'refused', { detail: JSON.stringify({ code, data }), objects: [] });
  // The refusal stands, whether or not its record was committed when the connection broke.
  await recorded.catch((error: unknown) => {
    if (!(error instanceof OutcomeUnknown)) throw error;
  });
}

/** Records that an act ended with an unexpected error. */
async function auditFailure(source: ActSource, context: ActContext, error: unknown): Promise<void> {
  await auditSeparately(source, context, 'failed', { detail: errorText(error), objects: [] });
}

async function auditSeparately(source: ActSource, context: ActContext, outcome: 'refused' | 'failed', event: AuditEvent): Promise<void> {
  await runWrite(source, context, async (act) => {
    act.audit({ ...event, outcome });
    return success(undefined);
  });
}

function actOf(
  source: ActSource,
  { jurisdictionId, by, subject, reach, requestId }: ActContext,
  db: Transaction<DB>,
  note: (event: AuditEvent | 'unchanged') => void,
): Act {
  const now = source.clock.now();
  return {
    db,
    jurisdictionId,
    actor: by.name,
    by,
    subject,
    reach,
    now,
    today: dayInShanghai(now),
    requestId,
    installation: source.installation,
    newId: () => newId(),
    audit: note,
    unchanged: () => note('unchanged'),
  };
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
