/** The database's owner tampers in every way that we know of; each is found at the right place. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#server/platform/actor.ts';
import { canonicalText, genesis, linkAfter, type Link } from '#server/platform/audit/chain.ts';
import { readChain, type ChainRow } from '#server/platform/audit/chain-rows.ts';
import type { Head } from '#server/platform/audit/head-line.ts';
import { verifyChain, type VerifyOptions } from '#server/platform/audit/verify-chain.ts';
import { writeAudit, type AuditObject } from '#server/platform/audit/write-audit.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { keysOf } from '#server/platform/keys.ts';
import { cloneDatabase } from '#test/clone-database.ts';

const jurisdictionId = homeJurisdiction.id;
const keys = keysOf(randomBytes(32), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);
const otherKeys = keysOf(randomBytes(32), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);
const by: Actor = { name: '王某', accountId: newId(), postId: newId(), unitId: newId(), unitName: '市发改委', address: '10.0.0.7' };

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = openDatabase(clone.owner, () => {}, 20);
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

/** As the owner, past every trigger and constraint. */
async function tamper(statements: string): Promise<void> {
  await database.kysely.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    for (const statement of statements.split(';')) await sql.raw(statement).execute(db);
  });
}

async function write(objects: readonly AuditObject[] = [anObject()], at = new Date().toISOString()): Promise<void> {
  const context = { jurisdictionId, by, at, requestId: newId(), keys, newId: () => newId() };
  await database.kysely
    .transaction()
    .execute((db) => writeAudit(db, context, 'done', { act: 'task.change', detail: '理由：核实', objects }));
}

function anObject(): AuditObject {
  return { type: 'task', id: newId(), before: { dueTo: '2025-12-31', title: '甲' }, after: { title: '甲', dueTo: '2026-06-30' } };
}

async function verify(options: VerifyOptions = { keys }) {
  return database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => verifyChain(db, jurisdictionId, options));
}

async function finding(options?: VerifyOptions) {
  return (await verify(options)).finding;
}

async function heads(): Promise<Head[]> {
  const { rows } = await sql<Link & { jurisdiction_id: string }>`select * from all_audit_heads()`.execute(database.kysely);
  return rows.map(({ seq, hash }) => ({ jurisdictionId, seq, hash, at: '2026-03-01T08:00:00.000Z', writer: 'w' }));
}

function exported(all: readonly Head[]): Required<Pick<VerifyOptions, 'heads'>> {
  return { heads: { heads: new Map(all.map((head) => [head.seq, [head]])), last: all.at(-1) } };
}

async function chain(): Promise<readonly ChainRow[]> {
  return database.kysely.transaction().execute(async (db) => {
    const rows: ChainRow[] = [];
    for await (const row of readChain(db, jurisdictionId, { from: 1 })) rows.push(row);
    return rows;
  });
}

/** Computes hashes from `from` on as anybody can who reads our source, and leaves seals, or makes them with another key. */
async function recompute(from: number, seal?: (hash: string) => string): Promise<void> {
  let last = genesis(jurisdictionId);
  for (const row of await chain()) {
    last = linkAfter(last, row.digest);
    if (last.seq < from) continue;
    await tamper(
      `update audit_event set seq = ${last.seq}, hash = '${last.hash}', seal = '${seal?.(last.hash) ?? row.seal}' where id = '${row.event.id}'`,
    );
  }
  await tamper(`update audit_head set seq = ${last.seq}, hash = '${last.hash}'`);
}

const idAt = (seq: number): string => `(select id from audit_event where seq = ${seq})`;

