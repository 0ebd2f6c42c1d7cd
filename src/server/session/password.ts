/** Passwords at rest: argon2id by node:crypto, as PHC strings. Hashing is slow on purpose and takes memory, so it goes through a queue. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { isLeakedPassword } from '#core/session/leaked-password.ts';
import { checkPassword, normalisePassword, type PasswordOwner, type PasswordRefusal } from '#core/session/password-policy.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';
import { runInQueue } from '#server/session/hashing-queue.ts';

/** memory in KiB. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's floor is 19 MiB, two passes, one lane; a third pass costs a machine of today about 10 ms more. */
export const passwordCost: PasswordCost = { memory: 19_456, passes: 3, parallelism: 1 };

const saltBytes = 16;
const hashBytes = 32;

/** The PHC string to store. Refused only when too many wait. */
export async function hashPassword(password: string, cost: PasswordCost = passwordCost): Promise<Outcome<string, 'sign-in-busy'>> {
  const salt = randomBytes(saltBytes);
  const hash = await runInQueue(() => derive(password, salt, hashBytes, cost));
  if (!hash.ok) return hash;
  const { memory, passes, parallelism } = cost;
  return success(`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash.value)}`);
}

/**
 * Is it the password that was stored? Without a stored one (no such account, or no password set) the same work is done for nothing, so
 * that the time of an answer does not tell who exists.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  cost: PasswordCost = passwordCost,
): Promise<Outcome<boolean, 'sign-in-busy'>> {
  const parsed = stored === null ? null : parse(stored);
  const { salt, hash, ...work } = parsed ?? { ...cost, salt: randomBytes(saltBytes), hash: randomBytes(hashBytes) };
  const found = await runInQueue(() => derive(password, salt, hash.length, work));
  if (!found.ok) return found;
  return success(timingSafeEqual(found.value, hash) && parsed !== null);
}

/** Was it hashed more cheaply than today (or in a way we do not know)? Then hash it anew after the next good login. */
export function needsRehash(stored: string, cost: PasswordCost = passwordCost): boolean {
  const parsed = parse(stored);
  return parsed === null || parsed.memory < cost.memory || parsed.passes < cost.passes || parsed.parallelism !== cost.parallelism;
}

/** What a new password may be refused for. */
export type NewPasswordRefusal = PasswordRefusal | 'password-used-before' | 'sign-in-busy';

/**
 * May this become the person's password? What costs nothing is asked first, then the stored hashes: the present password and the former
 * ones, newest first; the settings say how many of them count.
 */
export async function checkNewPassword(
  password: string,
  settings: SecuritySettings,
  owner: PasswordOwner,
  storedHashes: readonly string[],
): Promise<Failure<NewPasswordRefusal> | null> {
  const refused = checkPassword(password, settings, owner);
  if (refused) return refused;
  if (isLeakedPassword(password)) return failure('password-too-common');
  // The present one never: an initial password must not become the lasting one (ASVS 5.0 V6.4.1), whatever the history.
  const count = Math.max(1, settings.rememberedPasswords);
  for (const stored of storedHashes.slice(0, count)) {
    const same = await verifyPassword(stored, password);
    if (!same.ok) return same;
    if (same.value) return failure('password-used-before', { count });
  }
  return null;
}

interface Stored extends PasswordCost {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Bounds keep a damaged row from asking for all memory. */
function parse(stored: string): Stored | null {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/.exec(stored);
  if (!match) return null;
  const [, memory, passes, parallelism, salt = '', hash = ''] = match;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  if (cost.memory > 1_048_576 || cost.passes < 1 || cost.parallelism < 1 || cost.memory < 8 * cost.parallelism) return null;
  return { ...cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

function derive(password: string, nonce: Buffer, tagLength: number, cost: PasswordCost): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const message = Buffer.from(normalisePassword(password), 'utf8');
  argon2('argon2id', { message, nonce, tagLength, ...cost }, (error, hash) => {
    message.fill(0);
    if (error) reject(error);
    else resolve(hash);
  });
  return promise;
}
