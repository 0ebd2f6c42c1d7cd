/** Notices when a turn of the event loop kept the thread so long that everybody else waited, and tells the operator which endpoints ran. */
import type { Log } from '#server/platform/log.ts';

/** Work of one turn that takes longer belongs into a child process (platform/pool). */
const longMs = 200;
const lookEveryMs = 50;

export interface LoopWatch {
  /** A request of this endpoint is being handled; answers what to call when it is done. */
  began(endpointId: string): () => void;
  end(): void;
}

/**
 * Looks 20 times a second how late the look itself is: one timer of ours, since a histogram of delays that is read and reset
 * by another timer loses what lies between the two. A thread that had no turn because the machine was busy has not worked
 * meanwhile: that is nobody's fault here.
 */
export function watchLoop(log: Log): LoopWatch {
  const running = new Map<string, number>();
  let ran = new Set<string>();
  let lookedAt = performance.now();
  let before = process.threadCpuUsage();
  const looking = setInterval(() => {
    const now = performance.now();
    const heldUpMs = Math.round(now - lookedAt - lookEveryMs);
    const { user, system } = process.threadCpuUsage();
    const workedMs = Math.round((user + system - before.user - before.system) / 1000);
    // Without a request nobody waited: the program starts, or does work of its own.
    if (heldUpMs > longMs && workedMs > longMs && ran.size > 0)
      log.warn({ heldUpMs, workedMs, endpoints: [...ran].sort() }, 'the server was held up: all requests waited');
    lookedAt = now;
    before = { user, system };
    ran = new Set(running.keys());
  }, lookEveryMs).unref();
  return {
    began: (endpointId) => {
      ran.add(endpointId);
      running.set(endpointId, (running.get(endpointId) ?? 0) + 1);
      return () => {
        const left = (running.get(endpointId) ?? 0) - 1;
        if (left > 0) running.set(endpointId, left);
        else running.delete(endpointId);
      };
    },
    end: () => clearInterval(looking),
  };
}
