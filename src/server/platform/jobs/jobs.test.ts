/** What a job does is done once: however often its turn is taken, wherever it breaks off, by however many nodes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { prepareJobs, type JobsConnection } from '#server/platform/database/jobs-role.ts';
import { runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import { findWork } from '#server/platform/jobs/find-work.ts';
import { byClock, mostObjects, onEvents, type Job } from '#server/platform/jobs/job.ts';
import { startJobs, type Pace } from '#server/platform/jobs/start-jobs.ts';
import { takeTurn } from '#server/platform/jobs/take-turn.ts';
import { homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { newId } from '#server/platform/id.ts';
import { createLog, logTo } from '#server/platform/log.ts';
import { systemContext } from '#server/platform/system-context.ts';
import type { ClonedDatabase } from '#test/clone-database.ts';
import { daily, openJobPlace, type JobPlace } from '#test/jobs/job-place.ts';
import { awaited, echo, plant, planted, walk } from '#test/jobs/planted-jobs.ts';
import { until } from '#test/server-process.ts';
import type { TestClock } from '#test/test-clock.ts';

const home = homeJurisdiction.id;
const day = 86_400_000;
const quick: Partial<Pace> = { lookMs: 50, eventsMs: 10, superviseSeconds: 1, retrySeconds: 1 };
const silent = createLog('silent');

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

const never = new AbortController().signal;

function turn(job: Job, leaving = never, jurisdictionId: string = home): Promise<'done' | 'more'> {
  return takeTurn({ source, nextTime: daily, leaving, mostMs: Infinity }, job, jurisdictionId);
}

async function act(name: string, outcome?: 'refused'): Promise<void> {
  await runWrite(source, systemContext(home), async ({ audit }) => {
    audit({ act: name, objects: [], ...(outcome && { outcome }) });
    return success(undefined);
  });
}

const steps = (length: number): readonly string[] => Array.from({ length }, (_, index) => `step ${index}`).toSorted();

async function auditedBy(name: string): Promise<readonly string[]> {
  const { rows } = await owner.pool.query<{ actor: string }>('select actor from audit_event where act = $1', [name]);
  return rows.map(({ actor }) => actor);
}

describe('a turn by the clock', () => {
  it('walks chunk by chunk, each with its event by the program itself, and is over until the next time', async () => {
    expect(await turn(walk(12, 5))).toBe('done');
    await turn(walk(12, 5));
    expect(await planted(owner.pool)).toEqual(steps(12));
    expect(await auditedBy('editTheme')).toEqual(['系统', '系统', '系统']);
    clock.ahead += day;
    await turn(walk(12, 5));
    expect(await planted(owner.pool)).toHaveLength(24);
  });

  it('goes on where it broke off, for the moment that it began with', async () => {
    const asked: string[] = [];
    let broken = true;
    const job = byClock({
      name: 'breaks',
      cron: '',
      chunk: async (act, { until, position }) => {
        asked.push(`${until} ${position}`);
        await plant(act, `from ${position}`);
        act.unchanged();
        if (position === '2' && broken) throw new Error('broken off');
        return position === '2' ? 'done' : { next: position === null ? '1' : '2' };
      },
    });
    await expect(turn(job)).rejects.toThrow('broken off');
    broken = false;
    clock.ahead += day;
    await turn(job);
    expect(await planted(owner.pool)).toEqual(['from 1', 'from 1', 'from 2', 'from 2', 'from null', 'from null']);
    // The turn that broke off, and a second one for the time that came meanwhile.
    const moments = [...new Set(asked.map((each) => each.split(' ')[0]))];
    expect(moments).toHaveLength(2);
    expect(asked.filter((each) => each.endsWith(' 2'))).toHaveLength(3);
  });

  it('is done once by nodes that take it at the same moment', async () => {
    await Promise.all([1, 2, 3].map(() => turn(walk(40, 5))));
    // Whoever came second has nothing to do with what is left: it comes to its end all the same.
    await turn(walk(40, 5));
    expect(await planted(owner.pool)).toEqual(steps(40));
  });

  it('comes once for all times that were missed, or once for each', async () => {
    const job = (name: string, missed: 'together' | 'each') =>
      byClock({
        name,
        cron: '',
        missed,
        chunk: async (act, { until }) => {
          await plant(act, `${name} ${until.slice(0, 10)}`);
          act.unchanged();
          return 'done';
        },
      });
    for (const one of [job('all', 'together'), job('each', 'each')]) await turn(one);
    clock.ahead += 3 * day;
    for (const one of [job('all', 'together'), job('each', 'each')]) await turn(one);
    expect(await planted(owner.pool)).toEqual([
      'all 2026-03-02',
      'all 2026-03-05',
      'each 2026-03-02',
      'each 2026-03-03',
      'each 2026-03-04',
      'each 2026-03-05',
    ]);
  });

  it('ends after its chunk when the server stops, and hands on what it prepared outside of a transaction', async () => {
    const leaving = new AbortController();
    const job = byClock({
      name: 'prepares',
      cron: '',
      prepare: async ({ read, position }) => read(async (act) => `${act.jurisdictionId} ${position}`),
      chunk: async (act, { position }, prepared) => {
        await plant(act, prepared);
        act.unchanged();
        leaving.abort();
        return position === null ? { next: 'b' } : 'done';
      },
    });
    expect(await turn(job, leaving.signal)).toBe('more');
    expect(await planted(owner.pool)).toEqual([`${home} null`]);
  });

  it('records no more than a chunk may, and leaves nothing of it behind', async () => {
    const objects = Array.from({ length: mostObjects + 1 }, () => ({ type: 'theme', id: newId() }));
    const job = byClock({
      name: 'toomuch',
      cron: '',
      chunk: async (act) => {
        await plant(act, 'too much');
        act.audit({ act: 'editTheme', objects });
        return 'done';
      },
    });
    await expect(turn(job)).rejects.toThrow('more than 5000 objects');
    expect(await planted(owner.pool)).toEqual([]);
  });
});

describe('a turn that reads events', () => {
  it('reads each that was done once, in their order, and none that was refused', async () => {
    for (const name of [awaited, 'logOut', awaited]) await act(name);
    await act(awaited, 'refused');
    await turn(echo);
    expect(await planted(owner.pool)).toEqual(['event 1', 'event 3']);
    await act(awaited);
    await Promise.all([turn(echo), turn(echo), turn(echo)]);
    expect(await planted(owner.pool)).toEqual(['event 1', 'event 3', 'event 6']);
  });

  it('has them again after it failed', async () => {
    await act(awaited);
    const fails = onEvents({ name: 'plantedEcho', acts: [awaited], chunk: () => Promise.reject(new Error('broken off')) });
    await expect(turn(fails)).rejects.toThrow('broken off');
    await turn(echo);
    expect(await planted(owner.pool)).toEqual(['event 1']);
  });

  it('takes more than five hundred by turns', async () => {
    await owner.pool.query(
      `insert into audit_event (jurisdiction_id, id, at, actor, act, outcome, request_id, seq, hash, seal)
       select $1, gen_random_uuid(), now(), 'x', $2, 'done', 'x', number, 'x', 'x' from generate_series(1, 1203) number`,
      [home, awaited],
    );
    await owner.pool.query("insert into audit_head (jurisdiction_id, seq, hash, seal) values ($1, 0, 'x', 'x')", [home]);
    await owner.pool.query('alter table audit_head disable trigger audit_head_forward');
    await owner.pool.query('update audit_head set seq = 1203');
    await owner.pool.query('alter table audit_head enable trigger audit_head_forward');
    await turn(echo);
    expect(new Set(await planted(owner.pool)).size).toBe(1203);
    expect(await planted(owner.pool)).toHaveLength(1203);
  });

  it('cannot wait for an act of its own', async () => {
    await act(awaited);
    const loops = onEvents({ name: 'loops', acts: [awaited], chunk: async ({ audit }) => audit({ act: awaited, objects: [] }) });
    await expect(turn(loops)).rejects.toThrow('an act of its own');
  });
});

describe('a cursor', () => {
  it('goes forward only', async () => {
    await act(awaited);
    await turn(echo);
    await turn(walk(1, 1));
    await expect(owner.pool.query('update job_cursor set seq = seq - 1')).rejects.toThrow('goes forward');
    await expect(owner.pool.query("update job_cursor set done_until = null where job = 'plantedWalk'")).rejects.toThrow('goes forward');
  });
});

describe('the login of jobs', () => {
  async function login(): Promise<Database> {
    const prepared = await prepareJobs(owner.pool, clone.owner, clone.keys, undefined);
    if ('reason' in prepared) throw new Error(prepared.reason);
    return openDatabase(prepared.connection, () => {}, 1);
  }

  it('reads and writes no table of a tenant, and the application none of its own', async () => {
    const jobs = await login();
    const refused = { code: '42501' };
    try {
      for (const table of ['task', 'audit_event', 'job_cursor', 'jurisdiction', 'tenant_key'])
        await expect(jobs.pool.query(`select from ${table}`), table).rejects.toMatchObject(refused);
      await expect(jobs.pool.query('insert into planted (jurisdiction_id, what) values ($1, $2)', [home, 'x'])).rejects.toMatchObject(
        refused,
      );
      await expect(jobs.pool.query('create table pgboss.mine (id integer)')).rejects.toMatchObject(refused);
      await expect(source.database.pool.query('select from pgboss.job')).rejects.toMatchObject(refused);
      await expect(source.database.pool.query("select pgboss.create_queue('x', '{}')")).rejects.toMatchObject(refused);
      await expect(source.database.pool.query('select job_cursors($1, $2)', [['x'], home])).rejects.toMatchObject(refused);
    } finally {
      await jobs.close();
    }
  });

  it('is told where work waits: by the clock where people are, once in the platform’s, and by events', async () => {
    const jobs = await login();
    try {
      const once = walk(1, 1, { where: 'platform' });
      const find = () => findWork(jobs.kysely, { jobs: [walk(1, 1), once, echo], now: clock.now(), nextTime: daily, onOddity: () => {} });
      const due = [
        { job: 'plantedWalk', jurisdictionId: home },
        { job: 'platformWalk', jurisdictionId: platformJurisdiction.id },
      ];
      expect((await find()).toSorted((a, b) => a.job.localeCompare(b.job))).toEqual(due);
      await act('logOut');
      await act(awaited);
      expect(await find()).toContainEqual({ job: 'plantedEcho', jurisdictionId: home });
      await turn(echo);
      await turn(walk(1, 1));
      await turn(once, never, platformJurisdiction.id);
      expect(await find()).toEqual([]);
      // What nobody waits for is passed.
      await act('logOut');
      expect(await find()).toEqual([]);
      const { rows } = await owner.pool.query("select seq from job_cursor where job = 'plantedEcho'");
      const head = await owner.pool.query('select seq from audit_head where jurisdiction_id = $1', [home]);
      expect(rows).toEqual(head.rows);
    } finally {
      await jobs.close();
    }
  });

  it('is none that has more rights than it must have', async () => {
    expect(await prepareJobs(owner.pool, clone.owner, clone.keys, clone.app)).toEqual({
      reason: expect.stringContaining('MEMBER OF taizhang_app'),
    });
  });

  it('is made, with its schema, by nodes that start together', async () => {
    const made = await Promise.all([1, 2, 3].map(() => prepareJobs(owner.pool, clone.owner, clone.keys, undefined)));
    expect(made).toEqual([1, 2, 3].map(() => ({ connection: expect.anything() })));
  });
});

describe('a node', () => {
  const prepare = (): Promise<JobsConnection> => prepareJobs(owner.pool, clone.owner, clone.keys, undefined);

  it('does what is due and what events ask for, beside another one, once', async () => {
    const connection = await prepare();
    const jobs = [walk(30, 3), echo];
    const nodes = [1, 2].map(() => startJobs({ source, connection, jobs, log: silent, pace: quick }));
    await act(awaited);
    for (const node of nodes) node.noteEvents();
    await until(async () => (await planted(owner.pool)).length >= 31);
    await until(() => nodes.every((node) => node.state() === 'running'));
    await Promise.all(nodes.map((node) => node.stop()));
    expect(await planted(owner.pool)).toHaveLength(31);
    expect(nodes.map((node) => node.state())).toEqual(['away', 'away']);
  });

  it('ends after the chunk that runs when it stops, and goes on there when it starts again', async () => {
    const connection = await prepare();
    const start = () => startJobs({ source, connection, jobs: [walk(60, 1, { slowly: true })], log: silent, pace: quick });
    const node = start();
    await until(async () => (await planted(owner.pool)).length > 2);
    await node.stop();
    const done = await planted(owner.pool);
    expect(done.length).toBeLessThan(60);
    const again = start();
    await until(async () => (await planted(owner.pool)).length >= 60);
    await again.stop();
    expect(await planted(owner.pool)).toEqual(steps(60));
  });

  it('tries again what failed', async () => {
    const connection = await prepare();
    let times = 0;
    const job = byClock({
      name: 'failsOnce',
      cron: '0 0 1 1 *',
      chunk: async (act) => {
        times += 1;
        await plant(act, `time ${times}`);
        if (times === 1) throw new Error('broken off');
        act.unchanged();
        return 'done';
      },
    });
    const lines: string[] = [];
    const log = logTo({ write: (line: string) => void lines.push(line) });
    const node = startJobs({ source, connection, jobs: [job], log, pace: quick });
    await until(async () => (await planted(owner.pool)).length > 0);
    await node.stop();
    expect(await planted(owner.pool)).toEqual(['time 2']);
    expect(lines).toEqual([expect.stringContaining('a job failed and is tried again later')]);
  });

  it('says in words that its schema is missing, and works when it is there', async () => {
    const connection = await prepare();
    await owner.pool.query('drop schema pgboss cascade');
    const lines: string[] = [];
    const log = logTo({ write: (line: string) => void lines.push(line) });
    const node = startJobs({ source, connection, jobs: [walk(1, 1)], log, pace: quick });
    await until(() => lines.length > 0);
    expect(lines[0]).toContain('jobs wait');
    expect(node.state()).toBe('away');
    await prepare();
    await until(async () => (await planted(owner.pool)).length === 1);
    await until(() => node.state() === 'running');
    await node.stop();
    expect(lines).toHaveLength(1);
  });

  it('says in words that it has no login, and the server goes on', async () => {
    const lines: string[] = [];
    const log = logTo({ write: (line: string) => void lines.push(line) });
    const node = startJobs({ source, connection: { reason: 'permission denied to create role' }, jobs: [walk(1, 1)], log });
    expect(node.state()).toBe('away');
    expect(lines[0]).toContain('permission denied to create role');
    await node.stop();
  });
});
