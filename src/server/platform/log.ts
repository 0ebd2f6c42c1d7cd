import { pino, type DestinationStream, type Logger } from 'pino';
import { maskLine } from '#server/platform/mask-secrets.ts';

export type Log = Logger;

/** The server's own log: JSON lines on stderr, so that stdout stays for people. Requests are not logged, what goes wrong is. */
export function createLog(level: 'warn' | 'silent' = 'warn'): Log {
  const destination = pino.destination({ dest: 2, sync: true });
  // A reader who left is as a terminal that was closed: whoever listens ends the program. A full disk leaves us without a log, and running.
  destination.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || code === 'EIO') process.emit('SIGHUP', 'SIGHUP');
  });
  return logTo(destination, level);
}

/** The same, to anybody; secrets are masked in every line. */
export function logTo(destination: DestinationStream, level: 'warn' | 'silent' = 'warn'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { streamWrite: maskLine } }, destination);
}
