/** What the application may ask before it knows the tenant, and through functions with the owner's rights. */
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchText } from '#core/platform/search-text.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { enterTenant } from '#server/platform/database/tenant.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

const own = homeJurisdiction.id;
const other = '01930000-0000-7000-8000-00000000000b';

let clone: ClonedDatabase;
let owner: Database;
let app: Database;
const accounts = { [own]: newId(), [other]: newId() };
beforeAll(async () => {
  clone = await cloneDatabase();
  owner = openDatabase(clone.owner, () => {});
  app = openDatabase(clone.app, () => {});
  await owner.pool.query("insert into jurisdiction (id, name, created_at) values ($1, '另一辖区', now())", [other]);
  for (const [jurisdictionId, id] of Object.entries(accounts)) {
    await owner.pool.query(
      `insert into account (jurisdiction_id, id, login_name, display_name, power_class, state, created_at, created_by)
       values ($1, $2, 'name', '某人', 'business', 'active', now(), '')`,
      [jurisdictionId, id],
    );
  }
});
afterAll(async () => {
  await app.close();
  await owner.close();
  await clone.drop();
});

const hash = (text: string): Buffer => createHash('sm3').update(text).digest();

function claim(jurisdictionId: string, name: string, account: string | undefined): Promise<boolean | undefined> {
  return app.kysely.transaction().execute(async (db) => {
    await enterTenant(db, jurisdictionId, clone.keys);
    const { rows } = await sql<{ done: boolean }>`select claim_login(${hash(name)}, ${account}) as done`.execute(db);
    return rows[0]?.done;
  });
}

interface Count {
  readonly failures: number;
  readonly locked_until: string | null;
}

async function fail(name: string, at: string, most = 3, window = 600, lock = 900): Promise<Count | undefined> {
  const { rows } = await app.pool.query<Count>('select * from count_login_failure($1, $2, $3, $4, $5)', [
    hash(name),
    at,
    most,
    window,
    lock,
  ]);
  return rows[0];
}

it('a login name belongs to one account of one tenant', async () => {
  expect(await claim(own, 'zhang', accounts[own])).toBe(true);
  expect(await claim(other, 'zhang', accounts[other])).toBe(false);
  const { rows } = await app.pool.query('select jurisdiction_id, account_id, failures from find_login($1)', [hash('zhang')]);
  expect(rows).toEqual([{ jurisdiction_id: own, account_id: accounts[own], failures: 0 }]);
  expect((await app.pool.query('select from find_login($1)', [hash('nobody')])).rowCount).toBe(0);
  await expect(claim(own, 'li', accounts[other])).rejects.toMatchObject({ code: '23503' });
  await expect(app.pool.query('select claim_login($1, $2)', [hash('li'), accounts[own]])).rejects.toMatchObject({ code: '22023' });
});

it('failed attempts are counted and lock, for existing and unknown login names alike', async () => {
  for (const name of ['zhang', 'unknown']) {
    expect(await fail(name, '2026-03-01T08:00:00Z')).toEqual({ failures: 1, locked_until: null });
    expect(await fail(name, '2026-03-01T08:01:00Z')).toEqual({ failures: 2, locked_until: null });
    expect(await fail(name, '2026-03-01T08:02:00Z')).toEqual({ failures: 3, locked_until: '2026-03-01T08:17:00Z' });
    // Knocking on does not make the lock longer.
    expect(await fail(name, '2026-03-01T08:16:00Z')).toEqual({ failures: 3, locked_until: '2026-03-01T08:17:00Z' });
    expect(await fail(name, '2026-03-01T08:17:00Z')).toEqual({ failures: 1, locked_until: null });
    expect(await fail(name, '2026-03-01T08:27:00Z')).toEqual({ failures: 1, locked_until: null });
  }
});

