/**
 * The database knows its installation's keys by a fingerprint. A server or command with other keys would seal links that nobody can verify,
 * and change what tenants' tokens are checked with, so that all others see nothing: it is refused before it writes anything.
 */
import type pg from 'pg';
import { failure, success, type Outcome } from '#core/failure.ts';
import { headSeal, headText, rowSeal } from '#server/platform/audit/chain.ts';
import { sm3 } from '#server/platform/gm-crypto.ts';
import { existingKeys, loadKeys, masterFile, missingKeyFiles, signingFile, type InstallationKeys } from '#server/platform/keys.ts';

export interface KeyFingerprint {
  /** HMAC-SM3 under a key derived from the master key. */
  readonly master: string;
  /** SM3 of the public signing key. */
  readonly signing: string;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/** Digests from which no key follows. */
export function fingerprintOf(keys: Pick<InstallationKeys, 'seal' | 'publicKey'>): KeyFingerprint {
  return { master: keys.seal('key fingerprint', 'taizhang keys 1'), signing: sm3(keys.publicKey) };
}

/**
 * The keys of a folder, when they are those of this database; nothing is made or written. undefined: the database belongs to no keys yet.
 * A database from before the fingerprint tells by its chain: the keys are those that sealed where each chain begins.
 */
export async function provenKeys(owner: Queryable, keyDir: string): Promise<Outcome<InstallationKeys | undefined>> {
  const recorded = await readFingerprint(owner);
  const chains = recorded ? [] : await chainBeginnings(owner);
  if (!recorded && chains.length === 0) return success(undefined);
  const found = await readKeys(keyDir, existingKeys);
  if (!found.ok) return found;
  if (!found.value) return failure('start.keys-missing', { keyDir, files: (await missingKeyFiles(keyDir)).join(', ') });
  const keys = found.value;
  if (!recorded) return chains.every((chain) => isSealedBy(keys, chain)) ? success(keys) : failure('start.keys-not-of-chain', { keyDir });
  const own = fingerprintOf(keys);
  const other = [own.master === recorded.master ? [] : masterFile, own.signing === recorded.signing ? [] : signingFile].flat();
  return other.length === 0 ? success(keys) : failure('start.keys-other', { keyDir, files: other.join(', ') });
}

/**
 * The installation's keys, and their fingerprint recorded; the first start makes both. Of nodes that start together with keys of their
 * own the first one wins, and the others are refused.
 */
export async function settleKeys(owner: pg.Pool, keyDir: string, now: string): Promise<Outcome<InstallationKeys>> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table key_fingerprint in share row exclusive mode');
    const proven = await provenKeys(client, keyDir);
    const keys = proven.ok ? await readKeys(keyDir, loadKeys) : proven;
    if (keys.ok) await record(client, fingerprintOf(keys.value), now);
    await client.query(keys.ok ? 'commit' : 'rollback');
    return keys;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function record(owner: Queryable, { master, signing }: KeyFingerprint, now: string): Promise<void> {
  await owner.query('insert into key_fingerprint (master, signing, recorded_at) values ($1, $2, $3) on conflict do nothing', [
    master,
    signing,
    now,
  ]);
}

async function readFingerprint(owner: Queryable): Promise<KeyFingerprint | undefined> {
  if (!(await isThere(owner, 'key_fingerprint'))) return undefined;
  return (await owner.query<KeyFingerprint>('select master, signing from key_fingerprint')).rows[0];
}

/** The oldest link of a chain, or its head where no link is left. */
interface ChainBeginning {
  readonly text: string;
  readonly purpose: string;
  readonly seal: string | null;
}

async function chainBeginnings(owner: Queryable): Promise<readonly ChainBeginning[]> {
  if (!(await isThere(owner, 'audit_head'))) return [];
  const { rows } = await owner.query<{
    id: string;
    seq: number;
    hash: string;
    seal: string;
    first_hash: string;
    first_seal: string | null;
  }>(`
    select head.jurisdiction_id as id, head.seq, head.hash, head.seal, first.hash as first_hash, first.seal as first_seal
      from audit_head head
      left join lateral (select event.hash, event.seal from audit_event event
        where event.jurisdiction_id = head.jurisdiction_id and event.seq is not null order by event.seq limit 1) first on true
     order by head.jurisdiction_id`);
  return rows.map(({ id, seq, hash, seal, first_hash: firstHash, first_seal: firstSeal }) =>
    firstSeal === null
      ? { purpose: headSeal, text: headText(id, { seq, hash }), seal }
      : { purpose: rowSeal, text: firstHash, seal: firstSeal },
  );
}

function isSealedBy(keys: InstallationKeys, { purpose, text, seal }: ChainBeginning): boolean {
  return keys.seal(purpose, text) === seal;
}

async function isThere(owner: Queryable, table: string): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>('select to_regclass($1) is not null as there', [`public.${table}`]);
  return rows[0]?.there ?? false;
}

async function readKeys<T>(keyDir: string, read: (folder: string) => Promise<T>): Promise<Outcome<T>> {
  try {
    return success(await read(keyDir));
  } catch (error) {
    return failure('start.keys-unusable', { keyDir, reason: error instanceof Error ? error.message : String(error) });
  }
}
