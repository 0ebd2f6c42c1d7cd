/** Transactions of a tenant: what goes out together, in which order, and what is said when something of it fails. */
import { sql, type Transaction } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';
import { readTenant, writeTenant, type Tenant } from '#server/platform/database/transaction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

let clone: ClonedDatabase;
let app: Database;
let tenant: Tenant;
beforeAll(async () => {
  clone = await cloneDatabase();
  app = openDatabase(clone.app, () => {}, 1);
  tenant = { jurisdictionId: homeJurisdiction.id, keys: clone.keys };
});
afterAll(async () => {
  await app.close();
  await clone.drop();
});

const nameOf = async (db: Transaction<DB>): Promise<string | undefined> =>
  (await db.selectFrom('jurisdiction').select('name').executeTakeFirst())?.name;
const rename = (db: Transaction<DB>, name: string) => db.updateTable('jurisdiction').set({ name }).execute();
const stored = () => readTenant(app, tenant, nameOf);

describe.each([
  ['reading', readTenant],
  ['writing', writeTenant],
])('%s', (_what, run) => {
  it('sees the tenant from its first statement on, and statements that were asked together are answered together', async () => {
    const answers = await run(app, tenant, (db) =>
      Promise.all([nameOf(db), sql<{ one: number }>`select 1 as one`.execute(db), nameOf(db)]),
    );
    expect([answers[0], answers[1].rows, answers[2]]).toEqual([homeJurisdiction.name, [{ one: 1 }], homeJurisdiction.name]);
  });

  it('says what the work said, and leaves the connection as it was', async () => {
    await expect(run(app, tenant, () => Promise.reject(new Error('refused by the work')))).rejects.toThrow('refused by the work');
    await expect(run(app, tenant, (db) => sql`select 1 / 0`.execute(db))).rejects.toMatchObject({ code: '22012' });
    expect(await stored()).toBe(homeJurisdiction.name);
  });

  it('says why it could not be opened, not that what came after is aborted', async () => {
    const forged: Tenant = { ...tenant, jurisdictionId: 'no\0text' };
    await expect(run(app, forged, nameOf)).rejects.toMatchObject({ code: '22021' });
    expect(await stored()).toBe(homeJurisdiction.name);
  });

  it('says what failed first, of several that were asked at once', async () => {
    // The one behind is awaited with fewer steps between, so it comes first to whoever waits for all.
    const both = run(app, tenant, (db) =>
      Promise.all([(async () => await (async () => await sql`select 1 / 0`.execute(db))())(), sql`select 1`.execute(db)]),
    );
    await expect(both).rejects.toMatchObject({ code: '22012' });
  });

  it('is over when it is over', async () => {
    let kept: Transaction<DB> | undefined;
    await run(app, tenant, async (db) => void (kept = db));
    await expect(kept === undefined ? undefined : nameOf(kept)).rejects.toThrow('the transaction is over');
  });

  it('answers nothing of a connection that broke, and the next one gets another', async () => {
    const owner = openDatabase(clone.owner, () => {}, 1);
    const broken = run(app, tenant, async (db) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      await owner.pool.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      return nameOf(db);
    });
    await expect(broken).rejects.toThrow();
    expect(await stored()).toBe(homeJurisdiction.name);
    await owner.close();
  });
});

