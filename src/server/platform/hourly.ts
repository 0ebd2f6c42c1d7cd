/** Work that the program does by itself: at start and every hour, on every node. What may be done only once is held by the work's own transactions. */
import type { ActSource } from '#server/platform/http/run-act.ts';
import type { Log } from '#server/platform/log.ts';

const everyMs = 3_600_000;

/** Regular work of a domain. It looks at `isStopped` between its steps. */
export type HourlyWork = (source: ActSource, isStopped: () => boolean) => Promise<unknown>;

export interface Hourly {
  /** Ends after the step that runs. */
  stop(): Promise<void>;
}

/** Starts with a first time at once, one work after the other. Errors are logged: the next hour tries again. */
export function startHourly(source: ActSource, works: readonly HourlyWork[], log: Log): Hourly {
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const runAll = async (): Promise<void> => {
    for (const work of works) {
      if (stopped) return;
      await work(source, isStopped).catch((error: unknown) => log.error({ err: error, work: work.name }, 'regular work failed'));
    }
  };
  const begin = (): void => {
    running = running.then(runAll);
  };
  begin();
  const timer = setInterval(begin, everyMs);
  timer.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
