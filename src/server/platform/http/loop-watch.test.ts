import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { getSystem } from '#contract/access/endpoints.ts';
import { success } from '#core/failure.ts';
import { domain as access } from '#server/access/domain.ts';
import { route } from '#server/platform/http/route.ts';
import { longestTurn } from '#test/longest-turn.ts';
import { startTestServer } from '#test/server.ts';

const none = z.object({});
const holdUp = endpoint({
  id: 'holdUp',
  tag: '试',
  summary: '试',
  method: 'GET',
  path: '/api/planted-hold-up',
  reads: [],
  params: none,
  query: none,
  body: none,
  response: none,
  failures: [],
});

/** Keeps the thread for so many milliseconds of the processor. */
function work(milliseconds: number): void {
  const before = process.threadCpuUsage().user;
  while (process.threadCpuUsage().user - before < milliseconds * 1000);
}

it('an endpoint that holds up everybody is named to the operator, and seen by the measure of tests', async () => {
  const lines: string[] = [];
  const routes = [
    ...access.routes,
    route(holdUp, async () => {
      work(700);
      return success({});
    }),
  ];
  await using server = await startTestServer({
    routes,
    policy: { holdUp: { who: 'person' } },
    log: pino({ level: 'warn' }, { write: (line) => lines.push(line) }),
  });
  expect((await longestTurn(() => server.call(getSystem))).milliseconds).toBeLessThan(600);
  const { value, milliseconds } = await longestTurn(() => server.call(holdUp));
  expect(value.status).toBe(200);
  expect(milliseconds).toBeGreaterThan(600);
  await vi.waitFor(() => expect(lines.join('')).toMatch(/"endpoints":\[[^\]]*"holdUp"[^\]]*\],"msg":"the server was held up/), {
    timeout: 20_000,
  });
});
