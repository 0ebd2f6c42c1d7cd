import { describe, expect, it } from 'vitest';
import { addressGroup, attemptLimits } from '#core/session/attempt-limits.ts';
import { settingsInForce } from '#core/session/security-settings.ts';

describe('limits of attempts', () => {
  it('grow for whoever tries, and not for what others cause', () => {
    const limits = attemptLimits(settingsInForce('djbh3', {}));
    expect(limits['name-and-address']).toEqual({ most: 5, windowSeconds: 1800, waitSeconds: 1800, longestSeconds: 28_800 });
    expect(limits.device).toEqual(limits['name-and-address']);
    expect(limits.name).toEqual({ most: 50, windowSeconds: 1800, waitSeconds: 1800, longestSeconds: 1800 });
    expect(limits.address).toEqual({ most: 200, windowSeconds: 1800, waitSeconds: 1800, longestSeconds: 1800 });
  });
});

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::99', '2001:db8:1:2::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, group) => expect(addressGroup(address)).toBe(group));
