/** What the trail puts on 工作台: when it was last checked, and when that is due again. */
import { sql } from 'kysely';
import { daysAfter } from '#core/moment.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import { dayInShanghai } from '#server/platform/clock.ts';

/** The trail is checked once a month, at the latest. Ours: no rule says how often. */
const checkedWithin = 30;

export const checkOfTrail: DeskPart = {
  name: 'check-of-trail',
  kinds: ['trail-check', 'trail-first-check'],
  awaited: [],
  figures: [],
  needs: 'verifyAudit',
  look: async (act) => {
    const { rows } = await sql<{ at: string }>`
      select max(at) as at from audit_event where ${inJurisdiction(act)} and act = 'verifyAudit' and outcome = 'done'`.execute(act.db);
    const last = rows[0]?.at ?? null;
    const day = last === null ? null : dayInShanghai(last);
    return {
      rows: [
        day === null
          ? { kind: 'trail-first-check', count: 1, due: null, link: '/audit' }
          : { kind: 'trail-check', count: 1, due: dueAfter(day), data: { day }, link: '/audit' },
      ],
    };
  },
};

function dueAfter(day: string): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(...daysAfter(year, month, date, checkedWithin));
}
