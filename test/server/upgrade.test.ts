/** Each state that has landed goes on under the newest version: its rows, its tasks, its chain (test/fixtures/README.md). */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getTask, listTasks } from '#contract/ledger/task-endpoints.ts';
import { downloadOriginal } from '#contract/plan/plan-endpoints.ts';
import { moveOriginals } from '#server/plan/move-originals.ts';
import { createLog } from '#server/platform/log.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { checkAppRole } from '#server/platform/database/app-role.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase } from '#test/clone-database.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { states, upgraded } from '#test/states/upgraded.ts';

const now = '2027-01-01T00:00:00.000Z';

async function chainOf(server: TestServer, jurisdictionId: string) {
  const { keys } = server.source.installation;
  return server.database.kysely.transaction().execute((db) => verifyChain(db, jurisdictionId, { keys }));
}

/** The counts that are kept, and what they are when everything is counted anew. */
async function countedIn(server: TestServer) {
  const read = async (): Promise<unknown> =>
    (
      await server.database.pool.query(
        "select facet, value, n from ledger_tally where jurisdiction_id = $1 and facet <> 'revision' and n <> 0 order by facet, value",
        [homeJurisdiction.id],
      )
    ).rows;
  await server.database.pool.query('select fold_ledger($1, 1000000, true)', [homeJurisdiction.id]);
  const counted = await read();
  await server.database.pool.query("delete from ledger_tallied; update ledger_tally set n = 0 where facet <> 'revision'");
  await server.database.pool.query('select recount_ledger($1)', [homeJurisdiction.id]);
  return { counted, anew: await read() };
}

/** What a unit outside saw before, it sees still, whole, and the office reads since when and whether it changed since. */
async function seesWhatWasShared(server: TestServer): Promise<void> {
  const { rows } = await server.database.pool.query<{ task: string; name: string }>(
    `select share.object_id as task, name.name from share
       join unit_name name on name.jurisdiction_id = share.jurisdiction_id and name.unit_id = share.unit_id and name.form = 'full' and name.valid_to is null
      where share.kind = 'task' and share.ended_at is null and 'source' = any(share.parts) order by share.object_id`,
  );
  const [shared] = rows;
  expect(shared).toBeDefined();
  const counterpart = await server.as('counterpart', { unit: shared?.name ?? '', loginName: 'counterpart-after-upgrade' });
  const params = { taskId: shared?.task ?? '' };
  const { sources } = await counterpart.ok(getTask, { params });
  expect(sources).not.toEqual([]);
  const { shares, revision, updatedAt } = await server.ok(getTask, { params });
  const share = shares.find(({ name }) => name === shared?.name);
  expect(share?.parts).toEqual(['content', 'source']);
  expect((share?.revision ?? null) === revision).toBe(updatedAt <= (share?.at ?? ''));
}

/** Originals from before the file store are moved into it, and everybody reads what they uploaded; of a later state its folder is not kept. */
async function movesOriginals(server: TestServer): Promise<void> {
  const inDatabase = async () =>
    (
      await server.database.pool.query<{ planId: string; versionId: string; sha256: string }>(
        `select plan_id as "planId", id as "versionId", original_sha256 as sha256 from plan_version where original is not null`,
      )
    ).rows;
  const before = await inDatabase();
  await moveOriginals(server.database, server.source.installation.files, now, createLog('silent'));
  expect(await inDatabase()).toEqual([]);
  for (const { sha256, ...params } of before) {
    const { bytes } = await server.call(downloadOriginal, { params });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
}

describe.each(states)('an installation of the state %s', (state) => {
  it('goes on', async () => {
    await using server = await startTestServer({ over: await upgraded(state), officeName: 'office-after-upgrade' });
    expect(await checkAppRole(server.app.pool)).toMatchObject({ ok: true });

    const { tasks } = await server.ok(listTasks, { query: {} });
    expect(tasks.length).toBeGreaterThanOrEqual(4);
    expect(tasks.map(({ text }) => text).join('\n')).toContain('甲乙高速公路');
    expect(JSON.stringify(tasks)).toContain('市发展改革委');

    const { counted, anew } = await countedIn(server);
    expect(counted).not.toEqual([]);
    expect(counted).toEqual(anew);
    // Each task is found by its words.
    const [task] = tasks;
    expect((await server.ok(listTasks, { query: { text: task?.text ?? '' } })).tasks.map(({ id }) => id)).toContain(task?.id);

    await seesWhatWasShared(server);
    await movesOriginals(server);

    const chain = await chainOf(server, homeJurisdiction.id);
    expect(chain).toMatchObject({ finding: undefined });
    // More than what this very test has done.
    expect(chain.events).toBeGreaterThan(20);
    expect(await chainOf(server, platformJurisdiction.id)).toMatchObject({ finding: undefined });
  });
});

it('there is a state to begin from', () => expect(states).toContain('0009-base.sql'));

describe('an upgrade beside a node that still runs', () => {
  it('waits for a table in moments, so that its readers go on meanwhile', async () => {
    const clone = await cloneDatabase('template1');
    const owner = openDatabase(clone.owner, () => {}, 1);
    expect(await migrate(owner.pool, now, '0009')).toMatchObject({ ok: true });
    const others = openDatabase(clone.owner, () => {}, 3);
    const holder = await others.pool.connect();
    await holder.query('begin');
    await holder.query('select * from task');
    const upgrade = migrate(owner.pool, now, '0010');
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%alter table task%'";
    while ((await others.pool.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    // Behind the upgrade, which waits behind the holder.
    expect((await others.pool.query('select * from task')).rows).toEqual([]);
    await holder.query('rollback');
    holder.release();
    expect(await upgrade).toEqual({ ok: true, value: ['0010_lead.sql'] });
    await owner.close();
    await others.close();
    await clone.drop();
  });
});
