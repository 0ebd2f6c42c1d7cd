/**
 * Jobs: what a domain does by itself, by the clock or because of events, in one jurisdiction at a time (docs/decisions/031-events-and-jobs.md).
 * A job runs as chunks. Each chunk is one transaction that has entered the tenant like a request, with at most one audit event, and it moves the
 * job's cursor: what is done and that it is done are committed together, so a job that is killed, runs twice or late does nothing twice.
 */
import type { Act } from '#server/platform/http/act.ts';

/** So many objects one chunk may record; the rest comes in the next one, and requests have their turn between. */
export const mostObjects = 5000;

/** The kinds of objects and their ids are in audit_object; what they are now is in their own tables. */
export interface JobEvent {
  /** The number in the jurisdiction's chain. */
  readonly seq: number;
  /** Of the audit event. */
  readonly id: string;
  readonly act: string;
  /** ISO moment, in UTC. */
  readonly at: string;
}

interface Turn {
  readonly jurisdictionId: string;
  /** Aborted when the server stops: what runs outside of a transaction ends by it. The next turn begins where this one stood. */
  readonly leaving: AbortSignal;
  /** A read-only transaction in the tenant. */
  read<T>(handle: (act: Act) => Promise<T>): Promise<T>;
}

/** A turn of a job that comes by the clock. */
export interface ClockTurn extends Turn {
  /** Until when everything is done; null the first time, and after a clock was wrong. ISO moments, in UTC. */
  readonly since: string | null;
  /** What the turn is for: the present at its beginning, or, of a job whose missed times come one by one, that time. Stays the same until the turn is over. */
  readonly until: string;
  /** Where the chunk before ended; null: at the beginning. */
  readonly position: string | null;
}

/** A turn of a job that reads events. */
export interface EventTurn extends Turn {
  /** Those of its acts that were done since the last turn, in the order of the chain. */
  readonly events: readonly JobEvent[];
}

/** What a chunk comes to: where the next one begins, or that the turn is over. */
export type Step = 'done' | { readonly next: string };

interface Named<A extends Turn, Prepared> {
  /** Names the job for good: its cursors are kept under it. */
  readonly name: string;
  /** What is slow and needs no transaction: foreign systems, and child processes (`runJob`, decision 006). May be done twice. */
  readonly prepare?: (turn: A) => Promise<Prepared>;
}

export interface ClockJob<Prepared = unknown> extends Named<ClockTurn, Prepared> {
  readonly kind: 'clock';
  /** Minute, hour, day, month, weekday, in Asia/Shanghai. The first turn comes at once. */
  readonly cron: string;
  /** In every jurisdiction that is set up, or once in the platform's. */
  readonly where: 'jurisdictions' | 'platform';
  /** Times at which no server ran: one turn for all, or one for each. */
  readonly missed: 'together' | 'each';
  chunk(act: Act, turn: ClockTurn, prepared: Prepared): Promise<Step>;
}

export interface EventJob<Prepared = unknown> extends Named<EventTurn, Prepared> {
  readonly kind: 'events';
  /**
   * The acts that it waits for, as the trail names them. Who was refused, or failed, is no event. They belong to the name: nodes of the version before
   * pass what they do not wait for, so further acts are waited for by a second job, under a name of its own.
   */
  readonly acts: readonly string[];
  /** All of the turn's events in one chunk. */
  chunk(act: Act, turn: EventTurn, prepared: Prepared): Promise<void>;
}

export type Job = ClockJob | EventJob;

/** A row of a manifest's `jobs`: by the clock. */
export function byClock<Prepared = undefined>(
  job: Omit<ClockJob<Prepared>, 'kind' | 'where' | 'missed'> & Partial<Pick<ClockJob, 'where' | 'missed'>>,
): ClockJob<Prepared> {
  return { where: 'jurisdictions', missed: 'together', ...job, kind: 'clock' };
}

/** A row of a manifest's `jobs`: because of events, in every jurisdiction that is set up. */
export function onEvents<Prepared = undefined>(job: Omit<EventJob<Prepared>, 'kind'>): EventJob<Prepared> {
  return { ...job, kind: 'events' };
}