describe('writeAudit', () => {
  beforeEach(() => tamper('delete from audit_object; delete from audit_event; delete from audit_head'));

  it('leaves a chain that verifies, with and without the key', async () => {
    await write();
    await write([]);
    await write(
      [{ type: 'task', id: newId().toUpperCase(), before: null, after: { text: 'a\nb "c" \\ \u{1F600}', none: undefined } }],
      '2026-01-31T08:00:00Z',
    );
    expect(await verify()).toEqual({ jurisdictionId, events: 3, soundTo: 3, restores: [], finding: undefined });
    expect(await verify({ heads: exported(await heads()).heads })).toMatchObject({ soundTo: 3, finding: undefined });
  });

  it('misses a trail where somebody was set up and there is no event, and nowhere else', async () => {
    expect(await finding({ keys, isSetUp: true })).toMatchObject({ kind: 'emptied' });
    expect(await finding({ keys, isSetUp: false })).toBeUndefined();
    await write();
    expect(await finding({ keys, isSetUp: true })).toBeUndefined();
  });

  it('writes who, for which unit, and from where', async () => {
    await write();
    const { rows } = await database.pool.query('select * from audit_event');
    expect(rows[0]).toMatchObject({
      actor: '王某',
      account_id: by.accountId,
      post_id: by.postId,
      unit_id: by.unitId,
      unit_name: '市发改委',
      address: '10.0.0.7',
      seq: 1,
    });
    const objects = await database.pool.query('select * from audit_object');
    expect(objects.rows[0]).toMatchObject({ before: '{"dueTo":"2025-12-31","title":"甲"}', after: '{"dueTo":"2026-06-30","title":"甲"}' });
  });

  it('hashes what the database can keep, also of a text that it cannot', async () => {
    const context = {
      jurisdictionId,
      by: { ...by, name: 'a\0b\uD800' },
      at: new Date().toISOString(),
      requestId: 'r\uDC00',
      keys,
      newId: () => newId(),
    };
    await database.kysely.transaction().execute((db) =>
      writeAudit(db, context, 'failed', {
        act: 'x.y',
        detail: '\0\uD83D',
        objects: [{ type: 't', id: newId(), after: { a: '\0\uD800' } }],
      }),
    );
    expect(await finding()).toBeUndefined();
  });

  it('takes many objects', async () => {
    await write(Array.from({ length: 12_001 }, anObject));
    await write();
    expect(await verify()).toMatchObject({ soundTo: 2, finding: undefined });
    expect((await database.pool.query('select count(*) as n from audit_object')).rows[0]).toEqual({ n: 12_002 });
  });

  it('keeps one chain under many writers at once, first ones too', async () => {
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let n = 0; n < 50; n++) await write();
      }),
    );
    expect(await verify()).toMatchObject({ events: 800, soundTo: 800, finding: undefined });
  });

  it('leaves no gap where an act was rolled back', async () => {
    await write();
    const context = { jurisdictionId, by, at: new Date().toISOString(), requestId: newId(), keys, newId: () => newId() };
    const rolledBack = database.kysely.transaction().execute(async (db) => {
      await writeAudit(db, context, 'done', { act: 'x.y', objects: [anObject()] });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await write();
    expect(await verify()).toMatchObject({ soundTo: 2, finding: undefined });
  });

  it.each([
    [
      'an event without a place',
      `insert into audit_event (jurisdiction_id, id, at, actor, act, outcome) values ('${jurisdictionId}', '${newId()}', now(), 'a', 'b', 'done')`,
    ],
    ['a changed event', "update audit_event set actor = 'x'"],
    ['a changed object', "update audit_object set after = 'x'"],
    ['a deleted object', 'delete from audit_object'],
    ['a truncated trail', 'truncate audit_event'],
    ['a head that skips', 'update audit_head set seq = seq + 2'],
    ['a head that goes back', 'update audit_head set seq = seq - 1'],
    ['a head that stays', "update audit_head set hash = 'x'"],
    ['a deleted head', 'delete from audit_head'],
    ['truncated heads', 'truncate audit_head'],
  ])('the database refuses %s', async (_name, statement) => {
    await write();
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only|one by one|audit_event_chained/);
  });
});

