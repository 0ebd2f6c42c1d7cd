/** Starting on a database of somebody else's: as its superuser, as an owner with and without the right to make roles. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { failure, type Outcome } from '#core/failure.ts';
import { readConfig, type Config } from '#server/platform/config.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { openConfiguredDatabase, type OpenDatabase } from '#server/platform/database/open-database.ts';
import { enterTenant } from '#server/platform/database/tenant.ts';
import { ensureJurisdictions, homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { loadKeys } from '#server/platform/keys.ts';
import { createLog } from '#server/platform/log.ts';

const now = '2026-01-01T00:00:00.000Z';
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

let admin: Database;
let keyDir: string;
beforeAll(async () => {
  admin = openDatabase({ ...inject('cluster'), database: 'postgres' }, () => {}, 1);
  keyDir = await mkdtemp(join(tmpdir(), 'taizhang-keys-'));
  return async () => {
    await admin.close();
    await rm(keyDir, { recursive: true });
  };
});

/** An address; its socket is a parameter, as the embedded cluster has no other. */
function addressOf(database: string, user: string, password: string): string {
  const { host, port } = inject('cluster');
  return `postgresql://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

/** An empty database that belongs to a role of its own. */
async function makeDatabase(rights: string): Promise<{ name: string; user: string; url: string }> {
  const name = `given_${randomBytes(6).toString('hex')}`;
  await admin.pool.query(`create role ${name} login password 'owner' ${rights}`);
  await admin.pool.query(`create database ${name} owner ${name}`);
  cleanUps.push(async () => {
    await admin.pool.query(`drop database ${name} with (force)`);
    for (const { login } of (
      await admin.pool.query<{ login: string }>(
        `select rolname as login from pg_roles where rolname in ('taizhang_app_' || left(encode(sha256($1), 'hex'), 16), 'taizhang_jobs_' || left(encode(sha256($1), 'hex'), 16))`,
        [Buffer.from(name)],
      )
    ).rows)
      await admin.pool.query(`drop role ${login}`);
    await admin.pool.query(`drop role ${name}`);
  });
  return { name, user: name, url: addressOf(name, name, 'owner') };
}

function configOf(settings: Readonly<Record<string, string>>): Config {
  const config = readConfig({ KEY_DIR: keyDir, ...settings });
  if (!config.ok) throw new Error(config.code);
  return config.value;
}

async function open(settings: Readonly<Record<string, string>>): Promise<Outcome<OpenDatabase>> {
  const opened = await openConfiguredDatabase(configOf(settings), now, createLog('silent'), [
    async (owner) => ensureJurisdictions(owner.kysely, now),
  ]);
  if (opened.ok) cleanUps.push(() => opened.value.database.close());
  return opened;
}

/** What a request would see, before and after it entered the tenant. */
async function seen(opened: Outcome<OpenDatabase>): Promise<unknown> {
  if (!opened.ok) return failure(opened.code, opened.data);
  const { database, keys } = opened.value;
  return database.kysely.transaction().execute(async (db) => {
    const before = await db.selectFrom('jurisdiction').select('id').execute();
    await enterTenant(db, homeJurisdiction.id, keys);
    return { before, after: await db.selectFrom('jurisdiction').select('id').execute() };
  });
}
const walled = { before: [], after: [{ id: homeJurisdiction.id }] };

describe('opening a given database', () => {
  it('as an owner who may make roles: again and again, and by nodes that start together', async () => {
    const { name, url } = await makeDatabase('createrole');
    // The group exists in this cluster, made by another: from PostgreSQL 16 on only its maker may give it away.
    expect(await open({ DATABASE_URL: url })).toMatchObject({ ok: false, code: 'start.cannot-create-role' });
    await admin.pool.query(`grant taizhang_app to ${name} with admin option`);
    const together = await Promise.all([1, 2, 3].map(() => open({ DATABASE_URL: url })));
    for (const opened of together) expect(await seen(opened)).toEqual(walled);
    expect(await seen(await open({ DATABASE_URL: url }))).toEqual(walled);
  });

  it('as a superuser; what serves requests is not one', async () => {
    const { name } = await makeDatabase('');
    const { user, password } = inject('cluster');
    const opened = await open({ DATABASE_URL: addressOf(name, user, password) });
    expect(await seen(opened)).toEqual(walled);
    if (!opened.ok) return;
    const { rows } = await opened.value.database.pool.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('as a superuser takes away what crosses the wall between tenants: large objects, and the names of prepared statements', async () => {
    const { name } = await makeDatabase('');
    const { user, password } = inject('cluster');
    const opened = await open({ DATABASE_URL: addressOf(name, user, password) });
    if (!opened.ok) throw new Error(opened.code);
    const { pool } = opened.value.database;
    for (const call of [
      "lo_from_bytea(0, 'a')",
      'lo_creat(-1)',
      'lo_get(1)',
      'lo_open(1, 131072)',
      "lo_put(1, 0, 'a')",
      'lo_unlink(1)',
      'loread(0, 1)',
      'pg_prepared_statement()',
    ]) {
      await expect(pool.query(`select ${call}`), call).rejects.toThrow('permission denied for function');
    }
  });

  it('two databases of one cluster have logins of their own, even at the same moment', async () => {
    const [one, two] = [await makeDatabase('createrole superuser'), await makeDatabase('createrole superuser')];
    const opened = await Promise.all([open({ DATABASE_URL: one.url }), open({ DATABASE_URL: two.url })]);
    const users = await Promise.all(
      opened.map(async (each) =>
        each.ok ? (await each.value.database.pool.query<{ name: string }>('select current_user as name')).rows[0]?.name : each.code,
      ),
    );
    expect(users.every((name) => /^taizhang_app_[0-9a-f]{16}$/.test(name ?? ''))).toBe(true);
    expect(users[0]).not.toBe(users[1]);
  });

  it('with other keys is refused, and whoever works with the own ones goes on', async () => {
    const { name, url } = await makeDatabase('createrole');
    await admin.pool.query(`grant taizhang_app to ${name} with admin option`);
    const first = await open({ DATABASE_URL: url });
    const otherKeys = await mkdtemp(join(tmpdir(), 'taizhang-keys-'));
    cleanUps.push(() => rm(otherKeys, { recursive: true }));
    await loadKeys(otherKeys);
    expect(await open({ DATABASE_URL: url, KEY_DIR: otherKeys })).toMatchObject({ ok: false, code: 'start.keys-other' });
    expect(await seen(first)).toEqual(walled);
  });

  it('puts the login’s password right when somebody changed it', async () => {
    const { name, url } = await makeDatabase('createrole');
    await admin.pool.query(`grant taizhang_app to ${name} with admin option`);
    const first = await open({ DATABASE_URL: url });
    if (!first.ok) throw new Error(first.code);
    const { rows } = await first.value.database.pool.query<{ login: string }>('select current_user as login');
    await admin.pool.query(`alter role ${rows[0]?.login} password 'another'`);
    expect(await seen(await open({ DATABASE_URL: url }))).toEqual(walled);
  });

  it('as an owner who may not make roles is refused, with the way out: a login that somebody else made', async () => {
    const { name, url } = await makeDatabase('');
    expect(await open({ DATABASE_URL: url })).toMatchObject({ ok: false, code: 'start.cannot-create-role' });
    const login = `${name}_app`;
    // What docs/decisions/008 tells the administrator.
    await admin.pool.query(`create role ${login} login password 'given'`);
    await admin.pool.query(`grant taizhang_app to ${login}`);
    cleanUps.push(() => admin.pool.query(`drop role ${login}`));
    const settings = { DATABASE_URL: url, DATABASE_APP_URL: addressOf(name, login, 'given') };
    expect(await seen(await open(settings))).toEqual(walled);
    await admin.pool.query(`alter role ${login} bypassrls`);
    expect(await open(settings)).toMatchObject({ ok: false, code: 'start.app-role-unfit', data: { findings: 'BYPASSRLS' } });
    // The owner itself is no login for requests.
    expect(await open({ ...settings, DATABASE_APP_URL: url })).toMatchObject({ ok: false, code: 'start.app-role-unfit' });
    expect(await open({ ...settings, DATABASE_APP_URL: addressOf(name, login, 'wrong') })).toMatchObject({
      ok: false,
      code: 'start.database-unreachable',
    });
  });

  it('without a login for jobs serves requests and says why there are none; with one that an administrator made it has them', async () => {
    const { name, url } = await makeDatabase('');
    const [app, jobs] = [`${name}_app`, `${name}_jobs`];
    await admin.pool.query(`create role ${app} login password 'given'; grant taizhang_app to ${app}`);
    cleanUps.push(() => admin.pool.query(`drop role ${app}`));
    const settings = { DATABASE_URL: url, DATABASE_APP_URL: addressOf(name, app, 'given') };
    const without = await open(settings);
    expect(await seen(without)).toEqual(walled);
    expect(without.ok && without.value.jobs).toMatchObject({ reason: expect.stringMatching(/permission denied|start.cannot-create-role/) });
    // What docs/decisions/031 tells the administrator.
    const group = 'do $$ begin create role taizhang_jobs nologin; exception when duplicate_object then null; end $$';
    await admin.pool.query(`${group}; create role ${jobs} login password 'given'; grant taizhang_jobs to ${jobs}`);
    cleanUps.push(() => admin.pool.query(`drop role ${jobs}`));
    const there = openDatabase({ ...inject('cluster'), database: name }, () => {}, 1);
    await there.pool.query(`create schema if not exists pgboss authorization ${name}`);
    await there.close();
    const connectionString = addressOf(name, jobs, 'given');
    const opened = await open({ ...settings, DATABASE_JOBS_URL: connectionString });
    expect(opened.ok && opened.value.jobs).toEqual({ connection: { connectionString } });
  });

  it('with a folder of keys that cannot be used', async () => {
    const { url } = await makeDatabase('');
    expect(await open({ DATABASE_URL: url, KEY_DIR: '/dev/null/keys' })).toMatchObject({ ok: false, code: 'start.keys-unusable' });
  });
});
