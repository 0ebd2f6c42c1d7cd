import { expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { getHome } from '#contract/home/endpoints.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { routes } from '#server/domains.ts';
import { owe } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import { keptUntilTouched, knowTouches } from '#server/platform/http/kept-until-touched.ts';
import { runRead } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { systemContext } from '#server/platform/system-context.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

/** A source that proves nothing, so that what is kept can be told from what is made. */
function keeping({ source }: TestServer) {
  const installation = { ...source.installation, keptProof: undefined };
  knowTouches(installation, routes);
  return { ...source, installation };
}

type Source = ReturnType<typeof keeping>;

function ask(source: Source, { jurisdictionId }: TestServer, made: string, name = 'grid') {
  return runRead(source, { ...systemContext(jurisdictionId), reach: 'jurisdiction' }, async (act) =>
    String(await keptUntilTouched(act, { name, reads: [ledgerTopics.lists], make: async () => made })),
  );
}

const done = (server: TestServer, act: string) =>
  server.act(async (own: Act) => {
    own.audit({ act, objects: [] });
    return success(undefined);
  });

it('an answer is kept while nobody does what touches it, under its own name', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  expect(await ask(source, server, 'first')).toBe('first');
  expect(await ask(source, server, 'second')).toBe('first');
  expect(await ask(source, server, 'other', 'another grid')).toBe('other');
  await done(server, 'addTheme');
  expect(await ask(source, server, 'third')).toBe('first');
  await server.act(async (own: Act) => {
    own.audit({ act: 'createList', objects: [], outcome: 'refused' });
    return success(undefined);
  });
  expect(await ask(source, server, 'of a refused act')).toBe('first');
  await done(server, 'createList');
  expect(await ask(source, server, 'fourth')).toBe('fourth');
  // What is no endpoint's act, a job's: nobody says what it touches.
  await done(server, 'someJob');
  expect(await ask(source, server, 'fifth')).toBe('fifth');
});

it('is made anew on another day, and after a thousand acts of whatever kind', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  await ask(source, server, 'first');
  const tomorrow = { ...source, clock: { now: () => new Date(Date.parse(source.clock.now()) + 86_400_000).toISOString() } };
  expect(await ask(tomorrow, server, 'second')).toBe('second');
  // Since it was last asked for.
  await ask(tomorrow, server, 'second', 'unasked');
  for (const acts of [500, 501]) {
    for (let turn = 0; turn < acts; turn += 1) await done(server, 'logIn');
    expect(await ask(tomorrow, server, 'third')).toBe('second');
  }
  expect(await ask(tomorrow, server, 'third', 'unasked')).toBe('third');
});

it('is not taken for that of another history, where the database was put back', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  await ask(source, server, 'first');
  const { pool } = server.database;
  for (const table of ['audit_event', 'audit_head']) await pool.query(`alter table ${table} disable trigger user`);
  await pool.query(`update audit_event set hash = 'another' where seq = (select seq from audit_head where jurisdiction_id = $1)`, [
    server.jurisdictionId,
  ]);
  await pool.query(`update audit_head set hash = 'another'`);
  expect(await ask(source, server, 'second')).toBe('second');
});

it('is made once for all who ask at the same time', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  let readers = 0;
  const together = Promise.withResolvers<void>();
  let makings = 0;
  const reader = () =>
    runRead(source, { ...systemContext(server.jurisdictionId), reach: 'jurisdiction' }, async (act) => {
      await act.db.selectFrom('plan').select('id').execute();
      readers += 1;
      if (readers === 3) together.resolve();
      await together.promise;
      return String(await keptUntilTouched(act, { name: 'grid', reads: [ledgerTopics.lists], make: async () => `made ${++makings}` }));
    });
  expect(await Promise.all([reader(), reader(), reader()])).toEqual(['made 1', 'made 1', 'made 1']);
});