describe('verifyChain', () => {
  beforeEach(async () => {
    await tamper('delete from audit_object; delete from audit_event; delete from audit_head');
    for (let n = 0; n < 8; n++) await write([anObject(), anObject()]);
    expect(await verify()).toMatchObject({ events: 8, soundTo: 8, finding: undefined });
  });

  it.each([
    ['a changed value after', `update audit_object set after = replace(after, '2026', '2027') where event_id = ${idAt(4)} and seq = 1`],
    ['a changed value before', `update audit_object set before = null where event_id = ${idAt(4)} and seq = 0`],
    ['a moment moved', "update audit_event set at = at - interval '1 day' where seq = 4"],
    ['a moment moved by a microsecond', "update audit_event set at = at + interval '1 microsecond' where seq = 4"],
    ['another person', "update audit_event set actor = '李某' where seq = 4"],
    ['another unit', "update audit_event set unit_name = '市财政局' where seq = 4"],
    ['a reason taken out', 'update audit_event set detail = null where seq = 4'],
    ['an object deleted', `delete from audit_object where event_id = ${idAt(4)} and seq = 0`],
    ['the last object deleted', `delete from audit_object where event_id = ${idAt(4)} and seq = 1`],
    [
      'an object added',
      `insert into audit_object select jurisdiction_id, event_id, 2, object_type, object_id, before, after from audit_object where event_id = ${idAt(4)} and seq = 0`,
    ],
    ['a hash overwritten', "update audit_event set hash = repeat('0', 64) where seq = 4"],
    [
      'a row replaced under its number',
      `update audit_event set id = '${newId()}', actor = '李某', hash = repeat('a', 64), seal = repeat('b', 64) where seq = 4`,
    ],
  ])('finds %s', async (_name, statement) => {
    await tamper(statement);
    expect(await verify()).toMatchObject({ soundTo: 3, finding: { kind: 'changed', seq: 4, act: 'task.change' } });
    expect(await finding({})).toMatchObject({ kind: 'changed', seq: 4 });
  });

  it('finds a row removed with its objects', async () => {
    await tamper(`delete from audit_object where event_id = ${idAt(4)}; delete from audit_event where seq = 4`);
    expect(await finding()).toMatchObject({ kind: 'removed', seq: 4, to: 4 });
  });

  it('finds rows removed whose numbers were closed up', async () => {
    // By way of numbers that none has: rows are changed in whatever order they lie.
    const closeUp = 'update audit_event set seq = seq + 1000 where seq > 5; update audit_event set seq = seq - 1002 where seq > 1000';
    await tamper(`delete from audit_event where seq in (4, 5); ${closeUp}; update audit_head set seq = 6`);
    expect(await finding()).toMatchObject({ kind: 'removed', seq: 4, to: 5 });
    expect(await finding({})).toMatchObject({ kind: 'removed', seq: 4, to: 5 });
  });

  it('finds the first row removed', async () => {
    await tamper('delete from audit_event where seq = 1');
    expect(await finding()).toMatchObject({ kind: 'removed', seq: 1, to: 1 });
  });

  const forge = (seq: number, id = newId()): string =>
    `insert into audit_event (jurisdiction_id, id, at, actor, act, outcome, seq, hash, seal) values ('${jurisdictionId}', '${id}', now(), '李某', 'task.forge', 'done', ${seq}, repeat('f', 64), repeat('f', 64))`;

  it('finds a row forged at the end', async () => {
    await tamper(forge(9));
    expect(await finding()).toMatchObject({ kind: 'inserted', seq: 9, act: 'task.forge' });
    expect(await finding({})).toMatchObject({ kind: 'inserted', seq: 9 });
  });

  it('finds a row forged between two', async () => {
    await tamper(
      `update audit_event set seq = seq + 1000 where seq >= 4; update audit_event set seq = seq - 999 where seq > 1000; ${forge(4)}; update audit_head set seq = 9`,
    );
    expect(await finding()).toMatchObject({ kind: 'inserted', seq: 4, to: 5, act: 'task.forge' });
  });

  it('finds a row forged between two whose hash was computed rightly, but not sealed', async () => {
    await tamper(
      `update audit_event set seq = seq + 1000 where seq >= 4; update audit_event set seq = seq - 999 where seq > 1000; ${forge(4)}; update audit_head set seq = 9`,
    );
    const rows = await chain();
    const hash = linkAfter({ seq: 3, hash: rows[2]?.hash ?? '' }, rows[3]?.digest ?? '').hash;
    await tamper(`update audit_event set hash = '${hash}' where seq = 4`);
    expect(await finding()).toMatchObject({ kind: 'inserted', seq: 4, to: 5, act: 'task.forge' });
    expect(await finding({})).toMatchObject({ seq: 5 });
  });

  it.each([
    ['behind', newId()],
    ['before', '00000000-0000-7000-8000-000000000001'],
  ])('finds a number taken twice, %s the row that has it', async (_name, id) => {
    await database.pool.query('drop index audit_event_seq');
    await tamper(forge(4, id));
    const found = await finding();
    await tamper("delete from audit_event where act = 'task.forge'");
    await database.pool.query('create unique index audit_event_seq on audit_event (jurisdiction_id, seq)');
    expect(found).toMatchObject({ kind: 'inserted', seq: 4, act: 'task.forge' });
  });

  it.each([
    [3, 6],
    [4, 5],
    [1, 8],
  ])('finds rows %i and %i swapped', async (a, b) => {
    await tamper(
      `update audit_event set seq = -1 where seq = ${a}; update audit_event set seq = ${a} where seq = ${b}; update audit_event set seq = ${b} where seq = -1`,
    );
    expect(await finding()).toMatchObject({ kind: 'reordered', seq: a, to: b });
  });

  it('finds two rows swapped under their hashes', async () => {
    const places = 'select seq, hash, seal from audit_event where seq in (3, 6)';
    const { rows } = await database.pool.query<{ seq: number; hash: string; seal: string }>(`${places} order by seq`);
    const [three, six] = rows;
    await tamper(`update audit_event set seq = -1 where seq = 3; update audit_event set seq = 3, hash = '${three?.hash}', seal = '${three?.seal}' where seq = 6;
      update audit_event set seq = 6, hash = '${six?.hash}', seal = '${six?.seal}' where seq = -1`);
    expect(await finding()).toMatchObject({ kind: 'reordered', seq: 3, to: 6 });
  });

  it('finds the tail cut off', async () => {
    await tamper(
      'delete from audit_event where seq > 6; delete from audit_object o where not exists (select 1 from audit_event e where e.id = o.event_id)',
    );
    expect(await finding()).toMatchObject({ kind: 'cut-off', seq: 7, to: 8 });
  });

  const cutTo = async (seq: number): Promise<void> =>
    tamper(`delete from audit_event where seq > ${seq}; delete from audit_object o where not exists (select 1 from audit_event e where e.id = o.event_id);
      update audit_head h set seq = e.seq, hash = e.hash, seal = e.seal from audit_event e where e.seq = ${seq}`);

  it("finds the tail cut off and the head set back: its seal is not a row's", async () => {
    const all = await heads();
    await cutTo(6);
    expect(await finding()).toMatchObject({ kind: 'head-forged', seq: 6 });
    expect(await finding({ keys, ...exported(all) })).toMatchObject({ kind: 'cut-off', seq: 7, to: 8, at: '2026-03-01T08:00:00.000Z' });
    expect(await finding(exported(all))).toMatchObject({ kind: 'cut-off', seq: 7, to: 8 });
  });

  it('finds by the exported head alone a tail that was cut back to an old, kept head', async () => {
    const old = await database.pool.query<Link & { seal: string }>('select seq, hash, seal from audit_head');
    await write();
    await write();
    const all = await heads();
    await cutTo(8);
    await tamper(`update audit_head set seal = '${old.rows[0]?.seal}'`);
    expect(await finding()).toBeUndefined();
    expect(await finding({ keys, ...exported(all) })).toMatchObject({ kind: 'cut-off', seq: 9, to: 10 });
    // And when the chain has grown beyond the old length since.
    for (let n = 0; n < 4; n++) await write();
    expect(await finding()).toBeUndefined();
    expect(await finding({ keys, ...exported(all) })).toMatchObject({ kind: 'replaced', seq: 10 });
  });

  it('finds rows beyond a head that was set back alone, and a head that is gone', async () => {
    const { rows } = await database.pool.query<Link & { seal: string }>('select seq, hash, seal from audit_head');
    await write();
    await tamper(`update audit_head set seq = ${rows[0]?.seq}, hash = '${rows[0]?.hash}', seal = '${rows[0]?.seal}'`);
    expect(await finding()).toMatchObject({ kind: 'head-back', seq: 9, to: 9 });
    await tamper('delete from audit_head');
    expect(await finding()).toMatchObject({ kind: 'head-forged', seq: 9 });
  });

  it.each([
    ['old seals left', undefined],
    ['seals of another key', (hash: string) => otherKeys.seal('audit', hash)],
  ])('finds the chain computed anew from a changed row on, %s', async (_name, seal) => {
    const all = await heads();
    await tamper("update audit_event set actor = '李某' where seq = 4");
    await recompute(4, seal);
    expect(await verify()).toMatchObject({ soundTo: 3, finding: { kind: 'recomputed', seq: 4 } });
    // Without the key the database looks sound, but not against what was exported.
    expect((await finding({}))?.kind).toBeUndefined();
    expect(await finding(exported(all))).toMatchObject({ kind: 'replaced', seq: 8 });
  });

  it('finds everything gone', async () => {
    const all = await heads();
    await tamper('delete from audit_object; delete from audit_event; delete from audit_head');
    expect(await finding()).toBeUndefined();
    expect(await finding(exported(all))).toMatchObject({ kind: 'cut-off', seq: 1, to: 8 });
  });

  it('finds rows and objects outside of the chain', async () => {
    await tamper(`insert into audit_object values ('${jurisdictionId}', '${newId()}', 0, 'task', '${newId()}', null, null)`);
    expect(await finding()).toMatchObject({ kind: 'stray-object', seq: null });
    await database.pool.query('alter table audit_event drop constraint audit_event_chained');
    await tamper(
      `insert into audit_event (jurisdiction_id, id, at, actor, act, outcome) values ('${jurisdictionId}', '${newId()}', now(), '李某', 'task.forge', 'done')`,
    );
    expect(await finding()).toMatchObject({ kind: 'unchained', seq: null, act: 'task.forge' });
    await database.pool.query('alter table audit_event add constraint audit_event_chained check (seq is not null) not valid');
  });
});

describe('canonicalText', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalText({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });
});
