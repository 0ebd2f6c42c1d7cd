/** Deletes what is over of logins: sessions, links and challenges, counts of attempts, browsers that nobody used for long. At start and every hour, on every node. */
import { sql } from 'kysely';
import type { Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { deviceDays } from '#server/platform/http/session-cookie.ts';
import type { Log } from '#server/platform/log.ts';

/** Ours: until then it can be told why and from where a session ended (address, browser); that there was a login stays in the trail for good. */
export const sessionDays = 30;
const everyMs = 3_600_000;

export interface LoginSweep {
  /** Ends after the one that runs. */
  stop(): Promise<void>;
}

export interface LoginSweepOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts sweeping, with a first time at once. Errors are logged: the next hour tries again. */
export function startLoginSweep(options: LoginSweepOptions): LoginSweep {
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const sweep = (): void => {
    running = running
      .then(() => sweepLogins(options, () => stopped))
      .catch((error: unknown) => options.log.error({ err: error }, 'ended sessions could not be deleted'));
  };
  sweep();
  const timer = setInterval(sweep, everyMs);
  timer.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Deletes until nothing is left to delete, in small transactions, so that nobody waits for one; answers how many rows. */
export async function sweepLogins({ database, clock }: LoginSweepOptions, isStopped: () => boolean = () => false): Promise<number> {
  let total = 0;
  for (;;) {
    if (isStopped()) return total;
    const { rows } = await sql<{ gone: number }>`select sweep_logins(${clock.now()}, ${sessionDays}, ${deviceDays}) as gone`.execute(
      database.kysely,
    );
    const gone = rows[0]?.gone ?? 0;
    if (gone === 0) return total;
    total += gone;
  }
}
