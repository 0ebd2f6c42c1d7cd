/** The kept states of the database (test/fixtures/README.md), brought to the newest schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openDatabase } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { writeTenantKey } from '#server/platform/database/tenant.ts';
import { ensureJurisdictions } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

const folder = join(import.meta.dirname, '../fixtures/states');
const now = '2027-01-01T00:00:00.000Z';

export const states: readonly string[] = readdirSync(folder).filter((file) => file.endsWith('.sql'));

async function migrated(pool: Pool, upTo?: string): Promise<void> {
  const done = await migrate(pool, now, upTo);
  if (!done.ok) throw new Error(done.code);
}

/** A database as it stood at that state, brought to the newest schema as the start does it. */
export async function upgraded(state: string): Promise<ClonedDatabase> {
  const clone = await cloneDatabase('template1');
  const owner = openDatabase(clone.owner, () => {}, 1);
  await migrated(owner.pool, state.slice(0, 4));
  await owner.pool.query(readFileSync(join(folder, state), 'utf8'));
  await migrated(owner.pool);
  await ensureJurisdictions(owner.kysely, now);
  await writeTenantKey(owner.pool, clone.keys);
  // Rights of a database belong to it alone: the start takes this one away each time.
  await owner.pool.query(`revoke temporary on database ${clone.name} from public`);
  await owner.close();
  return clone;
}
