/** The program that is measured: the whole server in a process of its own, with somebody of the office logged in. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { joinDomains, routes } from '#server/domains.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Connection } from '#server/platform/database/connection.ts';
import { takeTurn } from '#server/platform/jobs/take-turn.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { pool } from '#server/platform/pool/pool.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { appoint } from '#test/appoint.ts';
import { answerParent, Begun, ConnectionParts, type LongestBlock, type Serving } from '#test/bench/part.ts';
import { acting, listen, openSource } from '#test/bench/prepare.ts';

const Question = z.union([
  z.object({ opensAt: z.string(), connection: ConnectionParts }),
  Begun.extend({ connection: ConnectionParts }),
  z.object({ longestBlock: z.literal(true) }),
]);

const resolutionMs = 5;
const delays = monitorEventLoopDelay({ resolution: resolutionMs });
let stop = async (): Promise<void> => {};

/** Goes on from a moment as time goes on. */
function clockFrom(moment: string): Clock {
  const began = performance.now();
  return { now: () => new Date(Date.parse(moment) + performance.now() - began).toISOString() };
}

/** The period of a day opens by its job; answers how long that took. */
async function openPeriod(connection: Connection, moment: string): Promise<{ readonly milliseconds: number }> {
  const source = openSource(connection, { clock: clockFrom(moment) });
  const options = { source, nextTime: () => '9999-12-31T00:00:00.000Z', leaving: new AbortController().signal, mostMs: Infinity };
  const began = performance.now();
  await takeTurn(options, openPeriods, homeJurisdiction.id);
  const milliseconds = performance.now() - began;
  await source.database.close();
  return { milliseconds };
}

answerParent(
  async (asked): Promise<Serving | LongestBlock> => {
    const question = Question.parse(asked);
    if ('opensAt' in question) return openPeriod(question.connection, question.opensAt);
    if ('longestBlock' in question) {
      // What the thread was kept between two looks; the time between them is not part of it.
      const milliseconds = Math.max(0, delays.max / 1e6 - resolutionMs);
      delays.reset();
      return { milliseconds };
    }
    joinDomains();
    const source = openSource(question.connection, question.at === undefined ? {} : { clock: clockFrom(question.at) });
    const { cookie } = await appoint(acting(source), 'office');
    const contacts: Record<string, string> = {};
    for (const unit of question.contacts ?? []) contacts[unit] = (await appoint(acting(source), 'contact', { unit })).cookie;
    const { app, origin } = await listen(source, { routes });
    stop = async () => {
      await app.close();
      pool.end();
      await source.database.close();
    };
    delays.enable();
    return { origin, headers: { cookie, origin }, contacts };
  },
  () => stop(),
);
