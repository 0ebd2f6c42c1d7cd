import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSystem } from '#contract/system.ts';
import { systemRoutes } from '#server/platform/system-handlers.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes: systemRoutes, clock: { now: () => '2026-03-01T17:30:00.000Z' } });
});
afterAll(() => server.stop());

describe('the platform over HTTP', () => {
  it('answers with the jurisdiction and the day in Shanghai', async () => {
    expect(await server.ok(getSystem)).toEqual({ jurisdiction: homeJurisdiction, actor: '本机', today: '2026-03-02' });
  });
});
