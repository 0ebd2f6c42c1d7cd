/** Somebody holds what others need, or the database stands still: those who wait are told so, and everybody else goes on. */
import { sql } from 'kysely';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { setLead } from '#contract/ledger/task-endpoints.ts';
import * as units from '#contract/unit/endpoints.ts';
import { getSystem } from '#contract/access/endpoints.ts';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { usualLimits, type ServingLimits } from '#server/platform/database/serve-database.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

/** A tenth of the usual ones; readers wait for a turn as long as a busy machine may need for those before them. */
const limits: ServingLimits = {
  reading: { ...usualLimits.reading, lockMs: 200, statementMs: 3000 },
  writing: { ...usualLimits.writing, lockMs: 1000, connectionMs: 1000, statementMs: 3000 },
};

let server: TestServer;
let holder: pg.PoolClient;
beforeEach(async () => {
  server = await startTestServer({ limits });
  holder = await server.database.pool.connect();
  await holder.query('begin');
});
afterEach(async () => {
  await holder.query('rollback').catch(() => {});
  holder.release();
  await server.stop();
});

const newUnit = (full: string): z.input<typeof units.addUnit.body> => ({
  kind: 'department',
  names: { full, short: null, aliases: [] },
  parentId: null,
  housedAtId: null,
  position: 1,
  code: null,
  validFrom: null,
  note: null,
});
const addUnit = (name: string) => server.call(units.addUnit, { body: newUnit(name) });
const unitNames = async () => (await server.ok(units.listUnits)).units.flatMap(({ names }) => names.map(({ name }) => name));

describe('a long transaction that holds the jurisdiction', () => {
  it('refuses those who change something in time, and readers do not notice', async () => {
    await holder.query('select pg_advisory_xact_lock(1, hashtext($1))', [server.jurisdictionId]);
    const waiting = Promise.all(Array.from({ length: 30 }, (_, each) => addUnit(`市第${each}局`)));
    // While they all wait: every connection for changes is taken.
    const reads = await Promise.all(Array.from({ length: 30 }, () => server.call(listPlans)));
    expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([200]));
    for (const { problem, headers } of await waiting) {
      expect(problem).toMatchObject({ status: 503, code: 'server.database-busy', title: expect.stringContaining('操作未生效') });
      expect(headers.get('retry-after')).toBe('5');
    }
    await holder.query('rollback');
    expect((await addUnit('市财政局')).status).toBe(200);
    expect(await unitNames()).toEqual(['市财政局']);
  });
});

describe('a table that is locked', () => {
  it('refuses what needs it, and nothing else', async () => {
    await holder.query('lock table unit in access exclusive mode');
    const blocked = Promise.all(Array.from({ length: 6 }, () => server.call(units.listUnits)));
    expect((await server.call(listPlans)).status).toBe(200);
    expect((await server.call(getSystem)).status).toBe(200);
    for (const { problem } of await blocked) expect(problem).toMatchObject({ status: 503, code: 'server.database-busy' });
    await holder.query('rollback');
    expect((await server.call(units.listUnits)).status).toBe(200);
  });

  it('refuses a login’s use of its session no page: the use is noted another time', async () => {
    await sql`update session set last_seen_at = last_seen_at - interval '5 minutes'`.execute(server.database.kysely);
    await holder.query('lock table session in exclusive mode');
    expect((await server.call(listPlans)).status).toBe(200);
  });

  it('of the trail refuses changes without a second wait', async () => {
    await holder.query('lock table audit_head in access exclusive mode');
    expect((await addUnit('市财政局')).problem).toMatchObject({ status: 503, code: 'server.database-busy' });
    await holder.query('rollback');
    const { rows } = await server.database.pool.query('select 1 from audit_event where act = $1', ['addUnit']);
    expect(rows).toEqual([]);
  });
});

describe('a statement that does not end', () => {
  it('is stopped, and the change it belongs to with it', async () => {
    const { kysely } = server.database;
    await sql`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return new; end $$`.execute(
      kysely,
    );
    await sql`create trigger dawdle before insert on unit for each row execute function dawdle()`.execute(kysely);
    const answer = await addUnit('市财政局');
    expect(answer.problem).toMatchObject({ status: 503, code: 'server.too-slow', title: expect.stringContaining('操作未生效') });
    await sql`drop function dawdle cascade`.execute(kysely);
    expect(await unitNames()).toEqual([]);
  });

  it('after the commit leaves it open whether it stays done', async () => {
    const held = await server.source.database.flushing.pool.connect();
    const answer = await addUnit('市财政局');
    held.release();
    expect(answer.problem).toMatchObject({ status: 503, code: 'server.outcome-unknown' });
    expect((await addUnit('市审计局')).status).toBe(200);
  });
});

describe('whoever needs the jurisdiction alone', () => {
  it('is not passed by those who share it and keep coming', async () => {
    const waiting = async () =>
      (await server.database.pool.query("select from pg_locks where locktype = 'advisory' and not granted")).rowCount;
    await holder.query('select pg_advisory_xact_lock_shared(1, hashtext($1))', [server.jurisdictionId]);
    const alone = addUnit('市水务局');
    await expect.poll(waiting).toBe(1);
    // A task that nobody has: refused, but only when its turn has come.
    const tasks = [{ id: '01930000-0000-7000-8000-0000000000aa', revision: 1 }];
    const sharing = server.call(setLead, { body: { tasks, lead: '市财政局', reason: '' } });
    await expect.poll(waiting).toBe(2);
    await holder.query('rollback');
    expect((await alone).status).toBe(200);
    expect((await sharing).problem?.code).toBe('task-not-found');
  });
});

describe('a database that stands still', () => {
  it('keeps a connection no longer than it is allowed to', async () => {
    const held = { ...limits.writing, statementMs: 0, lockMs: 0, holdMs: 1000 };
    await using still = await startTestServer({ limits: { ...limits, writing: held } });
    const add = (name: string) => still.call(units.addUnit, { body: newUnit(name) });
    const blocker = await still.database.pool.connect();
    await blocker.query('begin');
    await blocker.query('select pg_advisory_xact_lock(1, hashtext($1))', [still.jurisdictionId]);
    expect((await add('市财政局')).problem).toMatchObject({ status: 503, code: 'server.database-away' });
    await blocker.query('rollback');
    blocker.release();
    expect((await add('市财政局')).status).toBe(200);
  });
});
