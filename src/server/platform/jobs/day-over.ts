/** Jobs for clocks that are over when a day is: what was not done by then is said, from the day after on, however late this runs. */
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type ClockJob } from '#server/platform/jobs/job.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

/** In one transaction; the rest comes next. */
const mostAtOnce = 2000;

interface DayOver {
  /** Of the job, and of what it does, as the trail names it. */
  readonly name: string;
  /** Of the hour after midnight in Shanghai, when a day's clocks are over. */
  readonly minute: number;
  /** Changes at most so many whose day was before `today`, and answers what the trail tells of each. */
  pass(act: Act, today: string, most: number): Promise<readonly AuditObject[]>;
}

/** A row of a manifest's `jobs`. */
export function whenDayIsOver({ name, minute, pass }: DayOver): ClockJob<undefined> {
  return byClock({
    name,
    cron: `${minute} 0 * * *`,
    chunk: async (act, { until }) => {
      // Units that become one meanwhile lock the same rows in another order.
      await shareJurisdiction(act);
      const objects = await pass(act, dayInShanghai(until), mostAtOnce);
      if (objects.length === 0) act.unchanged();
      else act.audit({ act: name, objects });
      return objects.length < mostAtOnce ? 'done' : { next: 'more' };
    },
  });
}
