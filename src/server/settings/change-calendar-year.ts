/** Enters a year's holidays into the calendar; the reason names the notice. */
import type * as contract from '#contract/settings/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { calendarOf, changeCalendar, daysOfYear, differingYears } from '#core/settings/change-calendar.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import { calendarChanged } from '#server/settings/events.ts';
import { addRuleSet, loadRuleSet } from '#server/settings/rows.ts';
import { calendarYearAnswer } from '#server/settings/rule-set-answer.ts';

/** Refused when somebody else changed the rule set since the given version, and when nothing would change. */
export const changeCalendarYear: Handler<typeof contract.changeCalendarYear> = async ({ params: { year }, body }, act) => {
  await lockJurisdiction(act);
  const stored = await loadRuleSet(act);
  if (stored.version !== body.version) return failure('rule-set-changed');
  const wanted = changeCalendar(stored.calendar, year, body);
  if (!wanted.ok) return wanted;
  const years = differingYears(stored.calendar, wanted.value);
  if (years.length === 0) return failure('rule-set-same');
  const saved = await addRuleSet(act, stored, { calendar: wanted.value, reason: body.reason });
  const followed = (await calendarChanged.call(act, calendarOf(saved.calendar))).flat();
  const told = (calendar: typeof stored.calendar) => Object.fromEntries(years.map((one) => [one, daysOfYear(calendar, one)]));
  act.audit({
    detail: body.reason,
    objects: [
      {
        type: 'rule_set',
        id: act.jurisdictionId,
        before: { calendar: told(stored.calendar) },
        after: { calendar: told(saved.calendar), reason: body.reason },
      },
      ...followed,
    ],
  });
  return success(calendarYearAnswer(saved, year));
};
