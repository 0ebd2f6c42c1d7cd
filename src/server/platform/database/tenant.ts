/**
 * How a transaction reaches its tenant: with a token that the application makes and the database checks (migrations/0008). SQL that
 * somebody smuggled into a request knows the token of its own tenant at most, and cannot make another one.
 */
import { createHmac } from 'node:crypto';
import { CompiledQuery, type DatabaseConnection, type Transaction } from 'kysely';
import type pg from 'pg';
import type { DB } from '#server/platform/database/tables.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

const purpose = 'tenant';
const blockBytes = 64;

const derived = new WeakMap<InstallationKeys, { readonly key: Buffer; readonly tokens: Map<string, string> }>();
/** Each request needs a token, and there are few: of a jurisdiction on one of our connections. */
const mostTokens = 10_000;
/** The backend behind each connection of the pool: asked once. */
const backends = new WeakMap<DatabaseConnection, number>();

/** The jurisdiction's token for one backend; a copy of it is worth nothing on another connection. */
export function tenantToken(keys: InstallationKeys, jurisdictionId: string, backend: number): string {
  const { key, tokens } = derivedOf(keys);
  const whose = `${jurisdictionId} ${backend}`;
  const known = tokens.get(whose);
  if (known !== undefined) return known;
  const token = `${jurisdictionId}.${createHmac('sha256', key).update(whose).digest('hex')}`;
  if (tokens.size >= mostTokens) tokens.clear();
  tokens.set(whose, token);
  return token;
}

/**
 * Lets the transaction see and write the rows of this jurisdiction, and no others, until it ends. What an earlier user of the connection
 * may have set for the session is put right as far as it changes what values mean.
 */
export function enterStatement(jurisdictionId: string, keys: InstallationKeys, backend: number): CompiledQuery {
  return CompiledQuery.raw(
    `select set_config('app.tenant', $1, true), set_config('search_path', 'public', true),
    set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('bytea_output', 'hex', true),
    set_config('standard_conforming_strings', 'on', true), set_config('row_security', 'on', true)`,
    [tenantToken(keys, jurisdictionId, backend)],
  );
}

/** The same in the middle of a transaction. */
export async function enterTenant(db: Transaction<DB>, jurisdictionId: string, keys: InstallationKeys): Promise<void> {
  const backend = await db.getExecutor().provideConnection(backendOf);
  await db.executeQuery(enterStatement(jurisdictionId, keys, backend));
}

/** Gives the database what it needs to check tokens. By the owner's connection, at start. */
export async function writeTenantKey(owner: pg.Pool, keys: InstallationKeys): Promise<void> {
  const { key } = derivedOf(keys);
  const xorPad = (pad: number): Buffer => Buffer.from(Array.from({ length: blockBytes }, (_, index) => pad ^ (key[index] ?? 0)));
  await owner.query(
    `insert into tenant_key (inner_block, outer_block) values ($1, $2)
     on conflict (single) do update set inner_block = excluded.inner_block, outer_block = excluded.outer_block
     where (tenant_key.inner_block, tenant_key.outer_block) is distinct from (excluded.inner_block, excluded.outer_block)`,
    [xorPad(0x36), xorPad(0x5c)],
  );
}

function derivedOf(keys: InstallationKeys) {
  const known = derived.get(keys) ?? { key: keys.derive(purpose), tokens: new Map<string, string>() };
  derived.set(keys, known);
  return known;
}

/** The backend behind a connection. */
export async function backendOf(connection: DatabaseConnection): Promise<number> {
  const known = backends.get(connection);
  if (known !== undefined) return known;
  const { rows } = await connection.executeQuery<{ pid: number }>(CompiledQuery.raw('select pg_backend_pid() as pid'));
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL does not say which backend it is');
  backends.set(connection, row.pid);
  return row.pid;
}
