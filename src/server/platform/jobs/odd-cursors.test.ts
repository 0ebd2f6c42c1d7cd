/** Cursors as a wrong clock, another node, another version or a tenant's own SQL leaves them: nobody else waits for it, and nothing is done twice. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { prepareJobs, type JobsConnection } from '#server/platform/database/jobs-role.ts';
import { runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import { findWork, type Oddity, type Work } from '#server/platform/jobs/find-work.ts';
import { byClock, onEvents, type Job } from '#server/platform/jobs/job.ts';
import { startJobs } from '#server/platform/jobs/start-jobs.ts';
import { takeTurn } from '#server/platform/jobs/take-turn.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { createLog, logTo } from '#server/platform/log.ts';
import { systemContext } from '#server/platform/system-context.ts';
import type { ClonedDatabase } from '#test/clone-database.ts';
import { daily, openJobPlace, type JobPlace } from '#test/jobs/job-place.ts';
import { awaited, echo, plant, planted, walk } from '#test/jobs/planted-jobs.ts';
import { until } from '#test/server-process.ts';
import type { TestClock } from '#test/test-clock.ts';

const home = homeJurisdiction.id;
const century = 36_525 * 86_400_000;
const never = new AbortController().signal;

let clone: ClonedDatabase;
let owner: Database;
let source: ActSource;
let clock: TestClock;
let place: JobPlace;
beforeEach(async () => {
  place = await openJobPlace();
  ({ clone, owner, source, clock } = place);
});
afterEach(() => place.close());

function turn(job: Job, mostMs = Infinity): Promise<'done' | 'more'> {
  return takeTurn({ source, nextTime: daily, leaving: never, mostMs }, job, home);
}

async function look(jobs: readonly Job[], nextTime = daily): Promise<{ readonly work: readonly Work[]; readonly odd: readonly Oddity[] }> {
  const connection = await prepare();
  if ('reason' in connection) throw new Error(connection.reason);
  const database = openDatabase(connection.connection, () => {}, 1);
  const odd: Oddity[] = [];
  try {
    const work = await findWork(database.kysely, { jobs, now: clock.now(), nextTime, onOddity: (one) => void odd.push(one) });
    return { work, odd };
  } finally {
    await database.close();
  }
}

const prepare = (): Promise<JobsConnection> => prepareJobs(owner.pool, clone.owner, clone.keys, undefined);

/** One chunk, which writes down what it was told. */
const told = (name: string, missed: 'together' | 'each' = 'together'): Job =>
  byClock({
    name,
    cron: '0 0 * * *',
    missed,
    chunk: async (act, { since, until: moment, position }) => {
      await plant(act, `${since?.slice(0, 4) ?? 'never'} ${moment.slice(0, 4)} ${position}`);
      act.unchanged();
      return 'done';
    },
  });

async function act(name: string): Promise<void> {
  await runWrite(source, systemContext(home), async ({ audit }) => {
    audit({ act: name, objects: [] });
    return success(undefined);
  });
}

describe('a cursor that a tenant wrote', () => {
  it('has no moment or number that could not be read', async () => {
    await turn(walk(1, 1));
    for (const value of [
      "done_until = 'infinity'",
      "done_until = '294276-01-01'",
      "turn_until = 'infinity', position = ''",
      'seq = 1::bigint << 62',
    ])
      await expect(
        runWrite(source, systemContext(home), async ({ db, unchanged }) => {
          unchanged();
          await sql`update job_cursor set ${sql.raw(value)}`.execute(db);
          return success(undefined);
        }),
        value,
      ).rejects.toThrow('job_cursor_readable');
  });

  it('stops its own job at most: those of others are found', async () => {
    await turn(told('broken'));
    await owner.pool.query('alter table job_cursor drop constraint job_cursor_readable');
    await owner.pool.query("update job_cursor set done_until = 'infinity'");
    const { work, odd } = await look([told('broken'), walk(1, 1)]);
    expect(work).toEqual([{ job: 'plantedWalk', jurisdictionId: home }]);
    expect(odd).toEqual([{ job: 'broken', jurisdictionId: home, doneUntil: 'infinity', err: expect.any(RangeError) }]);
  });
});

