/** A database of one's own, made from the migrated template. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase, type Connection } from '#server/platform/database/connection.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import { testKeysOf } from '#test/keys.ts';

export interface ClonedDatabase {
  readonly name: string;
  /** Passes every wall: for seeding, and for looking behind. */
  readonly owner: Connection;
  /** As the application connects: nothing is seen before a tenant is entered. */
  readonly app: Connection;
  /** Those that its tenants' tokens are made with. */
  readonly keys: InstallationKeys;
  drop(): Promise<void>;
}

/** Clones the migrated template, or another database that nobody is connected to; `template1` gives one without anything in it. */
export async function cloneDatabase(template = 'template'): Promise<ClonedDatabase> {
  const cluster = inject('cluster');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const administer = async (...statements: readonly string[]): Promise<void> => {
    const admin = openDatabase({ ...cluster, database: 'postgres' }, () => {}, 1);
    for (const statement of statements) await admin.pool.query(statement);
    await admin.close();
  };
  // A clone has the rights of a new database: what the migration took away is taken away again, as the start does it.
  await administer(`create database ${name} template ${template}`, `revoke temporary on database ${name} from public`);
  return {
    name,
    owner: { ...cluster, database: name },
    app: { ...cluster, ...inject('appLogin'), database: name },
    keys: testKeysOf(inject('signingKey')),
    drop: () => administer(`drop database if exists ${name} with (force)`),
  };
}