it('those that nobody asked for longest go first, when all together take too much', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  const long = 'x'.repeat(25 * 1024 * 1024);
  await ask(source, server, `first ${long}`, 'one');
  await ask(source, server, `first ${long}`, 'two');
  await ask(source, server, `second ${long}`, 'one');
  await ask(source, server, 'first', 'three');
  await ask(source, server, `first ${long}`, 'four');
  const now = async (name: string) => (await ask(source, server, 'now', name)).slice(0, 5);
  expect([await now('one'), await now('three'), await now('four'), await now('two')]).toEqual(['first', 'first', 'first', 'now']);
  // Short ones take their place, too.
  const other = keeping(server);
  await ask(other, server, 'x'.repeat(64 * 1024 * 1024 - 2 * 4096 - 10), 'long');
  for (const name of ['short', 'shorter']) await ask(other, server, name, name);
  expect(await ask(other, server, 'now', 'long')).toBe('now');
});

it('whoever reads an older state makes the answer alone, and the newer one stays', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  const older = await runRead(source, { ...systemContext(server.jurisdictionId), reach: 'jurisdiction' }, async (act) => {
    await act.db.selectFrom('plan').select('id').execute();
    await done(server, 'createList');
    expect(await ask(source, server, 'newer')).toBe('newer');
    return String(await keptUntilTouched(act, { name: 'grid', reads: [ledgerTopics.lists], make: async () => 'older' }));
  });
  expect(older).toBe('older');
  expect(await ask(source, server, 'newest')).toBe('newer');
});

it('what could not be made is not kept', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  await expect(
    runRead(source, { ...systemContext(server.jurisdictionId), reach: 'jurisdiction' }, (act) =>
      keptUntilTouched(act, { name: 'grid', reads: [], make: async () => Promise.reject(new Error('no')) }),
    ),
  ).rejects.toThrow('no');
  expect(await ask(source, server, 'then')).toBe('then');
  expect(await ask(source, server, 'later')).toBe('then');
});

it('tests see an answer that an act changed without saying so', async () => {
  await using server = await startTestServer();
  const read = (made: string) =>
    runRead(server.source, { ...systemContext(server.jurisdictionId), reach: 'jurisdiction' }, (act) =>
      keptUntilTouched(act, { name: 'grid', reads: getHome.reads, make: async () => made }),
    );
  await done(server, 'logIn');
  await read('first');
  await expect(read('second')).rejects.toThrow('a kept answer is not what is true now: grid');
});

it('tests see an act that writes what a kept answer reads, and touches none of its topics', async () => {
  await using server = await startTestServer();
  const owing = (endNote: (act: Act) => void) =>
    server.act(async (act) => {
      await owe(act, [{ kind: 'sign-for', objectType: 'sign_for', objectId: newId(), unitId: null, role: 'office', due: null }]);
      endNote(act);
      return success(undefined);
    });
  await expect(owing((act) => act.audit({ act: 'logIn', objects: [] }))).rejects.toThrow('logIn writes duty');
  await expect(owing((act) => act.unchanged())).rejects.toThrow('an act without an event writes duty');
  await expect(owing((act) => act.audit({ act: 'signItems', objects: [] }))).resolves.toMatchObject({ ok: true });
});

it('tests see a kept answer that reads a table which nobody said it reads', async () => {
  await using server = await startTestServer();
  await done(server, 'logIn');
  const reading = runRead(server.source, { ...systemContext(server.jurisdictionId), reach: 'jurisdiction' }, (act) =>
    keptUntilTouched(act, {
      name: 'awaited by office',
      reads: getHome.reads,
      make: async () => JSON.stringify(await act.db.selectFrom('theme').selectAll().execute()),
    }),
  );
  await expect(reading).rejects.toThrow('theme');
});

it('what could not be made is made by who waited for it, and kept by who comes next', async () => {
  await using server = await startTestServer();
  const source = keeping(server);
  await done(server, 'logIn');
  const [begun, breaking] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
  const first = runRead(source, { ...systemContext(server.jurisdictionId), reach: 'jurisdiction' }, (act) =>
    keptUntilTouched(act, { name: 'grid', reads: [ledgerTopics.lists], make: () => (begun.resolve(), breaking.promise) }),
  );
  await begun.promise;
  const second = ask(source, server, 'second');
  // Asked later, answered: the second one waits by now.
  await ask(source, server, 'other', 'another grid');
  breaking.reject(new Error('no'));
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('second');
  expect(await ask(source, server, 'third')).toBe('second');
});
