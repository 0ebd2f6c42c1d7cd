/** Secrets that people and programs carry: sessions, tokens, links. The database stores only their SM3 hash, so a copy of it cannot be used to log in. */
import { createHash, randomBytes } from 'node:crypto';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** 256 bits, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. */
export function secretHash(secret: string): Buffer {
  return createHash('sm3').update(secret, 'utf8').digest();
}

/** How the table login knows a name: names can be guessed, so the hash has a key. */
export function loginNameHash(keys: InstallationKeys, loginName: string): Buffer {
  return Buffer.from(keys.seal('login name', loginName.trim().toLowerCase()), 'hex');
}
