/** 设置: the rules' figures and the calendar. */
import * as settings from '#contract/settings/endpoints.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { route } from '#server/platform/http/route.ts';
import { changeCalendarYear } from '#server/settings/change-calendar-year.ts';
import { changeRules } from '#server/settings/change-rules.ts';
import { settingsInbox } from '#server/settings/inbox.ts';
import { getCalendarYear, getRuleSet, listRuleSetVersions } from '#server/settings/read-rule-set.ts';

export const domain: ServerDomain = {
  routes: [
    route(settings.getRuleSet, getRuleSet),
    route(settings.listRuleSetVersions, listRuleSetVersions),
    route(settings.changeRules, changeRules),
    route(settings.getCalendarYear, getCalendarYear),
    route(settings.changeCalendarYear, changeCalendarYear),
  ],
  inbox: [settingsInbox],
};