describe('what a transaction wrote', () => {
  afterEach(() => writeTenant(app, tenant, (db) => rename(db, homeJurisdiction.name)));

  it('stays when it resolves', async () => {
    await writeTenant(app, tenant, (db) => rename(db, '甲市'));
    expect(await stored()).toBe('甲市');
  });

  it('is gone with the error of its work, and also when a statement failed that nobody looked at', async () => {
    const thrown = writeTenant(app, tenant, async (db) => {
      await rename(db, '乙市');
      throw new Error('no');
    });
    await expect(thrown).rejects.toThrow('no');
    const aborted = writeTenant(app, tenant, async (db) => {
      await rename(db, '乙市');
      sql`select 1 / 0`.execute(db).catch(() => {});
    });
    await expect(aborted).rejects.toThrow();
    expect(await stored()).toBe(homeJurisdiction.name);
  });

  it('is seen by statements that were asked behind it, without waiting for it', async () => {
    expect(
      await writeTenant(app, tenant, async (db) =>
        (await Promise.all([rename(db, '甲市'), nameOf(db), rename(db, '乙市'), nameOf(db)])).filter((one) => typeof one === 'string'),
      ),
    ).toEqual(['甲市', '乙市']);
  });

  it('comes with a last statement that goes out with the commit, or not at all', async () => {
    await writeTenant(app, tenant, async (db, last) => last(rename(db, '甲市')));
    expect(await stored()).toBe('甲市');
    const failing = writeTenant(app, tenant, async (db, last) => {
      await rename(db, '乙市');
      last(sql`select 1 / 0`.execute(db));
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await stored()).toBe('甲市');
    const unsent = writeTenant(app, tenant, async (_db, last) => last(Promise.reject(new Error('could not be sent'))));
    await expect(unsent).rejects.toThrow('could not be sent');
  });

  it('cannot be written by one that reads', async () => {
    await expect(readTenant(app, tenant, (db) => rename(db, '丙市'))).rejects.toMatchObject({ code: '25006' });
  });
});

describe('a statement that comes again', () => {
  // The application's login may not list them. Each has connections of its own, as their names are.
  let owner: Database;
  beforeEach(() => (owner = openDatabase(clone.owner, () => {}, 1)));
  afterEach(() => owner.close());
  const again = async (text: string, times = 3): Promise<void> => {
    for (let at = 0; at < times; at++) await readTenant(owner, tenant, (db) => sql.raw(text).execute(db));
  };
  const prepared = async (): Promise<string[]> => {
    const { rows } = await owner.pool.query<{ statement: string }>('select statement from pg_prepared_statements');
    return rows.map(({ statement }) => statement);
  };

  it('is prepared once, and one that came once is not', async () => {
    await again('select 1 as only_once', 1);
    for (let at = 0; at < 3; at++) await readTenant(owner, tenant, (db) => sql`select ${at}::int as comes_again`.execute(db));
    expect((await prepared()).filter((text) => text.includes('comes_again'))).toHaveLength(1);
    expect((await prepared()).filter((text) => text.includes('only_once'))).toHaveLength(0);
  });

  it('is not prepared where it is very long, or of a kind that changes no rows and reads none', async () => {
    const padded = (text: string, length: number) => `${text} /*${'x'.repeat(length)}*/`;
    await again(padded('select 1 as one_page', 15_000));
    await again(padded('select 1 as too_long', 17_000));
    await again(padded('with one as (select 1 as a_batch) select from one', 5000));
    await again(padded('with one as (select 1 as many_rows) select from one', 7000));
    await again('show timezone');
    const named = (await prepared()).flatMap((text) => /one_page|too_long|a_batch|many_rows|show/u.exec(text)?.[0] ?? []);
    expect(named.toSorted()).toEqual(['a_batch', 'one_page']);
  });

  it('takes the place of the one that was used longest ago, when there are many', async () => {
    await again('select 1 as often');
    for (let at = 0; at < 350; at++) {
      await again(`select ${at} as many`, 2);
      await again('select 1 as often', 1);
    }
    const names = await prepared();
    expect(names.length).toBeLessThanOrEqual(300);
    expect(names.filter((text) => / as often| 349 as many/.test(text))).toHaveLength(2);
    expect(names.filter((text) => / 0 as many/.test(text))).toHaveLength(0);
    // One that gave way comes again.
    await again('select 0 as many');
    expect((await prepared()).filter((text) => / 0 as many/.test(text))).toHaveLength(1);
  });

  it('fails once when a change of the schema changes what it answers, says to try again, and works from then on', async () => {
    const other = openDatabase(clone.owner, () => {}, 1);
    await other.pool.query('create table changing (a integer)');
    await again('select * from changing');
    await other.pool.query('alter table changing add column b integer');
    const error = await again('select * from changing', 1).catch((thrown: unknown) => thrown);
    expect(databaseTrouble(error)).toBe('server.database-busy');
    await again('select * from changing', 5);
    expect((await prepared()).filter((text) => text.includes('from changing'))).toHaveLength(2);
    await other.pool.query('drop table changing');
    await other.close();
  });

  it('goes on after a value that cannot be sent', async () => {
    const send = (value: unknown) => readTenant(owner, tenant, (db) => sql`select ${value}::text as sent`.execute(db));
    for (let at = 0; at < 3; at++) await send('text');
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await expect(send(circle)).rejects.toThrow('circular');
    await expect(send('text')).resolves.toMatchObject({ rows: [{ sent: 'text' }] });
  });
});
