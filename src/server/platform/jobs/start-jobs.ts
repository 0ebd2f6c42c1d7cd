/**
 * Runs the domains' jobs on this node. Where work waits is told by the cursors (job-cursor.ts), which alone say what is done; pg-boss carries it to one of the
 * nodes, tries again what failed, later each time, and takes what a killed node had begun from it. A queue that is lost loses nothing: the next look fills it again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { openDatabase, type Connection, type Database, type TimeLimits } from '#server/platform/database/connection.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';
import { jobsSchema, type JobsConnection } from '#server/platform/database/jobs-role.ts';
import type { ActSource } from '#server/platform/http/run-act.ts';
import type { JobsState } from '#server/platform/installation.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { findWork, type Oddity, type Work } from '#server/platform/jobs/find-work.ts';
import { takeTurn, type NextTime } from '#server/platform/jobs/take-turn.ts';
import type { Log } from '#server/platform/log.ts';

export interface RunningJobs {
  state(): JobsState;
  /** A trail has grown: events are looked for within about a second. */
  noteEvents(): void;
  /** Lets chunks that run come to their end, some seconds at most; what is left is taken up by the next node, or at the next start. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly source: ActSource;
  readonly connection: JobsConnection;
  readonly jobs: readonly Job[];
  readonly log: Log;
  readonly pace?: Partial<Pace>;
}

export interface Pace {
  /** Between two looks for work. */
  readonly lookMs: number;
  /** From a change of a trail to the look for its events. */
  readonly eventsMs: number;
  /** A node that has not been heard of for so long has lost its turn; at least 10. */
  readonly heartbeatSeconds: number;
  /** How often that is looked at. */
  readonly superviseSeconds: number;
  /** Until what failed is tried again; twice as long each time, up to five minutes: what comes meanwhile for the same turn waits for it. */
  readonly retrySeconds: number;
  /** One turn; the rest comes in another one. */
  readonly turnMs: number;
}

const usualPace: Pace = {
  lookMs: 20_000,
  eventsMs: 1000,
  heartbeatSeconds: 30,
  superviseSeconds: 30,
  retrySeconds: 15,
  turnMs: 60_000,
};

/** Three connections, beside those of serve-database.ts: looking for work, and the bookkeeping of two turns. The turns themselves use the application's. */
const connections = 3;
/** So many turns at once on this node. */
const turnsAtOnce = 2;
const limits: TimeLimits = { statementMs: 30_000, lockMs: 10_000, idleMs: 60_000, connectionMs: 10_000, holdMs: 90_000 };
/** Looks fail while the database is away: at most so long until the next one. */
const mostPauseMs = 30_000;
/** A stop waits so long for chunks that run; the server as a whole waits ten seconds. */
const stopMs = 8000;
const mostTimes = 10_000;
const queue = 'turns';
const timeZone = 'Asia/Shanghai';

/** Begins at once, in the background, and never throws: without jobs the server serves. */
export function startJobs({ source, connection, jobs, log, pace }: JobsOptions): RunningJobs {
  if ('reason' in connection) {
    log.error(
      { reason: connection.reason },
      'jobs do not run (expired logins and files stay, unused accounts are not disabled): see "The third login" in docs/decisions/031-events-and-jobs.md, then start again',
    );
    return { state: () => 'away', noteEvents: () => {}, stop: async () => {} };
  }
  const node = new JobsNode({ source, jobs, log, connection: connection.connection, pace: { ...usualPace, ...pace } });
  return node;
}

interface NodeOptions extends Omit<JobsOptions, 'connection' | 'pace'> {
  readonly connection: Connection;
  readonly pace: Pace;
}

class JobsNode implements RunningJobs {
  readonly #options: NodeOptions;
  readonly #byName: ReadonlyMap<string, Job>;
  readonly #stopping = new AbortController();
  readonly #database: Database;
  readonly #looking: Promise<void>;
  /** Times that were read out of expressions: each reading takes half a millisecond. */
  readonly #times = new Map<string, string>();
  #wake = new AbortController();
  #state: JobsState = 'away';
  #told = false;
  /** Oddities of cursors that were said. */
  readonly #odd = new Set<string>();
  /** Of pg-boss, each for one turn at a time. */
  #workers: readonly string[] = [];

  constructor(options: NodeOptions) {
    this.#options = options;
    this.#byName = new Map(options.jobs.map((job) => [job.name, job]));
    this.#database = openDatabase(options.connection, (error) => this.#tell(error), connections, limits);
    this.#looking = this.#look();
  }

  state = (): JobsState => this.#state;

