/**
 * Everybody begins at 工作台 (home). What stands on it is asked for by the powers of the lists behind it (server/platform/desk), so each post reads
 * there what it may read anywhere.
 */
import type { Policy } from '#core/access/policy.ts';

const person = { who: 'person' } as const;

export const homePolicy = {
  getHome: person,
  listInbox: person,
  readInbox: person,
  getCalendarFeed: person,
  // It is a way in of its own: a stolen session must not be enough to make one.
  renewCalendarFeed: { ...person, freshProof: true },
  endCalendarFeed: person,
  getDigest: person,
  changeDigest: person,
  // Whoever knows the address, which is a secret.
  readCalendar: { who: 'anyone' },
  // Whose unit it is, and the office, which knows all of them. No administrator: it is the business itself.
  getHandover: { who: { office: 'jurisdiction', contact: 'scope', 'unit-leader': 'scope' } },
  exportHandover: { who: { office: 'jurisdiction', contact: 'scope', 'unit-leader': 'scope' } },
} as const satisfies Policy;
