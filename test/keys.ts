/** The keys of every test: the same each time, but for the one that signs, which the setup makes. */
import { createPrivateKey } from 'node:crypto';
import { keysOf, type InstallationKeys } from '#server/platform/keys.ts';

/** Keys with the setup's signing key (`inject('signingKey')`). */
export function testKeysOf(signingKey: string): InstallationKeys {
  return keysOf(Buffer.alloc(32, 7), createPrivateKey(signingKey));
}