it('a count cannot be reset by choosing the window or the moment', async () => {
  const now = new Date().toISOString();
  await fail('target', now, 100);
  await fail('target', '2999-01-01T00:00:00Z', 100, 0, 0);
  await fail('target', now, 100, -1, 0);
  expect(await fail('target', '2999-01-01T00:00:00Z', 5, 0, 2_000_000_000)).toMatchObject({ failures: 4, locked_until: null });
  const locked = await fail('target', now, 5, 0, 2_000_000_000);
  expect(Date.parse(locked?.locked_until ?? '') - Date.parse(now)).toBeLessThanOrEqual(86_400_000 + 60_000);
});

it('counts of unknown names are deleted, those of accounts are kept', async () => {
  await fail('long ago', '2026-01-01T00:00:00Z');
  await fail('zhang', '2026-01-01T00:00:00Z');
  await fail('today', new Date().toISOString());
  const found = async (name: string): Promise<number | null> => (await app.pool.query('select from find_login($1)', [hash(name)])).rowCount;
  expect([await found('long ago'), await found('zhang'), await found('today')]).toEqual([0, 1, 1]);
});

it('a name with failed attempts can be given to a new account, with its count reset', async () => {
  const third = newId();
  await owner.pool.query(
    `insert into account (jurisdiction_id, id, login_name, display_name, power_class, state, created_at, created_by)
     values ($1, $2, 'third', '某人', 'business', 'active', now(), '')`,
    [own, third],
  );
  await fail('third', new Date().toISOString(), 1);
  expect(await claim(own, 'third', third)).toBe(true);
  const { rows } = await app.pool.query('select failures, locked_until from find_login($1)', [hash('third')]);
  expect(rows).toEqual([{ failures: 0, locked_until: null }]);
});

it('sessions and one-time secrets are found by their hash, whichever tenant they are of', async () => {
  const token = randomBytes(32);
  await app.kysely.transaction().execute(async (db) => {
    await enterTenant(db, other, clone.keys);
    await db
      .insertInto('one_time')
      .values({
        secret_hash: token,
        jurisdiction_id: other,
        id: newId(),
        purpose: 'invite',
        account_id: accounts[other] ?? null,
        data: JSON.stringify({}),
        created_at: '2026-01-01T00:00:00Z',
        expires_at: '2026-01-02T00:00:00Z',
      })
      .execute();
  });
  const { rows } = await app.pool.query('select jurisdiction_id, purpose, account_id, used_at from find_one_time($1)', [token]);
  expect(rows).toEqual([{ jurisdiction_id: other, purpose: 'invite', account_id: accounts[other], used_at: null }]);
  for (const door of ['find_login', 'find_session', 'find_one_time']) {
    for (const guess of [null, Buffer.alloc(0), randomBytes(32)])
      expect((await app.pool.query(`select from ${door}($1)`, [guess])).rowCount).toBe(0);
  }
});

