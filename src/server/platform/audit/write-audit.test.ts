/** The trail as the application's own role writes it, and what that role cannot write. The chain itself: verify-chain.test.ts. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { flushCommits } from '#server/platform/database/flush-commits.ts';
import { enterTenant } from '#server/platform/database/tenant.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase } from '#test/clone-database.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let app: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  app = openDatabase(clone.app, () => {});
});
afterAll(async () => {
  await app.close();
  await clone.drop();
});

/** In one tenant's transaction, into the trail of one jurisdiction. */
async function write(tenant: string, trail: string, objects = 1, flushedLater = false): Promise<void> {
  const context = {
    jurisdictionId: trail,
    by: systemActor,
    at: new Date().toISOString(),
    requestId: newId(),
    keys: clone.keys,
    newId: () => newId(),
  };
  await app.kysely.transaction().execute(async (db) => {
    await enterTenant(db, tenant, clone.keys);
    const event = { act: 'x.y', objects: Array.from({ length: objects }, () => ({ type: 'task', id: newId(), after: { a: 1 } })) };
    await writeAudit(db, { ...context, flushedLater }, 'done', event);
  });
}

async function lengthOf(jurisdictionId: string): Promise<number> {
  const report = await app.kysely.transaction().execute(async (db) => {
    await enterTenant(db, jurisdictionId, clone.keys);
    return verifyChain(db, jurisdictionId, { keys: clone.keys });
  });
  expect(report.finding).toBeUndefined();
  return report.soundTo;
}

describe('the application', () => {
  it('writes a chain for each jurisdiction, few objects and many', async () => {
    const before = await lengthOf(homeJurisdiction.id);
    await write(homeJurisdiction.id, homeJurisdiction.id, 2);
    await write(homeJurisdiction.id, homeJurisdiction.id, 200, true);
    await write(platformJurisdiction.id, platformJurisdiction.id, 0);
    expect(await lengthOf(homeJurisdiction.id)).toBe(before + 2);
  });

  it.each([0, 1, 200])("cannot write into another's trail (%i objects)", async (objects) => {
    const before = await lengthOf(platformJurisdiction.id);
    await expect(write(homeJurisdiction.id, platformJurisdiction.id, objects)).rejects.toThrow(/row-level security|cannot be reached/);
    expect(await lengthOf(platformJurisdiction.id)).toBe(before);
  });

  it('cannot do it by the last step alone either, nor set a head', async () => {
    const call = (tenant: string) =>
      app.kysely.transaction().execute(async (db) => {
        await enterTenant(db, homeJurisdiction.id, clone.keys);
        await sql`select append_audit(${tenant}, ${newId()}, now(), 'a', null, null, null, null, null, 'x.y', 'done', null, null, 1, 'h', 's', 's',
          '{}', '{}', '{}', '{}', '{}')`.execute(db);
      });
    await expect(call(platformJurisdiction.id)).rejects.toThrow("another jurisdiction's trail");
    // In its own it meets the number that is taken.
    await write(homeJurisdiction.id, homeJurisdiction.id);
    await expect(call(homeJurisdiction.id)).rejects.toThrow(/audit_event_seq|one by one/);
  });
});

describe('flushCommits', () => {
  it('puts on disk what was committed without waiting, one flush for many', async () => {
    const strict = openDatabase(clone.owner, () => {}, 4);
    strict.pool.options.options = `${strict.pool.options.options ?? ''} -c synchronous_commit=on`;
    try {
      for (let round = 0; round < 5; round++) {
        await strict.kysely.transaction().execute(async (db) => {
          await sql`set local synchronous_commit = off`.execute(db);
          await sql`update jurisdiction set name = name`.execute(db);
        });
        const { rows } = await strict.pool.query<{ lsn: string }>('select pg_current_wal_insert_lsn() as lsn');
        await Promise.all(Array.from({ length: 20 }, () => flushCommits(strict.pool)));
        const flushed = await strict.pool.query('select pg_current_wal_flush_lsn() >= $1::pg_lsn as done', [rows[0]?.lsn]);
        expect(flushed.rows).toEqual([{ done: true }]);
      }
    } finally {
      await strict.close();
    }
  });

  it('fails the waiting callers when the database is gone, and works again for the next', async () => {
    const broken = openDatabase({ connectionString: 'postgresql://nobody:x@127.0.0.1:1/x' }, () => {}, 1);
    await expect(flushCommits(broken.pool)).rejects.toThrow();
    await expect(flushCommits(broken.pool)).rejects.toThrow();
    await broken.close();
    await flushCommits(app.pool);
  });
});
