/**
 * Three hundred units, added one after the other and by twenty writers at once, over HTTP on a database that writes through to the disk, each
 * time in an empty database. All of them wait for the jurisdiction, so the writers gain nothing by their number; they must not lose by it either.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUnit } from '#contract/unit/endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { openDatabase, type Connection } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { routes } from '#server/domains.ts';
import { appoint } from '#test/appoint.ts';
import { acting, listen, openSource, prepareDatabase } from '#test/bench/prepare.ts';

const units = 300;
const writers = 20;
const rounds = 3;

/** Prints the figures. */
export async function benchWriters(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-bench-writers-'));
  const cluster = await startCluster(folder);
  if (!cluster.ok) throw new Error(message(zh, cluster.code, cluster.data));
  const admin = openDatabase(cluster.value.connection('postgres'), () => {}, 1);
  try {
    const best = { alone: Infinity, together: Infinity };
    for (let round = 0; round < rounds; round += 1) {
      for (const [kind, count] of [
        ['alone', 1],
        ['together', writers],
      ] as const) {
        const name = `round_${round}_${kind}`;
        await admin.pool.query(`create database ${name}`);
        best[kind] = Math.min(best[kind], await measure(cluster.value.connection(name), count));
      }
    }
    const ratio = (best.together / best.alone).toFixed(2);
    console.log(
      `\n${units} units      one after the other ${best.alone.toFixed(0)} ms, by ${writers} writers ${best.together.toFixed(0)} ms: ${ratio}×`,
    );
  } finally {
    await admin.close();
    await cluster.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds for all units, in a new database. */
async function measure(connection: Connection, count: number): Promise<number> {
  const { owner, connection: app } = await prepareDatabase(connection);
  await owner.close();
  const source = openSource(app);
  const { cookie } = await appoint(acting(source), 'office');
  const { app: server, origin } = await listen(source, { routes });
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < units) {
      next += 1;
      const names = { full: `市第${next}局`, short: null, aliases: [] };
      const rest = { kind: 'department', parentId: null, housedAtId: null, position: 1, code: null, validFrom: null, note: null };
      const answer = await fetch(`${origin}${addUnit.path}`, {
        method: addUnit.method,
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ ...rest, names }),
      });
      if (answer.status !== 200) throw new Error(await answer.text());
      await answer.arrayBuffer();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: count }, write));
  const took = performance.now() - start;
  await server.close();
  await source.database.close();
  return took;
}
