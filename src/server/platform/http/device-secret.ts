/**
 * Secrets of known devices: that this installation made one, when, and for which browser, shows without asking the database, so it can be seen at
 * the first look at a request. Whether somebody is still known by it, the database says.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { millisecondsOf, millisecondsOfDay } from '#core/moment.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** A browser is known for so long after a login. */
export const deviceDays = 180;

/** Browser, day and chance; then the seal of all three. */
const bytes = { browser: 8, day: 2, chance: 6, seal: 16 } as const;
const dayAt = bytes.browser;
const sealAt = bytes.browser + bytes.day + bytes.chance;

/** A new secret of 43 characters of base64url; of the same browser as those that it has (`former`), so that logging in again is no way to become another one. */
export function newDeviceSecret(keys: InstallationKeys, now: string, former: readonly string[]): string {
  const known = former.map((secret) => browserOf(keys, secret, now)).find((browser) => browser !== null);
  const browser = known === undefined ? randomBytes(bytes.browser) : Buffer.from(known, 'hex');
  const day = Buffer.alloc(bytes.day);
  day.writeUInt16BE(dayOf(now));
  const told = Buffer.concat([browser, day, randomBytes(bytes.chance)]);
  return Buffer.concat([told, sealOf(keys, told)]).toString('base64url');
}

/** The browser that a secret of this installation was made for, as hexadecimal; null for what it did not make, or not within `deviceDays`. */
export function browserOf(keys: InstallationKeys, secret: string, now: string): string | null {
  const read = Buffer.from(secret, 'base64url');
  // Another spelling of the same bytes is none of ours.
  if (read.length !== sealAt + bytes.seal || read.toString('base64url') !== secret) return null;
  if (!timingSafeEqual(read.subarray(sealAt), sealOf(keys, read.subarray(0, sealAt)))) return null;
  const age = dayOf(now) - read.readUInt16BE(dayAt);
  return age >= 0 && age <= deviceDays ? read.toString('hex', 0, bytes.browser) : null;
}

function dayOf(now: string): number {
  return Math.floor(millisecondsOf(now) / millisecondsOfDay);
}

function sealOf(keys: InstallationKeys, told: Uint8Array): Buffer {
  return Buffer.from(keys.seal('known device', Buffer.from(told).toString('hex')), 'hex').subarray(0, bytes.seal);
}