  noteEvents(): void {
    if (this.#options.jobs.some(({ kind }) => kind === 'events')) this.#wake.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.race([this.#looking, sleep(stopMs + 1000, undefined, { ref: false })]);
  }

  /** Looks again and again, until the stop. */
  async #look(): Promise<void> {
    const { pace } = this.#options;
    let boss: PgBoss | undefined;
    let pause = 0;
    while (!this.#stopping.signal.aborted) {
      try {
        if (boss === undefined) {
          boss = await this.#newBoss();
          await boss.start();
          this.#workers = await this.#work(boss);
        }
        if (await this.#send(boss)) this.#callWorkers(boss);
        this.#state = 'running';
        this.#told = false;
        pause = pace.lookMs;
      } catch (error) {
        this.#state = 'away';
        this.#tell(error);
        // A start that failed in the middle is begun anew.
        if (this.#workers.length === 0 && boss !== undefined) {
          await boss.stop({ graceful: false }).catch(() => {});
          boss = undefined;
        }
        pause = Math.min(Math.max(1000, pause * 2), mostPauseMs);
      }
      await this.#wait(pause);
    }
    this.#state = 'away';
    await boss?.stop({ graceful: true, timeout: stopMs }).catch((error: unknown) => this.#tell(error));
    await this.#database.close();
  }

  /** Until the pause is over, events come or the server stops. */
  async #wait(pause: number): Promise<void> {
    const over = (signal: AbortSignal): Promise<void> => sleep(pause, undefined, { ref: false, signal }).catch(() => {});
    await over(AbortSignal.any([this.#wake.signal, this.#stopping.signal]));
    if (!this.#wake.signal.aborted) return;
    this.#wake = new AbortController();
    // Those that come within this moment are found by the same look.
    await sleep(Math.min(this.#options.pace.eventsMs, pause), undefined, { ref: false, signal: this.#stopping.signal }).catch(() => {});
  }

  async #newBoss(): Promise<PgBoss> {
    const { PgBoss } = await import('pg-boss');
    const { pool } = this.#database;
    const { superviseSeconds } = this.#options.pace;
    const boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      schema: jobsSchema,
      // Without DDL: what belongs to the owner is done by the owner (jobs-role.ts), and autovacuum looks after the indexes.
      migrate: false,
      createSchema: false,
      reindex: false,
      monitorVacuum: false,
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
    });
    boss.on('error', (error) => this.#tell(error));
    boss.on('warning', ({ message }) => this.#options.log.warn({ warning: message }, 'pg-boss warns'));
    return boss;
  }

  async #work(boss: PgBoss): Promise<readonly string[]> {
    const { heartbeatSeconds, retrySeconds } = this.#options.pace;
    const settings = {
      expireInSeconds: 900,
      heartbeatSeconds,
      retryLimit: 1000,
      retryDelay: retrySeconds,
      retryBackoff: true,
      retryDelayMax: 300,
      deleteAfterSeconds: 3600,
    };
    // One turn of a job in a jurisdiction waits or runs, never two.
    await boss.createQueue(queue, { policy: 'exclusive', ...settings });
    await boss.updateQueue(queue, settings);
    const options = { pollingIntervalSeconds: Math.max(0.5, this.#options.pace.lookMs / 2000) };
    const work = (): Promise<string> =>
      boss.work<Work>(queue, options, async (turns) => {
        try {
          for (const { data, signal } of turns) await this.#turn(data, signal, this.#nextTimeOf(boss));
        } finally {
          this.#callWorkers(boss);
        }
      });
    return Promise.all(Array.from({ length: turnsAtOnce }, work));
  }

  /** By itself a worker sleeps after each turn, however many wait. */
  #callWorkers(boss: PgBoss): void {
    for (const worker of this.#workers) boss.notifyWorker(worker);
  }

  async #send(boss: PgBoss): Promise<boolean> {
    const { jobs, source } = this.#options;
    const work = await findWork(this.#database.kysely, {
      jobs,
      now: source.clock.now(),
      nextTime: this.#nextTimeOf(boss),
      onOddity: (oddity) => this.#tellOddity(oddity),
    });
    if (work.length === 0) return false;
    const rows = work.map((data) => ({ data, singletonKey: `${data.job} ${data.jurisdictionId}` }));
    await boss.insert(queue, rows);
    return true;
  }

  async #turn(work: Work, lost: AbortSignal, nextTime: NextTime): Promise<void> {
    const { source, log, pace } = this.#options;
    const job = this.#byName.get(work.job);
    // A node of another version has it: it will find it again.
    if (job === undefined) return;
    const leaving = AbortSignal.any([this.#stopping.signal, lost]);
    try {
      const end = await takeTurn({ source, nextTime, leaving, mostMs: pace.turnMs }, job, work.jurisdictionId);
      if (end === 'more') this.#wake.abort();
    } catch (error) {
      const level = databaseTrouble(error) === undefined ? 'error' : 'warn';
      log[level]({ err: error, ...work }, 'a job failed and is tried again later');
      throw error;
    }
  }

  #nextTimeOf(boss: PgBoss): NextTime {
    return (cron, after) => {
      // To the minute, as expressions are: most jurisdictions were last done at about the same time.
      const key = `${cron} ${after.slice(0, 16)}`;
      const known = this.#times.get(key);
      if (known !== undefined) return known;
      const [next] = boss.previewSchedule(cron, { tz: timeZone, from: new Date(after), count: 1 });
      if (next === undefined) throw new Error(`${cron} never comes`);
      if (this.#times.size >= mostTimes) this.#times.clear();
      this.#times.set(key, next.toISOString());
      return next.toISOString();
    };
  }

  /** Each once, though it is met at every look. */
  #tellOddity({ err, ...cursor }: Oddity): void {
    const key = Object.values(cursor).join(' ');
    if (this.#odd.has(key)) return;
    if (this.#odd.size >= mostTimes) this.#odd.clear();
    this.#odd.add(key);
    const { log } = this.#options;
    if (err === undefined)
      log.warn(cursor, 'a job was done at a time that has not come, so a clock was wrong: it is done now, as if never before');
    else log.error({ err, ...cursor }, 'a job does not run in this jurisdiction: when it was last done cannot be read (table job_cursor)');
  }

  /** Once for each time that it goes wrong, until a look comes to its end again. */
  #tell(error: unknown): void {
    if (this.#told || this.#stopping.signal.aborted) return;
    this.#told = true;
    this.#options.log.error({ err: error }, 'jobs wait: their queue cannot be reached; requests go on, and what waits is done afterwards');
  }
}
