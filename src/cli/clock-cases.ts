/** `taizhang rules clock`: when clocks of the rules end (RULES §1), case by case. */
import { z } from 'zod';
import { daysAfterMoved, lastDay, workdaysAfter, type Calendar, type ClockDay } from '#core/settings/calendar.ts';
import { isPeriod } from '#core/settings/period.ts';
import { graceEnd, reportDue, upTheLine } from '#core/settings/clock.ts';
import type { Rules } from '#core/settings/rules.ts';
import { calendarOf, caseDay, commonFields, readRuleFile, RuleFileError, rulesOfFile } from './rule-file.ts';

const id = z.string();
const period = z
  .string()
  .refine(isPeriod, { error: '须为月份（2026-04）或季度（2026-Q3）' })
  .refine((key) => key >= '1900' && key < '3000', { error: `须在 1900 年至 ${lastDay.slice(0, 4)} 年之间` });
const count = (least: number) => z.int().min(least).max(1_000_000);

const caseSchema = z.discriminatedUnion(
  'op',
  [
    z.strictObject({ id, op: z.literal('workdays'), from: caseDay, n: count(1) }),
    z.strictObject({ id, op: z.literal('days'), from: caseDay, n: count(0) }),
    z.strictObject({ id, op: z.literal('report-due'), period }),
    z.strictObject({ id, op: z.literal('grace-end'), period }),
    z.strictObject({ id, op: z.literal('up-the-line'), period, step: z.literal([1, 2, 3]) }),
  ],
  { error: '须为 workdays、days、report-due、grace-end、up-the-line 之一' },
);
type ClockCase = z.infer<typeof caseSchema>;

const fileSchema = z.strictObject({ ...commonFields, cases: z.array(caseSchema) });

/** The answers to a file of clock cases, in their order. Throws `RuleFileError`. */
export function answerClockCases(text: string): { readonly answers: readonly (ClockDay & { readonly id: string })[] } {
  const file = readRuleFile(text, fileSchema);
  const rules = rulesOfFile(file);
  const calendar = calendarOf(file);
  return {
    answers: file.cases.map((one, at) => {
      const answer = answerOf(one, rules, calendar);
      if (answer === null) throw new RuleFileError(`cases[${at}]：结果晚于 ${lastDay}`);
      return { id: one.id, ...answer };
    }),
  };
}

function answerOf(one: ClockCase, rules: Rules, calendar: Calendar): ClockDay | null {
  switch (one.op) {
    case 'workdays':
      return workdaysAfter(one.from, one.n, calendar);
    case 'days':
      return daysAfterMoved(one.from, one.n, calendar);
    case 'report-due':
      return reportDue(one.period, rules, calendar);
    case 'grace-end':
      return graceEnd(one.period, rules, calendar);
    case 'up-the-line':
      return upTheLine(one.period, one.step, rules, calendar);
  }
}
