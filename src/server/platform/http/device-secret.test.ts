import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { browserOf, newDeviceSecret } from '#server/platform/http/device-secret.ts';
import { keysOf } from '#server/platform/keys.ts';

const keysFrom = (byte: number) => keysOf(Buffer.alloc(32, byte), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);
const keys = keysFrom(1);
const now = '2026-03-31T08:00:00.000Z';

describe('the secret of a device', () => {
  it('says which browser it is of, and a further one that it is the same', () => {
    const one = newDeviceSecret(keys, now, []);
    const browser = browserOf(keys, one, now);
    expect(browser).toMatch(/^[\da-f]{16}$/);
    const next = newDeviceSecret(keys, now, ['x'.repeat(43), one]);
    expect(next).not.toBe(one);
    expect(browserOf(keys, next, now)).toBe(browser);
    expect(browserOf(keys, newDeviceSecret(keys, now, []), now)).not.toBe(browser);
  });

  it('is good for 180 days, and not before it was made', () => {
    const secret = newDeviceSecret(keys, now, []);
    expect(browserOf(keys, secret, '2026-09-27T08:00:00.000Z')).not.toBeNull();
    expect(browserOf(keys, secret, '2026-09-28T08:00:00.000Z')).toBeNull();
    expect(browserOf(keys, secret, '2026-03-30T08:00:00.000Z')).toBeNull();
  });

  it('is worth nothing from elsewhere, changed, shortened, or spelled otherwise', () => {
    const secret = newDeviceSecret(keys, now, []);
    expect(browserOf(keysFrom(2), secret, now)).toBeNull();
    const other = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
    const alike = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (last) => secret.slice(0, -1) + last);
    for (const text of [other, secret.slice(0, -1), `${secret}A`, '', ...alike.filter((one) => one !== secret)])
      expect(browserOf(keys, text, now)).toBeNull();
  });
});
