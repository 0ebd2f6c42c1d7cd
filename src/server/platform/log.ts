import { pino, type Logger } from 'pino';

export type Log = Logger;

/** The server's own log: JSON lines on stderr, so that stdout stays for people. Requests are not logged, what goes wrong is. */
export function createLog(level: 'warn' | 'silent' = 'warn'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
}
