/**
 * A tenant's transactions. What opens one goes out together with its first statement, statements that do not wait for each other go out
 * together, and nobody waits for the end of one that only read: a request waits for the database as often as one answer needs another.
 */
import { CompiledQuery, isAbortedTransactionError, type DatabaseConnection, type Transaction } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { backendOf, enterStatement } from '#server/platform/database/tenant.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** Whose rows a transaction sees. */
export interface Tenant {
  readonly jurisdictionId: string;
  readonly keys: InstallationKeys;
}

/** `last` takes a statement that goes out together with the commit: nothing is waited for between them. */
type Work<T> = (db: Transaction<DB>, last: (statement: Promise<unknown>) => void) => Promise<T>;

/** A read-only transaction that sees one snapshot throughout. */
export function readTenant<T>(database: Database, tenant: Tenant, work: Work<T>): Promise<T> {
  return inTransaction(database, tenant, work, 'start transaction isolation level repeatable read read only');
}

/** A transaction that is committed, safely or not at all, before this resolves. */
export function writeTenant<T>(database: Database, tenant: Tenant, work: Work<T>): Promise<T> {
  return inTransaction(database, tenant, work, 'begin');
}

/**
 * From here on a statement's plan is made once for all values. Acts ask by keys, and one plan suits all keys: planned for each list of keys anew,
 * naming a lead took the database a millisecond more. What readers filter by needs plans of its own; a reader who asks by keys says this too.
 */
export const planOnce = CompiledQuery.raw('set local plan_cache_mode = force_generic_plan');
/** From here on as before it. */
export const planAnew = CompiledQuery.raw('set local plan_cache_mode = auto');

async function inTransaction<T>(database: Database, tenant: Tenant, work: Work<T>, begin: string): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const reads = begin !== 'begin';
  const held = database.kysely.getExecutor().provideConnection(async (connection) => {
    let over = false;
    const backend = await backendOf(connection);
    const noting = notingFirst(connection);
    const db = database.transactionOn(async (use) => {
      // Whoever has the connection next may be of another tenant.
      if (over) throw new Error('the transaction is over');
      return use(noting.connection);
    });
    const enter = enterStatement(tenant.jurisdictionId, tenant.keys, backend);
    // All are on their way before the work's first statement: a connection executes in the order in which it was asked.
    const opening = [CompiledQuery.raw(begin), enter, ...(reads ? [] : [planOnce])];
    const opened = Promise.all(opening.map((statement) => noting.connection.executeQuery(statement)));
    // Whether it came to something is looked at when the work is done.
    opened.catch(() => {});
    let last: Promise<unknown> = opened;
    try {
      const answer = await work(db, (statement) => {
        statement.catch(() => {});
        last = statement;
      });
      await opened;
      over = true;
      // What only read loses nothing with its end.
      if (reads) resolve(answer);
      await database.driver.commitTransaction(connection);
      await last;
      resolve(answer);
    } catch (error) {
      over = true;
      reject(saysAborted(error) ? (noting.first() ?? error) : error);
      // One that cannot be rolled back is broken: its connection is not used again.
      await database.driver.rollbackTransaction(connection).catch(() => {});
    }
  });
  // Without a connection there was no work.
  held.catch(reject);
  return promise;
}

/**
 * The connection, and the error of the first of its statements that failed. Those that were asked behind it, and the commit, say no more than
 * that the transaction is aborted, and of several that are refused in one turn any may come first to whoever waits for all.
 */
function notingFirst(connection: DatabaseConnection): { readonly connection: DatabaseConnection; first(): unknown } {
  let first: unknown;
  return {
    first: () => first,
    connection: {
      executeQuery: async (...asked) => {
        try {
          return await connection.executeQuery(...asked);
        } catch (error) {
          first ??= error;
          throw error;
        }
      },
      streamQuery: (...asked) => connection.streamQuery(...asked),
    },
  };
}

function saysAborted(error: unknown): boolean {
  // 25P02: in_failed_sql_transaction.
  return isAbortedTransactionError(error) || (error instanceof Error && 'code' in error && error.code === '25P02');
}
