/** How often a password may be tried, by whom, and how long to wait after that. */
import type { SecuritySettings } from '#core/session/security-settings.ts';

/**
 * What is counted together. A device in which the person has logged in before is counted by itself: strangers' guesses do not touch it.
 * Strangers are counted by name and address together, and, far later, by name (many addresses, one name) and by address (one address, many names).
 */
export type AttemptGroup = 'device' | 'name-and-address' | 'name' | 'address';

/** `most` wrong ones within `windowSeconds` make `waitSeconds`; where `longestSeconds` is more, each further one doubles the wait. */
export interface AttemptLimit {
  readonly most: number;
  readonly windowSeconds: number;
  readonly waitSeconds: number;
  readonly longestSeconds: number;
}

/** Ours: 30 minutes become one, two, four, eight hours. */
const longestDoubling = 16;
/** Ours: SP 800-63B 5.2.2 allows a hundred wrong ones for an account; with 等保三级's five this is fifty within the window. */
const namesPerAddresses = 10;
/** Ours: a whole authority may come from one address. Ten thousand guesses a day from one, over all names. */
const addressMost = 200;

/** The limit of each count, from the jurisdiction's figures. */
export function attemptLimits(settings: SecuritySettings): Readonly<Record<AttemptGroup, AttemptLimit>> {
  const { lockAfterFailures: most } = settings;
  const windowSeconds = settings.failureWindowMinutes * 60;
  const waitSeconds = settings.lockMinutes * 60;
  const growing = { most, windowSeconds, waitSeconds, longestSeconds: waitSeconds * longestDoubling };
  // These do not grow: whoever guesses from many addresses would keep new devices out for longer and longer.
  const steady = { windowSeconds, waitSeconds, longestSeconds: waitSeconds };
  return {
    device: growing,
    'name-and-address': growing,
    name: { ...steady, most: most * namesPerAddresses },
    address: { ...steady, most: addressMost },
  };
}

/** What counts as one address: of IPv6 the network of 64 bits that one subscriber has, else a single machine would have countless ones. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
