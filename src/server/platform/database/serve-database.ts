/**
 * The connections of a serving node, by what they are for, so that one kind of work cannot take them all: changes that wait for a lock leave
 * readers theirs, and a change that is done never waits for a connection to be made sure of (flush-commits.ts).
 */
import { openAccountShare, type AccountShare } from '#server/platform/database/account-share.ts';
import { openDatabase, type Connection, type Database, type TimeLimits } from '#server/platform/database/connection.ts';

/** A node's database: its own `kysely` and `pool` read, and note when a session was used. */
export interface ServingDatabase extends Database {
  readonly writing: Database;
  readonly flushing: Database;
  /** What one account has of those that read and of those that change. */
  readonly shares: { readonly reading: AccountShare; readonly writing: AccountShare };
}

/** Of the two kinds of requests. */
export interface ServingLimits {
  readonly reading: TimeLimits;
  readonly writing: TimeLimits;
}

/** Readers wait for nobody but a change of the schema or an administrator's lock, so they give up soon; changes take turns. */
export const usualLimits: ServingLimits = {
  reading: { statementMs: 30_000, lockMs: 2000, idleMs: 60_000, connectionMs: 10_000, holdMs: 90_000 },
  writing: { statementMs: 30_000, lockMs: 10_000, idleMs: 60_000, connectionMs: 10_000, holdMs: 90_000 },
};

/** Fifteen connections of one node; PostgreSQL's preset has room for a hundred. */
const sizes = { reading: 8, writing: 6, flushing: 1 } as const;

/** Of them, for one account: half. Who waits for one of them waits no longer than for a connection. */
function sharesOf({ reading, writing }: ServingLimits): ServingDatabase['shares'] {
  return {
    reading: openAccountShare(sizes.reading / 2, reading.connectionMs),
    writing: openAccountShare(sizes.writing / 2, writing.connectionMs),
  };
}

/** Opens a node's pools; nothing connects before the first statement. */
export function serveDatabase(connection: Connection, onError: (error: Error) => void, limits = usualLimits): ServingDatabase {
  const reading = openDatabase(connection, onError, sizes.reading, limits.reading);
  const writing = openDatabase(connection, onError, sizes.writing, limits.writing);
  const flushing = openDatabase(connection, onError, sizes.flushing, limits.writing);
  const close = async (): Promise<void> => {
    await Promise.all([reading, writing, flushing].map((database) => database.close()));
  };
  return { ...reading, writing, flushing, shares: sharesOf(limits), close };
}

/** For whoever does one thing after the other: a command. */
export function inOnePool(database: Database): ServingDatabase {
  return { ...database, writing: database, flushing: database, shares: sharesOf(usualLimits) };
}
