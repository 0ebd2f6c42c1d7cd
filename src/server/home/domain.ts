/** Endpoints of 工作台. */
import * as home from '#contract/home/endpoints.ts';
import * as calendar from '#contract/home/calendar-endpoints.ts';
import * as digest from '#contract/home/digest-endpoints.ts';
import * as handover from '#contract/home/handover-endpoints.ts';
import { endCalendarFeed, getCalendarFeed, renewCalendarFeed } from '#server/home/calendar-feed.ts';
import { exportHandover } from '#server/home/export-handover.ts';
import { getHandover } from '#server/home/get-handover.ts';
import { getHome } from '#server/home/get-home.ts';
import { listInbox } from '#server/home/list-inbox.ts';
import { changeDigest, getDigest } from '#server/home/own-digest.ts';
import { readCalendar } from '#server/home/read-calendar.ts';
import { readInbox } from '#server/home/read-inbox.ts';
import { sendingDigests } from '#server/home/send-digests.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { route, stagedRoute, visitRoute } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(home.getHome, getHome),
    route(home.listInbox, listInbox),
    route(home.readInbox, readInbox),
    route(handover.getHandover, getHandover),
    stagedRoute(handover.exportHandover, exportHandover),
    route(calendar.getCalendarFeed, getCalendarFeed),
    route(calendar.renewCalendarFeed, renewCalendarFeed),
    route(calendar.endCalendarFeed, endCalendarFeed),
    visitRoute(calendar.readCalendar, readCalendar),
    route(digest.getDigest, getDigest),
    route(digest.changeDigest, changeDigest),
  ],
  jobs: [sendingDigests()],
};
