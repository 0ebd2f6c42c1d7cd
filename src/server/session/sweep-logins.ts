/** Deletes what is over of logins: sessions, links and challenges, counts of attempts, browsers that nobody used for long. */
import { sql } from 'kysely';
import { deviceDays } from '#server/platform/http/device-secret.ts';
import { byClock } from '#server/platform/jobs/job.ts';

/** Ours: until then it can be told why and from where a session ended (address, browser); that there was a login stays in the trail for good. */
export const sessionDays = 30;

/** Until nothing is left to delete, in small transactions, so that nobody waits for one. Of all tenants at once: most of it belongs to none yet. */
export const sweepLogins = byClock({
  name: 'sweepLogins',
  cron: '7 * * * *',
  where: 'platform',
  chunk: async (act) => {
    const { rows } = await sql<{ gone: number }>`select sweep_logins(${act.now}, ${sessionDays}, ${deviceDays}) as gone`.execute(act.db);
    act.unchanged();
    return rows[0]?.gone === 0 ? 'done' : { next: 'more' };
  },
});