describe('a cursor that a tenant holds', () => {
  it.each([
    ['locked', `select from job_cursor where job = 'plantedEcho' for update`],
    ['made and not committed', `insert into job_cursor (jurisdiction_id, job) values ('${home}', 'plantedEcho')`],
  ])('%s stops no look for the others', async (how, statement) => {
    await act('logOut');
    if (how === 'locked') {
      await look([echo]);
      // What nobody waits for moves the cursor.
      await act('logOut');
    }
    const held = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const holding = runWrite(source, systemContext(home), async ({ db, unchanged }) => {
      unchanged();
      await sql.raw(statement).execute(db);
      held.resolve();
      await done.promise;
      return success(undefined);
    });
    await held.promise;
    expect((await look([walk(1, 1), echo]).finally(() => done.resolve())).work).toEqual([{ job: 'plantedWalk', jurisdictionId: home }]);
    await holding;
    await look([echo]);
    const { rows } = await owner.pool.query("select seq from job_cursor where job = 'plantedEcho'");
    expect(rows).toEqual((await owner.pool.query('select seq from audit_head where jurisdiction_id = $1', [home])).rows);
  });
});

describe('after a clock was wrong', () => {
  it.each(['together', 'each'] as const)('a job is done as if never before, and then by the clock again (%s)', async (missed) => {
    const job = told('late', missed);
    clock.ahead = century;
    await turn(job);
    clock.ahead = 0;
    const { work, odd } = await look([job]);
    expect(work).toEqual([{ job: 'late', jurisdictionId: home }]);
    expect(odd).toEqual([{ job: 'late', jurisdictionId: home, doneUntil: expect.stringMatching(/^2126/) }]);
    await turn(job);
    await turn(job);
    clock.ahead = 86_400_000;
    await turn(job);
    expect(await planted(owner.pool)).toEqual(['2026 2026 null', 'never 2026 null', 'never 2126 null']);
    expect(await look([job])).toEqual({ work: [], odd: [] });
  });

  it('half a turn is begun anew, and one that sets the cursor right goes on', async () => {
    const half = byClock({ name: 'half', cron: '', chunk: async ({ unchanged }) => (unchanged(), { next: 'middle' }) });
    clock.ahead = century;
    await turn(half, 0);
    clock.ahead = 0;
    await turn(told('half'));
    expect(await planted(owner.pool)).toEqual(['never 2026 null']);
    clock.ahead = century;
    await turn(told('half'));
    clock.ahead = 0;
    await turn(half, 0);
    await turn(told('half'));
    expect(await planted(owner.pool)).toEqual(['2026 2126 null', 'never 2026 middle', 'never 2026 null']);
  });

  it('the log says so, once', async () => {
    const connection = await prepare();
    clock.ahead = century;
    await turn(told('late'));
    clock.ahead = 0;
    const lines: string[] = [];
    const log = logTo({ write: (line: string) => void lines.push(line) });
    const node = startJobs({ source, connection, jobs: [told('late')], log, pace: { lookMs: 20 } });
    await until(async () => (await planted(owner.pool)).length > 1);
    await node.stop();
    expect(lines).toEqual([expect.stringContaining('a clock was wrong')]);
  });
});

describe('the moment of a turn', () => {
  it('is the same text in each of its chunks, and as the one before', async () => {
    const moments: string[] = [];
    const job = byClock({
      name: 'moments',
      cron: '',
      chunk: async ({ unchanged }, { since, until: moment, position }) => {
        unchanged();
        moments.push(`${since} ${moment}`);
        return position === null ? { next: 'second' } : 'done';
      },
    });
    // PostgreSQL leaves out zeros at the end.
    const at = (now: string): ActSource => ({ ...source, clock: { now: () => now } });
    const [first, second] = ['2026-03-02T02:00:00.000Z', '2026-03-03T02:00:00.120Z'];
    for (const now of [first, second]) await takeTurn({ source: at(now), nextTime: daily, leaving: never, mostMs: Infinity }, job, home);
    expect(moments).toEqual([`null ${first}`, `null ${first}`, `${first} ${second}`, `${first} ${second}`]);
  });
});

