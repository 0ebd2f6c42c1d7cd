/** Two jurisdictions with one of everything for each unit, made by the domains in their order. */
import { domains } from '#test/powers/walk/domains.ts';
import { nobodys } from '#test/powers/walk/seed.ts';
import type { Making, World } from '#test/powers/walk/target.ts';
import { testClock } from '#test/test-clock.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '#test/server.ts';

const foreignId = '01930000-0000-7000-8000-0000000000ff';

/** Starts the server and fills both jurisdictions. */
export async function makeWorld(options: TestServerOptions = {}): Promise<World> {
  const server = await startTestServer(options);
  const created_at = server.source.clock.now();
  await server.database.kysely.insertInto('jurisdiction').values({ id: foreignId, name: '外市', created_at }).execute();
  const foreign = await server.as('office', { jurisdictionId: foreignId });
  const elsewhere: TestServer = { ...server, call: foreign.call, ok: foreign.ok, jurisdictionId: foreignId, office: foreign };
  // Empty at first: a domain reads only what those before it have filled.
  const empty: Partial<Making> = { server, elsewhere, [Symbol.asyncDispose]: server.stop };
  const making = empty as Making;
  for (const { seed } of domains) await seed?.(making);
  const { elsewhere: _elsewhere, ...world } = making;
  return { ...world, nowhere: nobodys(world.abroad) };
}

/** What is left of a world when its server has stopped. */
type Left = Omit<World, 'server' | typeof Symbol.asyncDispose>;

let original: Promise<{ readonly template: string; readonly left: Left }> | undefined;

async function makeOriginal(): Promise<{ readonly template: string; readonly left: Left }> {
  const { server, [Symbol.asyncDispose]: _stop, ...left } = await makeWorld();
  return { template: await server.leave(), left };
}

/** The same, sooner: the first one of a process stays behind as a database, and each test gets a clone of it. */
export async function cloneWorld(options: TestServerOptions = {}): Promise<World> {
  original ??= makeOriginal();
  const { template, left } = await original;
  const server = await startTestServer({ clock: testClock('2026-03-02T02:01:00.000Z'), ...options, template });
  return { ...structuredClone(left), server, [Symbol.asyncDispose]: server.stop };
}
