/** Forward-only migrations: migrations/NNNN_name.sql, one transaction each, recorded with its hash. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { failure, success, type Outcome } from '#core/failure.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** Another node that starts at the same time may have much to migrate. */
const turnMs = 3_600_000;
/** Whoever wants to change a table that is in use holds up everybody who comes after, so it asks for short moments only, but often. */
const tableMs = 2000;
const pauseMs = 1000;
const attempts = 60;

const folder = join(import.meta.dirname, '../../../../migrations');

/**
 * Brings the database to the newest schema and answers the names that were applied now. `last`: the number of the last migration that is
 * wanted, for an upgrade that begins at an older state.
 */
export async function migrate(pool: pg.Pool, now: string, last = '9999'): Promise<Outcome<readonly string[]>> {
  const migrations = (await readMigrations()).filter(({ name }) => name.slice(0, 4) <= last);
  const client = await pool.connect();
  try {
    await createRecord(client);
    const applied = await client.query<{ name: string; hash: string }>('select name, hash from schema_migration order by name');
    for (const row of applied.rows) {
      const known = migrations.find(({ name }) => name === row.name);
      if (!known) return failure('start.migration-unknown', { name: row.name });
      if (known.hash !== row.hash) return failure('start.migration-changed', { name: row.name });
    }
    const done: string[] = [];
    for (const migration of migrations) {
      const outcome = await applyInTurn(client, migration, now);
      if (!outcome.ok) return outcome;
      if (outcome.value) done.push(migration.name);
    }
    return success(done);
  } finally {
    client.release();
  }
}

/** `if not exists` does not hold between nodes that create at the same moment: the slower one gets a duplicate in the catalogue. */
async function createRecord(client: pg.PoolClient): Promise<void> {
  const create = 'create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null)';
  try {
    await client.query(create);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '23505' && code !== '42P07' && code !== '42710') throw error;
    await client.query(create);
  }
}

/** Tries again while others hold what the migration changes: running requests, a dump, an administrator. */
async function applyInTurn(client: pg.PoolClient, migration: Migration, now: string): Promise<Outcome<boolean>> {
  for (let attempt = 1; attempt < attempts; attempt++) {
    const outcome = await apply(client, migration, now);
    if (outcome.ok || outcome.code !== 'start.migration-waited') return outcome;
    await sleep(pauseMs);
  }
  return apply(client, migration, now);
}

/** Applies one migration unless it is recorded; the lock serialises nodes that start at the same time. */
async function apply(client: pg.PoolClient, migration: Migration, now: string): Promise<Outcome<boolean>> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = ${turnMs}`);
    await client.query('lock table schema_migration in share row exclusive mode');
    await client.query(`set local lock_timeout = ${tableMs}`);
    const recorded = await client.query('select 1 from schema_migration where name = $1', [migration.name]);
    if (recorded.rowCount) {
      await client.query('rollback');
      return success(false);
    }
    await client.query('insert into schema_migration (name, hash, applied_at) values ($1, $2, $3)', [migration.name, migration.hash, now]);
    await client.query(migration.sql);
    await client.query('commit');
    return success(true);
  } catch (error) {
    await client.query('rollback');
    if (databaseTrouble(error) === 'server.database-busy') return failure('start.migration-waited', { name: migration.name });
    if (databaseTrouble(error) === 'server.disk-full') return failure('start.migration-no-space', { name: migration.name });
    return failure('start.migration-failed', { name: migration.name, reason: error instanceof Error ? error.message : String(error) });
  }
}

async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
