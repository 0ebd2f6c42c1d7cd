import { kill } from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPool, type Pool, type PoolLimits } from '#server/platform/pool/pool.ts';
import { inNameOf } from '#server/platform/pool/job-owner.ts';
import { jobsOf, type JobKind } from '#server/platform/pool/job.ts';

const planted = (kind: JobKind) =>
  jobsOf<typeof import('#test/pool/planted-jobs.ts')>(kind, new URL('../../../../test/pool/planted-jobs.ts', import.meta.url));
const jobs = planted('file');

const pools: Pool[] = [];
const open = (limits: Partial<PoolLimits> = {}): Pool => {
  const pool = openPool({ heapMb: 64, memoryMb: 250, ...limits });
  pools.push(pool);
  return pool;
};
afterEach(() => pools.splice(0).forEach((pool) => pool.end()));

const isThere = (pid: number): boolean => {
  try {
    return kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the pool of child processes', () => {
  it('answers with what the job answered, values of every kind, one job after the other in the same child', async () => {
    const pool = open();
    const value = { bytes: Buffer.from([1, 2, 3]), map: new Map([['a', [undefined, null, 1.5]]]), text: '台\ud83d\ude00账' };
    expect(await pool.run(jobs('echo'), value)).toEqual({ state: 'done', value });
    const [first, second] = [await pool.run(jobs('surroundings'), undefined), await pool.run(jobs('surroundings'), undefined)];
    expect(first).toEqual(second);
  });

  it('gives a child nothing of the server: no environment, no file but our sources', async () => {
    process.env['DATABASE_URL'] = 'postgresql://user:password@host/db';
    try {
      const pool = open();
      expect(await pool.run(jobs('surroundings'), undefined)).toMatchObject({ state: 'done', value: { environment: ['TZ'] } });
      await expect(pool.run(jobs('readFile'), '/etc/hostname')).rejects.toMatchObject({
        cause: expect.stringContaining('Access to this API has been restricted'),
      });
    } finally {
      delete process.env['DATABASE_URL'];
    }
  });

  it.each(['fillHeap', 'fillBuffers'] as const)(
    'ends a job that takes too much memory, and goes on with another child: %s',
    async (name) => {
      const pool = open();
      expect(await pool.run(jobs(name), undefined)).toEqual({ state: 'over-memory' });
      expect(await pool.run(jobs('echo'), 1)).toEqual({ state: 'done', value: 1 });
    },
  );

  it('ends a job that takes too long, though its process never looks up', async () => {
    const pool = open({ seconds: 1 });
    expect(await pool.run(jobs('spin'), undefined)).toEqual({ state: 'over-time' });
    expect(await pool.run(jobs('echo'), 1)).toEqual({ state: 'done', value: 1 });
  });

  it('says that a job was broken off when its process died, and replaces it', async () => {
    const pool = open();
    const ran = await pool.run(jobs('surroundings'), undefined);
    if (ran.state !== 'done') throw new Error(ran.state);
    const { pid } = ran.value;
    const lost = pool.run(jobs('spin'), undefined);
    kill(pid, 'SIGKILL');
    expect(await lost).toEqual({ state: 'broken-off' });
    expect(await pool.run(jobs('surroundings'), undefined)).not.toMatchObject({ value: { pid } });
  });

  it('passes on what a job throws, and uses its child no more', async () => {
    const pool = open();
    await expect(pool.run(jobs('fail'), undefined)).rejects.toMatchObject({ cause: expect.stringContaining('RangeError: planted') });
    expect(await pool.run(jobs('echo'), 1)).toEqual({ state: 'done', value: 1 });
  });

  it('runs so many at once and lets so many wait; one more is refused', async () => {
    const pool = open({ children: 2, perKind: 2, waiting: 1 });
    const controller = new AbortController();
    const busy = [1, 2].map(() => pool.run(jobs('spin'), undefined, controller.signal).catch(String));
    const waits = pool.run(jobs('echo'), 'waited');
    expect(await pool.run(jobs('echo'), 1)).toEqual({ state: 'busy' });
    controller.abort(new Error('gone'));
    expect(await Promise.all(busy)).toEqual(['Error: gone', 'Error: gone']);
    expect(await waits).toEqual({ state: 'done', value: 'waited' });
  });

  it('keeps room for others, whatever one account asks for', async () => {
    const pool = open({ children: 2, perKind: 2, waiting: 3, waitingEach: 1 });
    const controller = new AbortController();
    const busy = inNameOf('one', () => pool.run(jobs('spin'), undefined, controller.signal).catch(String));
    const waits = inNameOf('one', () => pool.run(jobs('echo'), 'waited'));
    expect(await inNameOf('one', () => pool.run(jobs('echo'), 1))).toEqual({ state: 'busy' });
    expect(await inNameOf('another', () => pool.run(jobs('echo'), 1))).toEqual({ state: 'done', value: 1 });
    controller.abort(new Error('gone'));
    expect(await busy).toBe('Error: gone');
    expect(await waits).toEqual({ state: 'done', value: 'waited' });
  });

  it('waits no longer than it should', async () => {
    const pool = open({ children: 1, waitSeconds: 0.01, seconds: 2 });
    const busy = pool.run(jobs('spin'), undefined);
    expect(await pool.run(jobs('echo'), 1)).toEqual({ state: 'busy' });
    expect(await busy).toEqual({ state: 'over-time' });
  });

  it('drops what waits for a caller who left, and stops what runs for one', async () => {
    const pool = open({ children: 1 });
    const ran = await pool.run(jobs('surroundings'), undefined);
    if (ran.state !== 'done') throw new Error(ran.state);
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = pool.run(jobs('spin'), undefined, running.signal);
    const second = pool.run(jobs('spin'), undefined, waiting.signal);
    waiting.abort(new Error('left the queue'));
    await expect(second).rejects.toThrow('left the queue');
    running.abort(new Error('left the job'));
    await expect(first).rejects.toThrow('left the job');
    await vi.waitFor(() => expect(isThere(ran.value.pid)).toBe(false), { timeout: 20_000 });
    await expect(pool.run(jobs('echo'), 1, running.signal)).rejects.toThrow('left the job');
  });

  it('keeps room for other kinds, and gives no child of one kind to another', async () => {
    const pool = open({ children: 2, perKind: 1 });
    const controller = new AbortController();
    const busy = pool.run(jobs('spin'), undefined, controller.signal).catch(String);
    const waits = pool.run(jobs('surroundings'), undefined);
    const other = await pool.run(planted('draft')('surroundings'), undefined);
    controller.abort(new Error('gone'));
    expect([await busy, other.state]).toEqual(['Error: gone', 'done']);
    const own = await waits;
    if (own.state !== 'done' || other.state !== 'done') throw new Error('no answer');
    expect(own.value.pid).not.toBe(other.value.pid);
  });

  it('keeps a child for a while, and ends with its server', async () => {
    const pool = open({ idleSeconds: 0.05 });
    const ran = await pool.run(jobs('surroundings'), undefined);
    if (ran.state !== 'done') throw new Error(ran.state);
    await vi.waitFor(() => expect(isThere(ran.value.pid)).toBe(false), { timeout: 20_000 });
    const kept = open();
    const next = await kept.run(jobs('surroundings'), undefined);
    if (next.state !== 'done') throw new Error(next.state);
    kept.end();
    await vi.waitFor(() => expect(isThere(next.value.pid)).toBe(false), { timeout: 20_000 });
  });
});
