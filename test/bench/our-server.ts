/** The program that is measured: the whole server in a process of its own, with somebody of the office logged in. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { joinDomains, routes } from '#server/domains.ts';
import { pool } from '#server/platform/pool/pool.ts';
import { appoint } from '#test/appoint.ts';
import { answerParent, ConnectionParts, type LongestBlock, type Serving } from '#test/bench/part.ts';
import { acting, listen, openSource } from '#test/bench/prepare.ts';

const Question = z.union([z.object({ connection: ConnectionParts }), z.object({ longestBlock: z.literal(true) })]);

const resolutionMs = 5;
const delays = monitorEventLoopDelay({ resolution: resolutionMs });
let stop = async (): Promise<void> => {};

answerParent(
  async (asked): Promise<Serving | LongestBlock> => {
    const question = Question.parse(asked);
    if ('longestBlock' in question) {
      // What the thread was kept between two looks; the time between them is not part of it.
      const milliseconds = Math.max(0, delays.max / 1e6 - resolutionMs);
      delays.reset();
      return { milliseconds };
    }
    joinDomains();
    const source = openSource(question.connection);
    const { cookie } = await appoint(acting(source), 'office');
    const { app, origin } = await listen(source, { routes });
    stop = async () => {
      await app.close();
      pool.end();
      await source.database.close();
    };
    delays.enable();
    return { origin, headers: { cookie, origin } };
  },
  () => stop(),
);
