/** Reading the rules, the calendar, and how they changed. */
import type * as contract from '#contract/settings/endpoints.ts';
import { success } from '#core/failure.ts';
import { daysOfYear, differingYears } from '#core/settings/change-calendar.ts';
import { differingRules } from '#core/settings/rules.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { loadRuleSet, storedCalendar, storedRules } from '#server/settings/rows.ts';
import { calendarYearAnswer, ruleSetAnswer } from '#server/settings/rule-set-answer.ts';

export const getRuleSet: Handler<typeof contract.getRuleSet> = async (_input, act) => success(ruleSetAnswer(await loadRuleSet(act)));

export const getCalendarYear: Handler<typeof contract.getCalendarYear> = async ({ params: { year } }, act) =>
  success(calendarYearAnswer(await loadRuleSet(act), year));

/** Versions on a page. */
const pageSize = 30;

export const listRuleSetVersions: Handler<typeof contract.listRuleSetVersions> = async ({ query: { before } }, act) => {
  // One more than is shown: what the oldest of the page changed, is told by the one before it.
  const rows = await act.db
    .selectFrom('rule_set')
    .select(['version', 'known_from', 'rules', 'calendar', 'reason', 'changed_by', 'changed_at'])
    .where(inJurisdiction(act))
    .$if(before !== undefined, (query) => query.where('version', '<', before!))
    .orderBy('version', 'desc')
    .limit(pageSize + 1)
    .execute();
  const versions = rows.slice(0, pageSize).map((row, at) => {
    const earlier = rows[at + 1];
    const rules = storedRules(row.rules);
    const calendar = storedCalendar(row.calendar);
    // Version 1 is the product's own of its day: nobody changed it.
    const rulesBefore = earlier === undefined ? rules : storedRules(earlier.rules);
    const calendarBefore = earlier === undefined ? calendar : storedCalendar(earlier.calendar);
    return {
      version: row.version,
      knownFrom: row.known_from,
      changedAt: row.changed_at,
      changedBy: row.changed_by,
      reason: row.reason,
      rules: differingRules(rulesBefore, rules).map((rule) => ({ rule, before: rulesBefore[rule], after: rules[rule] })),
      years: differingYears(calendarBefore, calendar).map((year) => {
        const { announced, holidays, workdays } = daysOfYear(calendar, year);
        return { year, announced, holidays: holidays.length, workdays: workdays.length };
      }),
    };
  });
  return success({ versions, more: rows.length > pageSize });
};
