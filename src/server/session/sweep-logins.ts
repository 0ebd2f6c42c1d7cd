/** Deletes what is over of logins: sessions, links and challenges, counts of attempts, browsers that nobody used for long. At start and every hour, on every node. */
import { sql } from 'kysely';
import { deviceDays } from '#server/platform/http/device-secret.ts';
import type { ActSource } from '#server/platform/http/run-act.ts';

/** Ours: until then it can be told why and from where a session ended (address, browser); that there was a login stays in the trail for good. */
export const sessionDays = 30;

/** Deletes until nothing is left to delete, in small transactions, so that nobody waits for one; answers how many rows. */
export async function sweepLogins(
  { database, clock }: Pick<ActSource, 'clock'> & { readonly database: Pick<ActSource['database'], 'kysely'> },
  isStopped: () => boolean = () => false,
): Promise<number> {
  let total = 0;
  for (;;) {
    if (isStopped()) return total;
    const { rows } = await sql<{ gone: number }>`select sweep_logins(${clock.now()}, ${sessionDays}, ${deviceDays}) as gone`.execute(
      database.kysely,
    );
    const gone = rows[0]?.gone ?? 0;
    if (gone === 0) return total;
    total += gone;
  }
}
