/** Ten lists of a year over a seeded ledger, 40,000 items together: one of 600 that is composed, nine that were issued and are being signed for. */
import type { Pool } from 'pg';

const inGrid = 600;
const issuedLists = 9;
const items = 40_000;

/** Written by the owner, without what acts would say in the trail. Where there are lists already, nothing. */
export async function seedLists(pool: Pool, jurisdictionId: string): Promise<void> {
  const { rowCount } = await pool.query('select from annual_list limit 1');
  if (rowCount !== 0) return;
  const perList = Math.floor((items - inGrid) / issuedLists);
  await pool.query(
    `insert into rule_set (jurisdiction_id, version, known_from, rules, calendar, changed_at)
     values ($1, 1, '2026-01-01', '{}', '{"holidays": [], "workdays": [], "announced": []}', now()) on conflict do nothing`,
    [jurisdictionId],
  );
  await pool.query(
    `insert into annual_list (jurisdiction_id, id, year, name, state, revision, approved_as, approved_by, approved_on, approval_way, approval_recorded_by,
       issued_on, issued_at, issued_by, sign_due, sign_due_provisional, rule_set_version, created_by, created_at)
     select $1, uuidv7(), 2026, '清单' || number, case when number = 0 then 'drafting' else 'issued' end, 2,
            case when number > 0 then 'meeting' end, case when number > 0 then '常务会议' end, case when number > 0 then date '2026-03-01' end,
            case when number > 0 then 'online' end, case when number > 0 then 'bench' end, case when number > 0 then date '2026-03-02' end,
            case when number > 0 then now() end, case when number > 0 then 'bench' end, case when number > 0 then date '2026-03-05' end,
            case when number > 0 then false end, case when number > 0 then 1 end, 'bench', now()
       from generate_series(0, $2::int) number`,
    [jurisdictionId, issuedLists],
  );
  await pool.query(
    `insert into list_item (jurisdiction_id, id, list_id, year, task_id, code, goal, tier, public, work_id, revision, created_by, created_at)
     select $1, made.id, list.id, 2026, made.task_id, case when list.state = 'issued' then '2026-' || made.number end, '完成年度投资，按期推进', 1 + made.number % 4,
            made.number % 3 = 0, made.id, 2, 'bench', now()
       from (select uuidv7() as id, task.id as task_id, row_number() over (order by task.position) as number from task
              where jurisdiction_id = $1 and state = 'open' and role = 'task' order by task.position limit $2) made
       join (select id, state, row_number() over (order by state, name) as number from annual_list where jurisdiction_id = $1) list
         on list.number = case when made.number <= $3 then 1 else 2 + (made.number - $3 - 1) / $4 end`,
    [jurisdictionId, inGrid + issuedLists * perList, inGrid, perList],
  );
  await pool.query(
    `insert into milestone (jurisdiction_id, id, item_id, due, said)
     select $1, uuidv7(), item.id, due, '取得批复，完成主体工程' from list_item item, unnest(array[date '2026-03-31', '2026-06-30', '2026-12-31']) due
      where item.jurisdiction_id = $1`,
    [jurisdictionId],
  );
  await pool.query(
    `insert into item_part (jurisdiction_id, id, item_id, unit_id, role, valid_from)
     select $1, uuidv7(), part.item_id, part.unit_id, case when part.place = 1 then 'lead' else 'responsible' end, '2026-03-02' from (
       select item.id as item_id, meant.unit_id, row_number() over (partition by item.id order by meant.unit_id) as place
         from list_item item join responsibility_unit meant on meant.jurisdiction_id = item.jurisdiction_id and meant.task_id = item.task_id and meant.current
        where item.jurisdiction_id = $1 and item.code is not null group by item.id, meant.unit_id) part`,
    [jurisdictionId],
  );
  await pool.query(
    `insert into sign_for (jurisdiction_id, id, item_id, list_id, unit_id, state, asked_on, due, provisional, leader, contact, signed_by, signed_at)
     select $1, uuidv7(), part.item_id, part.list_id, part.unit_id, case when signed then 'signed' else 'pending' end, '2026-03-02', '2026-03-05', false,
            case when signed then '王局长' end, case when signed then '李科长' end, case when signed then 'bench' end, case when signed then now() end
       from (select part.*, item.list_id, hashtext(part.id::text) % 2 = 0 as signed from item_part part
               join list_item item on item.jurisdiction_id = part.jurisdiction_id and item.id = part.item_id where part.jurisdiction_id = $1) part`,
    [jurisdictionId],
  );
  await pool.query(
    `insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at)
     select $1, uuidv7(), 'sign-for', 'sign_for', id, unit_id, 'contact', due, now() from sign_for where jurisdiction_id = $1 and state = 'pending'`,
    [jurisdictionId],
  );
  // As acts on many fold what they changed.
  await pool.query('select recount_ledger($1)', [jurisdictionId]);
  await pool.query('analyze');
}
