/** Secrets of known devices: that this installation made one shows without asking the database, so it can be seen at the first look at a request. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallationKeys } from '#server/platform/keys.ts';

const halfBytes = 16;

/** 128 random bits and as many of their seal, as 43 characters of base64url. */
export function newDeviceSecret(keys: InstallationKeys): string {
  const random = randomBytes(halfBytes);
  return Buffer.concat([random, sealOf(keys, random)]).toString('base64url');
}

/** Whether this installation made it. Whether somebody is still known by it, the database says. */
export function isDeviceSecret(keys: InstallationKeys, secret: string): boolean {
  const bytes = Buffer.from(secret, 'base64url');
  if (bytes.length !== 2 * halfBytes) return false;
  return timingSafeEqual(bytes.subarray(halfBytes), sealOf(keys, bytes.subarray(0, halfBytes)));
}

function sealOf(keys: InstallationKeys, random: Uint8Array): Buffer {
  return Buffer.from(keys.seal('known device', Buffer.from(random).toString('hex')), 'hex').subarray(0, halfBytes);
}
