/**
 * The pool of child processes: all foreign files are read there, and whatever takes long, so that neither a hostile file nor a long list
 * holds up the server or ends it. Limits, queue and why it is our own code: docs/decisions/006.
 */
import { startChild, type Child, type JobLoss } from '#server/platform/pool/child.ts';
import type { Job, JobKind } from '#server/platform/pool/job.ts';
import { jobOwner } from '#server/platform/pool/job-owner.ts';
import { openWaitingLine } from '#server/platform/waiting-line.ts';

export interface PoolLimits {
  readonly children: number;
  /** Of them, for jobs of one kind. */
  readonly perKind: number;
  /** Of one kind for one account: whoever asks for sixty files leaves room for others. What nobody asked for has no such limit. */
  readonly perOwner: number;
  /** Further jobs wait, so many at most… */
  readonly waiting: number;
  /** …of them so many of one account… */
  readonly waitingEach: number;
  /** …and so long. */
  readonly waitSeconds: number;
  /** A job that takes longer is ended. */
  readonly seconds: number;
  readonly heapMb: number;
  readonly memoryMb: number;
  /** A child without a job is kept so long: to start one takes half a second. */
  readonly idleSeconds: number;
}

const usual: PoolLimits = {
  children: 3,
  perKind: 2,
  perOwner: 1,
  waiting: 40,
  waitingEach: 20,
  waitSeconds: 60,
  seconds: 60,
  heapMb: 1536,
  memoryMb: 2048,
  idleSeconds: 60,
};

/** `busy`: there was no child for it in time, and nothing was done. */
export type JobEnd<Output> = { readonly state: 'done'; readonly value: Output } | { readonly state: JobLoss | 'busy' };

export interface Pool {
  /** Does the job when its turn has come. Rejects with the signal's reason when its caller left, and with what the job threw. */
  run<Input, Output>(job: Job<Input, Output>, input: Input, signal?: AbortSignal): Promise<JobEnd<Output>>;
  /** Ends all children. Jobs that run are broken off. */
  end(): void;
}

/** Room for a job: of which kind, and whose. */
interface Wish {
  readonly kind: JobKind;
  readonly owner: string | undefined;
}

/** A pool without children: they are started when they are needed. */
export function openPool(changed: Partial<PoolLimits> = {}): Pool {
  const limits = { ...usual, ...changed };
  /** Every child with the timer that ends it while it has no job. */
  const idle = new Map<Child, NodeJS.Timeout>();
  const running = new Set<Wish>();
  const all = new Set<Child>();

  const count = (isLike: (wish: Wish) => boolean): number => running.values().filter(isLike).toArray().length;
  const hasRoom = ({ kind, owner }: Wish): boolean =>
    running.size < limits.children &&
    count((wish) => wish.kind === kind) < limits.perKind &&
    (owner === undefined || count((wish) => wish.kind === kind && wish.owner === owner) < limits.perOwner);

  const wake = (child: Child): void => {
    clearTimeout(idle.get(child));
    idle.delete(child);
  };
  const end = (child: Child): void => {
    wake(child);
    all.delete(child);
    child.end();
  };
  const take = ({ kind, module }: { readonly kind: JobKind; readonly module: string }): Child => {
    const own = [...idle.keys()].find((child) => child.kind === kind);
    if (own !== undefined) {
      wake(own);
      return own;
    }
    const [other] = idle.keys();
    if (all.size >= limits.children && other !== undefined) end(other);
    const child = startChild({ kind, module }, limits);
    all.add(child);
    child.onGone(() => {
      wake(child);
      all.delete(child);
    });
    return child;
  };
  const { waiting, waitingEach, waitSeconds } = limits;
  const line = openWaitingLine<Wish>(
    { waiting, waitingEach, waitMs: waitSeconds * 1000 },
    (wish) => {
      if (!hasRoom(wish)) return false;
      running.add(wish);
      return true;
    },
    // Each of the program's own is nobody's but its own.
    (wish) => wish.owner ?? wish,
  );
  const leave = (wish: Wish): void => {
    running.delete(wish);
    line.letIn();
  };

  return {
    run: async <Input, Output>({ kind, module, name }: Job<Input, Output>, input: Input, signal?: AbortSignal): Promise<JobEnd<Output>> => {
      const wish = { kind, owner: jobOwner() };
      if (!(await line.enter(wish, signal))) return { state: 'busy' };
      try {
        const child = take({ kind, module });
        const answer = await child.run({ module, name, input }, limits.seconds, signal).catch((error: unknown) => {
          end(child);
          throw error;
        });
        if (typeof answer === 'string') {
          end(child);
          return { state: answer };
        }
        if (all.has(child)) idle.set(child, setTimeout(() => end(child), limits.idleSeconds * 1000).unref());
        // Of the type that the job's function has.
        return { state: 'done', value: answer.value as Output };
      } finally {
        leave(wish);
      }
    },
    end: () => {
      for (const child of all) end(child);
    },
  };
}

/** The one pool of this process. */
export const pool = openPool();
