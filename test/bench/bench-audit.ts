/**
 * What the trail costs: the same small change over HTTP with its audit event and without, by 1, 4 and 16 writers of one jurisdiction, on a
 * database that writes through to the disk. Rounds alternate, because a shared disk has good and bad minutes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { success } from '#core/failure.ts';
import { systemActor } from '#server/platform/actor.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { route } from '#server/platform/http/route.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import type { Gate } from '#server/platform/http/visit.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { benchKeys, listen, openSource, prepareDatabase } from '#test/bench/prepare.ts';

const writers = [1, 4, 16];
const rounds = 3;
const roundMs = 1200;

const change = endpoint({
  id: 'benchChange',
  tag: 'bench',
  method: 'POST',
  path: '/api/bench',
  summary: '测量用',
  touches: [],
  params: z.object({}),
  query: z.object({}),
  body: z.object({ audited: z.boolean() }),
  response: z.object({}),
  failures: [],
});

const changeRoute = route(change, async ({ body }, act) => {
  const id = act.newId();
  await act.db
    .insertInto('unit')
    .values({ jurisdiction_id: act.jurisdictionId, id, kind: 'department', position: 1, created_at: act.now })
    .execute();
  if (body.audited)
    act.audit({ act: 'addUnit', objects: [{ type: 'unit', id, before: null, after: { kind: 'department', name: '市测量局' } }] });
  else act.unchanged();
  return success({});
});

const context: ActContext = {
  jurisdictionId: homeJurisdiction.id,
  by: systemActor,
  subject: null,
  reach: 'jurisdiction',
  requestId: 'bench',
};
const gate: Gate = {
  authenticate: async () => ({ stage: 'full', sessionId: null, proven: true, home: context, acting: context }),
  policy: { [change.id]: { who: 'anyone' } },
};

/** Prints the figures. */
export async function benchAudit(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-bench-audit-'));
  const cluster = await startCluster(folder);
  if (!cluster.ok) throw new Error(message(zh, cluster.code, cluster.data));
  const { owner, connection } = await prepareDatabase(cluster.value.connection('postgres'));
  try {
    const source = openSource(connection);
    await benchWriters(source);
    await benchBigAct(source);
    await benchVerify(owner);
    await source.database.close();
  } finally {
    await owner.close();
    await cluster.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchWriters(source: ActSource): Promise<void> {
  const { app, origin } = await listen(source, { routes: [changeRoute], gate });
  const overHttp = (audited: boolean) => async (): Promise<void> => {
    const response = await fetch(`${origin}/api/bench`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ audited }),
    });
    if (!response.ok) throw new Error(await response.text());
    await response.arrayBuffer();
  };
  const inside = (audited: boolean) => async (): Promise<void> => {
    await runWrite(source, { ...context, requestId: newId() }, async (act) => {
      if (changeRoute.kind !== 'act') throw new Error('the route of the bench is an act');
      return changeRoute.save({ params: {}, query: {}, body: { audited } }, act);
    });
  };
  console.log('\naudited writes of one jurisdiction     writers  with audit/s  without/s  ratio');
  for (const [name, way] of [
    ['over HTTP', overHttp],
    ['acts without HTTP', inside],
  ] as const) {
    for (const count of writers) {
      const rates = { audited: 0, bare: 0 };
      for (let round = 0; round < rounds; round++) {
        rates.bare += (await perSecond(count, way(false))) / rounds;
        rates.audited += (await perSecond(count, way(true))) / rounds;
      }
      const { audited, bare } = rates;
      console.log(
        `${name.padEnd(36)}${String(count).padStart(10)}${audited.toFixed(0).padStart(14)}${bare.toFixed(0).padStart(11)}${(audited / bare).toFixed(2).padStart(7)}`,
      );
    }
  }
  await app.close();
}

/** How often `count` writers, each one after the other, get it done in a second. */
async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  await work();
  let done = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (performance.now() - start < roundMs) {
        await work();
        done += 1;
      }
    }),
  );
  return (done / (performance.now() - start)) * 1000;
}

/** How long others wait while somebody changes 5,000 objects at once. */
async function benchBigAct(source: ActSource): Promise<void> {
  const act = (objects: number): Promise<unknown> =>
    runWrite(source, { ...context, requestId: newId() }, async ({ audit }) => {
      audit({
        act: 'task.change',
        objects: Array.from({ length: objects }, () => ({
          type: 'task',
          id: newId(),
          before: { title: '甲'.repeat(40) },
          after: { title: '乙'.repeat(40) },
        })),
      });
      return success(undefined);
    });
  await act(5000);
  const big = { running: true };
  const waits: number[] = [];
  const other = (async () => {
    while (big.running) {
      const start = performance.now();
      await act(1);
      waits.push(performance.now() - start);
    }
  })();
  const start = performance.now();
  await act(5000);
  const took = performance.now() - start;
  big.running = false;
  await other;
  console.log(
    `an act on 5,000 objects takes ${took.toFixed(0)} ms; the longest wait of another writer meanwhile ${Math.max(...waits).toFixed(0)} ms`,
  );
}

async function benchVerify(owner: Database): Promise<void> {
  const start = performance.now();
  const report = await owner.kysely.transaction().execute((db) => verifyChain(db, homeJurisdiction.id, { keys: benchKeys }));
  const seconds = (performance.now() - start) / 1000;
  if (report.finding) throw new Error(`the chain does not verify: ${JSON.stringify(report.finding)}`);
  console.log(`verify-audit: ${report.events.toLocaleString('en')} events at ${(report.events / seconds).toFixed(0)} a second`);
}