it('search stays within the tenant', async () => {
  const seeding = await owner.pool.connect();
  // Without plans and versions: foreign keys are not what is tried here.
  await seeding.query("set session_replication_role = 'replica'");
  for (const jurisdictionId of [own, other]) {
    for (const position of [1, 2]) {
      const { rows } = await seeding.query<{ id: string }>(
        `insert into task (jurisdiction_id, id, plan_id, version_id, code, position, path, chapter, title, body, role, kind, commitment,
           nature, open_list, state, created_at, updated_at)
         values ($1, gen_random_uuid(), $1, $1, $2, $3, '', '', '', '', 'task', 'matter', 'deliver', 'once', false, 'open', now(), now())
         returning id`,
        [jurisdictionId, `90-${position}`, position],
      );
      await seeding.query(
        "insert into search_entry (jurisdiction_id, kind, object_id, text, reach) values ($1, 'task', $2, $3, 'scope'), ($1, 'object', gen_random_uuid(), $3, 'scope')",
        [jurisdictionId, rows[0]?.id, '机场高速'],
      );
    }
    await seeding.query(
      "insert into search_entry (jurisdiction_id, kind, object_id, text, reach) values ($1, 'unit', $1, $2, 'published'), ($1, 'plan', $1, $2, 'published')",
      [jurisdictionId, '市机场局\u0001机场局'],
    );
  }
  seeding.release(true);
  const search = (jurisdictionId: string | null, words: readonly string[], most: number): Promise<readonly string[] | null | undefined> =>
    app.kysely.transaction().execute(async (db) => {
      if (jurisdictionId !== null) await enterTenant(db, jurisdictionId, clone.keys);
      const { rows } = await sql<{ ids: string[] | null }>`select search_entries('task', ${words}::text[], ${most}) as ids`.execute(db);
      return rows[0]?.ids;
    });
  const tenants = await owner.pool.query<{ id: string }>('select id from task where jurisdiction_id = $1', [own]);
  expect((await search(own, ['机场'], 10))?.toSorted()).toEqual(tenants.rows.map(({ id }) => id).toSorted());
  expect(await search(own, ['机场', '高速'], 2)).toHaveLength(2);
  expect(await search(own, ['场高', '机场高速'], 2)).toHaveLength(2);
  expect(await search(own, ['机场'], 1)).toBe(null);
  expect(await search(own, ['机场', '铁路'], 10)).toEqual([]);
  expect(await search(null, ['机场'], 10)).toEqual([]);

  const called = (jurisdictionId: string | null, words: readonly (string | null)[]): Promise<unknown> =>
    app.kysely.transaction().execute(async (db) => {
      if (jurisdictionId !== null) await enterTenant(db, jurisdictionId, clone.keys);
      return (await sql`select word, ids from units_called(${words}::text[]) order by word collate "C"`.execute(db)).rows;
    });
  expect(await called(own, ['机场', '市机场局', null, '', '机场局', '市机场局\u0001机场局'])).toEqual([
    { word: '市机场局', ids: [own] },
    { word: '机场局', ids: [own] },
  ]);
  expect(await called(other, ['机场局'])).toEqual([{ word: '机场局', ids: [other] }]);
  expect(await called(null, ['机场局'])).toEqual([]);
});

describe('the pairs of characters that search finds texts by', () => {
  const pairsOf = async (...texts: readonly string[]): Promise<(readonly string[])[]> => {
    const { rows } = await owner.pool.query<{ pairs: readonly string[] }>(
      "select coalesce(search_pairs(text), '{}')::text[] as pairs from unnest($1::text[]) with ordinality as each (text, place) order by place",
      [texts],
    );
    return rows.map(({ pairs }) => pairs);
  };
  const pair = (text: string): string => {
    const [first = 0, second = 0] = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return String(first * 2 ** 21 + second);
  };

  it('are none across parts, and none through a character outside of the basic plane', async () => {
    expect(await pairsOf('泰安\u0001安泰', '甲\u0001乙', '𠮷野家', '场', '\u{10ffff}\u{10fffe}')).toEqual([
      [pair('泰安'), pair('安泰')],
      [],
      [pair('𠮷野'), pair('野家')],
      [],
      [pair('\u{10ffff}\u{10fffe}')],
    ]);
  });

  it('of whatever stands in a text are among those of the text', async () => {
    const samples = fc.sample(fc.tuple(fc.string({ unit: 'binary', minLength: 2 }), fc.nat(), fc.integer({ min: 2, max: 9 })), 500);
    const texts = samples.map(([text, from, length]) => {
      const whole = searchText([text.replaceAll('\0', '')]);
      const characters = Array.from(whole);
      const start = from % Math.max(1, characters.length);
      return { whole, part: characters.slice(start, start + length).join('') };
    });
    const wholes = await pairsOf(...texts.map(({ whole }) => whole));
    const parts = await pairsOf(...texts.map(({ part }) => part));
    for (const [index, part] of parts.entries()) expect(part.filter((each) => !wholes[index]?.includes(each))).toEqual([]);
  });
});
