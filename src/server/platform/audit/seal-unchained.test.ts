import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealUnchained } from '#server/platform/audit/seal-unchained.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { keysOf } from '#server/platform/keys.ts';
import { cloneDatabase } from '#test/clone-database.ts';

const jurisdictionId = homeJurisdiction.id;
const keys = keysOf(randomBytes(32), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);
const now = '2026-05-01T00:00:00.000Z';

describe('sealUnchained', () => {
  let clone: Awaited<ReturnType<typeof cloneDatabase>>;
  let database: Database;
  const complaints: { msg: string }[] = [];
  const log = pino({}, { write: (text: string) => complaints.push(JSON.parse(text)) });

  beforeEach(async () => {
    complaints.splice(0);
    clone = await cloneDatabase();
    database = openDatabase(clone.owner, () => {});
    // As the schema of before: no chain yet.
    await database.pool.query('alter table audit_event drop constraint audit_event_chained');
  });
  afterEach(async () => {
    await database.close();
    await clone.drop();
  });

  const insertOld = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const id = newId();
      await database.pool.query(
        `insert into audit_event (jurisdiction_id, id, at, actor, act, outcome, request_id, detail)
         values ($1, $2, $3, '本机', 'uploadPlan', 'done', 'r', null)`,
        [jurisdictionId, id, new Date(Date.UTC(2026, 0, 1) - n * 1000).toISOString()],
      );
      await database.pool.query("insert into audit_object values ($1, $2, 0, 'plan', $3, null, '{}')", [jurisdictionId, id, newId()]);
    }
    await database.pool.query(
      'alter table audit_event add constraint audit_event_chained check (seq is not null and hash is not null and seal is not null) not valid',
    );
  };
  const verify = () => database.kysely.transaction().execute((db) => verifyChain(db, jurisdictionId, { keys }));

  it('gives rows from before their place, in the order of time, once, and says so in the trail', async () => {
    await insertOld(1203);
    expect(await verify()).toMatchObject({ finding: { kind: 'unchained' } });
    await sealUnchained(database, keys, now, log);
    expect(await verify()).toMatchObject({ events: 1204, soundTo: 1204, sealedLater: { to: 1203 }, finding: undefined });
    const { rows } = await database.pool.query<{ at: string }>('select at from audit_event where seq <= 1203 order by seq');
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
    await sealUnchained(database, keys, now, log);
    expect((await verify()).events).toBe(1204);
    await expect(database.pool.query("update audit_event set actor = 'x'")).rejects.toThrow('append-only');
    await expect(database.pool.query('update audit_head set seq = 1')).rejects.toThrow('one by one');
    expect(complaints).toEqual([]);
  });

  it('is done once by nodes that start together', async () => {
    await insertOld(20);
    await Promise.all([1, 2, 3].map(() => sealUnchained(database, keys, now, log)));
    expect(await verify()).toMatchObject({ events: 21, finding: undefined });
  });

  it('has nothing to say in a new installation', async () => {
    await insertOld(0);
    await sealUnchained(database, keys, now, log);
    expect(await verify()).toMatchObject({ events: 0, finding: undefined });
  });

  it('does not seal what somebody put beside a chain that has begun', async () => {
    await insertOld(3);
    await sealUnchained(database, keys, now, log);
    await database.pool.query('alter table audit_event drop constraint audit_event_chained');
    await insertOld(1);
    await sealUnchained(database, keys, now, log);
    expect(await verify()).toMatchObject({ soundTo: 4, finding: { kind: 'unchained', act: 'uploadPlan' } });
    expect(complaints[0]?.msg).toContain('verify-audit');
  });
});
