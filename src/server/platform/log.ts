import { pino, type Logger } from 'pino';

export type Log = Logger;

/** The server's own log: JSON lines on stderr, so that stdout stays for people. Requests are not logged, what goes wrong is. */
export function createLog(level: 'warn' | 'silent' = 'warn'): Log {
  const destination = pino.destination({ dest: 2, sync: true });
  // Nobody reads the log any more: as when a terminal is closed.
  destination.on('error', () => process.kill(process.pid, 'SIGHUP'));
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