describe('two nodes', () => {
  it('do it once though each chunk ends at the same position', async () => {
    let meanwhile = (): Promise<unknown> => Promise.resolve();
    const drains = byClock({
      name: 'drains',
      cron: '',
      prepare: async () => {
        const next = (await planted(owner.pool)).length;
        const first = meanwhile;
        meanwhile = () => Promise.resolve();
        await first();
        return next;
      },
      chunk: async (within, _turn, next) => {
        await plant(within, `taken ${next}`);
        within.unchanged();
        return next === 3 ? 'done' : { next: 'more' };
      },
    });
    await turn(drains, 0);
    meanwhile = () => turn(drains, 0);
    await turn(drains, 0);
    expect(await planted(owner.pool)).toEqual(['taken 0', 'taken 1']);
  });
});

describe('the acts of a job', () => {
  it('belong to its name: what is new is waited for under a new one', async () => {
    await act('logOut');
    // A node of the version before passes what it does not wait for.
    await look([echo]);
    const job = (name: string, acts: readonly string[]) =>
      onEvents({
        name,
        acts,
        chunk: async (within, { events }) => {
          await plant(within, ...events.map(({ seq }) => `${name} ${seq}`));
          within.unchanged();
        },
      });
    await turn(job(echo.name, [awaited, 'logOut']));
    await turn(job('besidesEcho', ['logOut']));
    expect(await planted(owner.pool)).toEqual(['besidesEcho 1']);
  });
});

describe('a queue', () => {
  it('is emptied without a pause', async () => {
    const connection = await prepare();
    const jobs = Array.from({ length: 7 }, (_, index) => told(`job${index}`));
    // Until the second look nobody is called by it.
    const node = startJobs({ source, connection, jobs, log: createLog('silent'), pace: { lookMs: 3_600_000 } });
    await until(async () => (await planted(owner.pool)).length === 7);
    await node.stop();
  });

  it('holds nothing up for longer than five minutes after it failed', async () => {
    const connection = await prepare();
    const node = startJobs({ source, connection, jobs: [], log: createLog('silent') });
    await until(() => node.state() === 'running');
    await node.stop();
    const { rows } = await owner.pool.query("select retry_delay_max from pgboss.queue where name = 'turns'");
    expect(rows).toEqual([{ retry_delay_max: 300 }]);
  });
});

describe('a login of jobs', () => {
  it.each([
    ['alter role probe_jobs createdb', 'CREATEDB'],
    ['alter role probe_jobs replication', 'REPLICATION'],
    ['create table mine (id integer); alter table mine owner to probe_owner', 'OWNER OF mine'],
  ])('that may more is refused: %s', async (grant, finding) => {
    // Roles belong to the cluster, which other tests use at the same time.
    const name = `probe_${crypto.randomUUID().slice(0, 8)}`;
    const named = (text: string): string => text.replaceAll('probe', name);
    await prepare();
    await owner.pool.query(
      named(`create role probe_owner nologin; create role probe_jobs login noinherit password 'given';
        grant probe_owner to probe_jobs; grant taizhang_jobs to probe_jobs with inherit true`),
    );
    try {
      await owner.pool.query(named(grant));
      const given = { ...clone.owner, user: `${name}_jobs`, password: 'given' };
      expect(await prepareJobs(owner.pool, clone.owner, clone.keys, given)).toEqual({ reason: expect.stringContaining(finding) });
    } finally {
      await owner.pool.query(named('drop owned by probe_owner, probe_jobs; drop role probe_owner, probe_jobs'));
    }
  });
});
