/** Errors of the database that are nobody's mistake and over by themselves, or by an administrator: each has a refusal that says which. */
import { NoTurn } from '#server/platform/database/account-share.ts';

/** Thrown when it is not known whether a change took effect: the connection broke while it was committed. */
export class OutcomeUnknown extends Error {}

export type Trouble = 'server.outcome-unknown' | 'server.database-away' | 'server.database-busy' | 'server.too-slow' | 'server.disk-full';

/** By SQLSTATE. */
const states: readonly (readonly [RegExp, Trouble])[] = [
  // Connection exceptions; shutdown, crash and start of the server; too many connections; a transaction that idled too long.
  [/^(?:08...|57P0[1-5]|53300|25P0[34])$/, 'server.database-away'],
  // Waited too long for a lock; a deadlock; changed by another meanwhile; no memory.
  [/^(?:55P03|40P01|40001|53200)$/, 'server.database-busy'],
  [/^57014$/, 'server.too-slow'],
  [/^53100$/, 'server.disk-full'],
];
const socketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** What pg and its pool say without any code. */
const sentences: readonly (readonly [RegExp, Trouble])[] = [
  [/^(?:Connection terminated|Client has encountered a connection error|Client was closed)/, 'server.database-away'],
  // Of the pool: all connections of its kind are in use.
  [/^timeout exceeded when trying to connect/, 'server.database-busy'],
  // The schema changed under a statement that is kept; the next one is made anew (named-statements.ts).
  [/^cached plan must not change result type/, 'server.database-busy'],
];

/** What an error says of the database; undefined when it says something else. */
export function databaseTrouble(error: unknown): Trouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof OutcomeUnknown) return 'server.outcome-unknown';
  if (error instanceof NoTurn) return 'server.database-busy';
  const code = 'code' in error ? String(error.code) : '';
  // The socket of a cluster that is not running is not there.
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  if (noSocket || socketCodes.has(code)) return 'server.database-away';
  return (states.find(([state]) => state.test(code)) ?? sentences.find(([sentence]) => sentence.test(error.message)))?.[1];
}

/** Whether the connection broke or was not there: what was asked of it may have been done. */
export function isDatabaseAway(error: unknown): boolean {
  return databaseTrouble(error) === 'server.database-away' || error instanceof OutcomeUnknown;
}
