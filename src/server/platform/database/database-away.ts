/** Errors that say that the database cannot be reached, or that its connection broke: nobody's mistake, and over by itself. */

/** SQLSTATE: connection exceptions, shutdown and crash of the server, a server that starts, too many connections. */
const states = /^(?:08|57P0[1-5]|53300)/;
const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** What pg and its pool say without any code. */
const sentences = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Thrown when the connection broke while a commit ran: it may have taken effect, or not. */
export class OutcomeUnknown extends Error {}

/** Whether an error means that, whatever was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof OutcomeUnknown) return true;
  const code = 'code' in error ? String(error.code) : '';
  // The socket of a cluster that is not running is not there.
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return noSocket || codes.has(code) || states.test(code) || sentences.test(error.message);
}
