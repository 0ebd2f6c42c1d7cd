/** Issuing a list of two thousand items with eight units each, over HTTP on a ledger of 100,000 tasks: how long it takes, and what is told meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { openKeptCluster } from '#test/bench/kept-cluster.ts';
import { Serving, startPart } from '#test/bench/part.ts';

const items = 2000;
const unitsEach = 8;
const rounds = 3;

/** Prints the seconds of each round. Throws when the list was not issued. */
export async function benchIssuing(keep: string | undefined): Promise<void> {
  const cluster = await openKeptCluster(keep);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const { owner, connection } = await cluster.copy(100_000);
      const part = startPart('our-server.ts');
      try {
        const listId = await approvedList(owner.pool);
        const { origin, headers } = await part.ask({ connection }, Serving);
        await appointContact(owner.pool);
        const path = `${origin}/api/lists/${listId}`;
        const began = performance.now();
        const issuing = fetch(`${path}/issue`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: '{"revision":2}',
        });
        const told = await watch(`${path}/issuing`, headers, issuing);
        const answer = await issuing;
        const said = await answer.text();
        if (answer.status !== 200) throw new Error(`${answer.status} ${said}`);
        console.log(`${((performance.now() - began) / 1000).toFixed(2)} s  ${said.slice(0, 120)}\n  ${told.join('\n  ')}`);
      } finally {
        await part.end();
        await owner.close();
      }
    }
  } finally {
    await cluster.stop();
  }
}

/** What is told of the progress, each word once, with the second when it came. */
async function watch(path: string, headers: Readonly<Record<string, string>>, issuing: Promise<unknown>): Promise<readonly string[]> {
  const began = performance.now();
  const told: string[] = [];
  let last = '';
  const state = { done: false };
  void issuing.finally(() => (state.done = true)).catch(() => {});
  while (!state.done) {
    const text = await (await fetch(path, { headers })).text();
    if (text !== last) told.push(`${((performance.now() - began) / 1000).toFixed(2)} s ${text}`);
    last = text;
    await sleep(100);
  }
  return told;
}

/** Of tasks that no list has, each with units of its own, by the owner. */
async function approvedList(pool: Pool): Promise<string> {
  const id = homeJurisdiction.id;
  await pool.query(`update rule_set set rules = '{"frequency.cells-most": 100000}' where jurisdiction_id = $1`, [id]);
  const { rows } = await pool.query<{ id: string }>(
    `insert into annual_list (jurisdiction_id, id, year, name, state, revision, approved_as, approved_by, approved_on, approval_way, approval_recorded_by, created_by, created_at)
     values ($1, uuidv7(), 2026, '两千项', 'approved', 2, 'meeting', '常务会议', '2026-03-01', 'online', 'bench', 'bench', now()) returning id`,
    [id],
  );
  const listId = rows[0]?.id ?? '';
  await pool.query(
    `insert into list_item (jurisdiction_id, id, list_id, year, task_id, goal, tier, public, work_id, revision, created_by, created_at)
     select $1, made.id, $2, 2026, made.task_id, '完成年度投资', 1 + made.number % 4, false, made.id, 1, 'bench', now()
       from (select uuidv7() as id, task.id as task_id, row_number() over (order by task.position) as number from task
              where jurisdiction_id = $1 and state = 'open' and role = 'task'
                and not exists (select from list_item listed where listed.jurisdiction_id = $1 and listed.task_id = task.id)
              order by task.position limit $3) made`,
    [id, listId, items],
  );
  await pool.query(
    `insert into milestone (jurisdiction_id, id, item_id, due, said)
     select $1, uuidv7(), item.id, due, '完成主体工程' from list_item item, unnest(array[date '2026-06-30', '2026-12-31']) due where item.list_id = $2`,
    [id, listId],
  );
  const listed = `select task_id from list_item where list_id = $1`;
  await pool.query(`update responsibility_unit set current = false where task_id in (${listed})`, [listId]);
  await pool.query(`update responsibility set valid_to = '2026-01-01' where task_id in (${listed})`, [listId]);
  await pool.query(
    `with unit as (select unit.id, row_number() over (order by unit.id) - 1 as at, count(*) over () as many, name.name
                     from unit join unit_name name on name.jurisdiction_id = unit.jurisdiction_id and name.unit_id = unit.id and name.form = 'full'
                    where unit.jurisdiction_id = $1 and unit.kind in ('department', 'county')),
     made as (
       select uuidv7() as id, task.id as task_id, task.position, unit.id as unit_id, unit.name, turn
         from (select task.id, task.position, row_number() over (order by task.position) as at from task where task.id in (
                 select task_id from list_item where list_id = $2)) task
         cross join generate_series(0, $3::int - 1) turn
         join unit on unit.at = (task.at * 5 + turn) % unit.many),
     duty as (
       insert into responsibility (jurisdiction_id, id, task_id, task_position, seq, unit_text, role, basis, accountable, open_list, resolution, valid_from)
       select $1, id, task_id, position, turn + 1001, name, case turn when 0 then 'lead' else 'responsible' end, 'printed', turn = 0, false, 'matched', '2026-01-01' from made returning id)
     insert into responsibility_unit (jurisdiction_id, responsibility_id, task_id, task_position, unit_id, current)
     select $1, id, task_id, position, unit_id, true from made`,
    [id, listId, unitsEach],
  );
  // After the codes that seedLists wrote.
  await pool.query(`insert into number_series (jurisdiction_id, series, next) values ($1, 'item-2026', 1000001)`, [id]);
  await pool.query('analyze');
  return listId;
}

/** So that every unit has somebody to sign. */
async function appointContact(pool: Pool): Promise<void> {
  await pool.query(
    `insert into post (jurisdiction_id, id, account_id, role, power_class, unit_id, scope_kind, granted_by, granted_at, valid_from)
     select jurisdiction_id, uuidv7(), account_id, 'contact', power_class, unit_id, 'jurisdiction', granted_by, granted_at, valid_from
       from post where role = 'office' limit 1`,
  );
}
