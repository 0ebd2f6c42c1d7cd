/**
 * A cluster whose ledgers are seeded once. What is measured is always a copy, migrated to what this revision wants: each run begins with the
 * same rows, and a folder that is kept serves several revisions.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { success } from '#core/failure.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { runWrite } from '#server/platform/http/run-act.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { createLog } from '#server/platform/log.ts';
import { seedDemo } from '#server/session/demo.ts';
import { domains, joinDomains } from '#server/domains.ts';
import { must, openSource, ownContext, prepareDatabase, type Prepared } from '#test/bench/prepare.ts';
import { seedLists } from '#test/bench/seed-lists.ts';
import { seedReports } from '#test/bench/seed-reports.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { postmasterOf } from '#test/server-process.ts';

/** How many tasks, the demonstration's, or so many past reports over a ledger of a hundred thousand tasks. */
export type Ledger = number | 'demo' | { readonly reports: number };

const tasksUnderReports = 100_000;

export interface KeptCluster {
  /** A copy of the ledger, seeded first where there is none. The caller closes `owner`. */
  copy(ledger: Ledger): Promise<Prepared>;
  /** The process number of PostgreSQL. */
  postmaster(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the cluster in a folder that is kept, or in one that goes at the end. */
export async function openKeptCluster(keep: string | undefined): Promise<KeptCluster> {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'taizhang-bench-')));
  const cluster = must(await startCluster(folder, { settings: ['shared_buffers=256MB'] }));
  const admin = openDatabase(cluster.connection('postgres'), () => {}, 1);
  /** The name of the database that has it. */
  const seedOnce = async (ledger: Ledger): Promise<string> => {
    const seeded = typeof ledger === 'object' ? `seed_reports_${ledger.reports}` : `seed_${ledger}`;
    const { rowCount } = await admin.pool.query('select from pg_database where datname = $1', [seeded]);
    if (rowCount !== 0) return seeded;
    const under = typeof ledger === 'object' ? `template ${await seedOnce(tasksUnderReports)} strategy file_copy` : '';
    const start = performance.now();
    // Under another name until it is whole.
    await admin.pool.query('drop database if exists seeding');
    await admin.pool.query(`create database seeding ${under}`);
    await seed(await prepareDatabase(cluster.connection('seeding'), { demo: ledger === 'demo' }), ledger);
    await admin.pool.query(`alter database seeding rename to ${seeded}`);
    console.error(`${seeded} was seeded in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    return seeded;
  };
  return {
    copy: async (ledger) => {
      const seeded = await seedOnce(ledger);
      await admin.pool.query('drop database if exists measured');
      await admin.pool.query(`create database measured template ${seeded} strategy file_copy`);
      const prepared = await prepareDatabase(cluster.connection('measured'), { demo: ledger === 'demo' });
      if (typeof ledger === 'number') await seedLists(prepared.owner.pool, homeJurisdiction.id);
      // As the database does by itself within a minute.
      await prepared.owner.pool.query('vacuum analyze');
      return prepared;
    },
    postmaster: () => postmasterOf(folder),
    stop: async () => {
      await admin.pool.query('drop database if exists measured');
      await admin.close();
      await cluster.stop();
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function seed({ owner, connection }: Prepared, ledger: Ledger): Promise<void> {
  const source = openSource(connection, { demo: ledger === 'demo' });
  try {
    if (ledger === 'demo') {
      joinDomains();
      must(await runWrite(source, ownContext(), seedDemo));
      for (const { demo } of domains) await demo?.(source, ownContext(), createLog('warn'));
      return;
    }
    if (typeof ledger === 'object') {
      await seedLists(owner.pool, homeJurisdiction.id);
      await seedReports(owner.pool, homeJurisdiction.id, ledger.reports);
      return;
    }
    for (const objects of await seedTasks(owner.pool, homeJurisdiction.id, ledger)) {
      must(
        await runWrite(source, ownContext(), async ({ audit }) => {
          audit({ act: 'publishDraft', objects });
          return success(undefined);
        }),
      );
    }
    await owner.pool.query('vacuum analyze');
  } finally {
    await source.database.close();
    await owner.close();
  }
}
