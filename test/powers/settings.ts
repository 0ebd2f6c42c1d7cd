/** Rules and calendar. */
import * as settings from '#contract/settings/endpoints.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';
import { offersOn } from '#test/powers/walk/offers.ts';
import { nothing } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

/** Later than any version: whoever gets as far is told that it changed. */
const version = 999;

export const powers: DomainPowers = {
  trials: [
    trial(settings.getRuleSet)(nothing, () => ({})),
    trial(settings.listRuleSetVersions)(nothing, () => ({})),
    trial(settings.changeRules)(nothing, () => ({ body: { changes: { 'clock.grace': 3 }, reason: '测试', version } })),
    trial(settings.getCalendarYear)(nothing, () => ({ params: { year: 2027 } })),
    trial(settings.changeCalendarYear)(nothing, () => ({
      params: { year: 2027 },
      body: { announced: true, holidays: ['2027-10-01'], workdays: [], reason: '测试', version },
    })),
  ],
  offers: offersOn('/settings/calendar', { 'calendar.paste': 'changeCalendarYear' }),
};
