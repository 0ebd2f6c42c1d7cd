/** 工作台: everybody's own. What each role reads there is tried in src/server/home. */
import * as calendar from '#contract/home/calendar-endpoints.ts';
import * as digest from '#contract/home/digest-endpoints.ts';
import * as handover from '#contract/home/handover-endpoints.ts';
import * as home from '#contract/home/endpoints.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';
import { nothing, ofUnits } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

export const powers: DomainPowers = {
  trials: [
    trial(home.getHome)(nothing, () => ({})),
    // An entry is a post's own: home.test.ts asks behind those of others.
    trial(home.listInbox)(nothing, () => ({ query: {} }), { triedElsewhere: ['query.before'] }),
    trial(home.readInbox)(nothing, () => ({ body: { seq: 0 } })),
    trial(calendar.getCalendarFeed)(nothing, () => ({})),
    trial(calendar.renewCalendarFeed)(nothing, () => ({})),
    trial(calendar.endCalendarFeed)(nothing, () => ({})),
    trial(digest.getDigest)(nothing, () => ({})),
    trial(digest.changeDigest)(nothing, () => ({ body: { email: null, wanted: true } })),
    // Whose address it is: calendar.test.ts.
    trial(calendar.readCalendar)(nothing, () => ({ params: { file: 'nobody.ics' } })),
    trial(handover.getHandover)(ofUnits, ({ unitId }) => ({ query: { unitId } }), { bySelf: true }),
    trial(handover.exportHandover)(ofUnits, ({ unitId }) => ({ query: { unitId } }), { bySelf: true }),
  ],
};
