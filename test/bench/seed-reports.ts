/**
 * Reports of months that are over and one period that is open, over the items of seedLists: 20,000 that are reported each month, sixty of each
 * unit, which has a contact and a leader. Each past report came three times: its leader sent it back, the office returned it, the office accepted it.
 */
import type { Pool, PoolClient } from 'pg';

/** Reported each month. */
const items = 20_000;
export const reportsOfUnit = 60;
const units = Math.ceil(items / reportsOfUnit);
/** A Wednesday morning in Shanghai, in the days in which reports of November are due: what the server takes for now. */
export const benchMoment = '2026-12-02T02:00:00.000Z';
export const openPeriod = '2026-11';

export const unitNameOf = (unit: number): string => `测算报送单位${unit + 1}`;

/** What the reports of the open period have come to, by the places of their units: from `first` on, `count` units. */
export const unitsThat = {
  /** Of each four reports one is not begun, one begun, one handed in, one accepted. */
  report: { first: 0, count: 40 },
  type: { first: 40, count: 20 },
  handInOne: { first: 60, count: 40 },
  handInTwenty: { first: 100, count: 80 },
  waitForOne: { first: 180, count: 40 },
  waitForMany: { first: 220, count: 100 },
} as const;
export type UnitsThat = keyof typeof unitsThat;

/** Written by the owner in bulk, without what acts would say in the trail. `count`: of past reports, in months of 20,000. */
export async function seedReports(pool: Pool, jurisdictionId: string, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set session_replication_role = replica; set synchronous_commit = off');
    const run = (sql: string, ...values: readonly unknown[]) => client.query(sql, [jurisdictionId, ...values]);
    await giveUnits(client, run);
    for (let month = Math.round(count / items); month >= 1; month -= 1) await seedMonth(run, month);
    await seedOpen(run);
    // As triggers would have counted them.
    await run(
      `insert into report_tally (jurisdiction_id, period, unit_id, tier, state, on_time, n)
       select $1, period, unit_id, tier, state, on_time, count(*) from expected_report where jurisdiction_id = $1 group by 2, 3, 4, 5, 6`,
    );
    await client.query('reset session_replication_role; reset synchronous_commit');
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}

type Run = (sql: string, ...values: readonly unknown[]) => Promise<unknown>;

/** Units with their people, who lead the items that are reported; whoever led them before does so no more. */
async function giveUnits(client: PoolClient, run: Run): Promise<void> {
  await client.query(
    `create temporary table teller (at integer primary key, unit_id uuid not null, contact uuid not null, leader uuid not null)`,
  );
  await client.query('insert into teller select at, uuidv7(), uuidv7(), uuidv7() from generate_series(0, $1::int - 1) at', [units]);
  await run(
    `insert into unit (jurisdiction_id, id, kind, position, example, created_at) select $1, unit_id, 'department', 100000 + at, false, now() from teller`,
  );
  await run(
    `insert into unit_name (jurisdiction_id, id, unit_id, name, form, checked) select $1, uuidv7(), unit_id, '测算报送单位' || at + 1, 'full', false from teller`,
  );
  await run(
    `insert into account (jurisdiction_id, id, login_name, display_name, power_class, unit_id, state, created_at, created_by)
     select $1, person.id, 'bench-' || person.role || '-' || at, '测算' || at, 'business', unit_id, 'active', now(), 'bench'
       from teller, lateral (values (contact, 'contact'), (leader, 'leader')) person (id, role)`,
  );
  await run(
    `insert into post (jurisdiction_id, id, account_id, power_class, role, unit_id, scope_kind, scope_unit_id, valid_from, granted_by, granted_at)
     select $1, uuidv7(), person.id, 'business', person.role, unit_id, 'subtree', unit_id, '2022-01-01', 'bench', now()
       from teller, lateral (values (contact, 'contact'), (leader, 'unit-leader')) person (id, role)`,
  );
  await client.query(
    `create temporary table carried (at integer primary key, item_id uuid not null, work_id uuid not null, unit_id uuid not null)`,
  );
  await run(
    `insert into carried select item.at, item.id, item.work_id, teller.unit_id
       from (select item.id, item.work_id, (row_number() over (order by item.id) - 1)::int as at
               from list_item item join annual_list list on list.jurisdiction_id = $1 and list.id = item.list_id and list.state = 'issued'
              where item.jurisdiction_id = $1 order by item.id limit $2) item
       join teller on teller.at = item.at / $3::int`,
    items,
    reportsOfUnit,
  );
  await client.query('analyze carried');
  await run(
    `update list_item item set tier = case when exists (select from carried where carried.item_id = item.id) then 1 else greatest(2, item.tier) end
      where jurisdiction_id = $1`,
  );
  const led = `select part.item_id, part.unit_id from item_part part join carried using (item_id) where part.jurisdiction_id = $1 and part.role = 'lead'`;
  await run(
    `delete from duty using sign_for gone, (${led}) led where duty.jurisdiction_id = $1 and duty.object_id = gone.id and gone.jurisdiction_id = $1
        and gone.item_id = led.item_id and gone.unit_id = led.unit_id`,
  );
  await run(
    `delete from sign_for gone using (${led}) led where gone.jurisdiction_id = $1 and gone.item_id = led.item_id and gone.unit_id = led.unit_id`,
  );
  await run(
    `delete from item_part gone using carried where gone.jurisdiction_id = $1 and gone.item_id = carried.item_id and gone.role = 'lead'`,
  );
  await run(
    `insert into item_part (jurisdiction_id, id, item_id, unit_id, role, valid_from) select $1, uuidv7(), item_id, unit_id, 'lead', '2026-03-02' from carried`,
  );
  await run(
    `insert into sign_for (jurisdiction_id, id, item_id, list_id, unit_id, state, asked_on, due, provisional, leader, contact, signed_by, signed_at, reported)
     select $1, uuidv7(), item.id, item.list_id, carried.unit_id, 'signed', '2026-03-02', '2026-03-05', false, '王局长', '李科长', 'bench', now(), true
       from carried join list_item item on item.jurisdiction_id = $1 and item.id = carried.item_id`,
  );
  await run(
    `insert into item_version (jurisdiction_id, item_id, number, known_from, facts, made_by, made_at)
     select $1, item.id, 1, '2026-03-02', jsonb_build_object('tier', item.tier), 'bench', now()
       from list_item item join annual_list list on list.jurisdiction_id = $1 and list.id = item.list_id and list.state = 'issued' where item.jurisdiction_id = $1`,
  );
}

/** $2: the period · $3: its last day. */
const insertPeriod = `insert into report_period
    (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at, closed_on)
  select $1, $2, day, day + 7, day + 9, day + 10, day + 12, day + 16, false, 1, day, case when day + 16 < '2026-12-02' then day + 17 end from (select $3::date as day) last`;

const said = (period: string): string =>
  `${period} || '：累计完成投资' || (1000 + at * 7 % 9000) || '万元，主体结构施工到第' || (1 + at % 30) || '层，附属工程同步推进，现场人员机械到位。'`;

/** The month that ended so many months before the open one. */
async function seedMonth(run: Run, ago: number): Promise<void> {
  const last = new Date(Date.UTC(2026, 11 - ago, 0)).toISOString().slice(0, 10);
  const period = last.slice(0, 7);
  await run(insertPeriod, period, last);
  await run(
    `insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier, cells, carried, state, on_time, at_close, ticks)
     select $1, uuidv7(), $2, work_id, unit_id, item_id, true, 1, 4, 5, 'accepted', true, 'on-time',
            exists (select from milestone step where step.jurisdiction_id = $1 and step.item_id = carried.item_id and to_char(step.due, 'YYYY-MM') = $2)
       from carried order by at`,
    period,
  );
  // What is due in that month was reached by it; of twenty units that report one says that nothing changed.
  await run(
    `insert into report (jurisdiction_id, id, state, versions, handed_in_on, accepted, revision, said, percent, self, reached, unchanged, problem, next_step, edited_by, edited_at)
     select $1, asked.id, 'accepted', 3, $3::date + 3, 3, 4, case when at % 20 = 0 then '' else ${said('$2::text')} end, least(100, 101 - $4::int), 'green',
            array(select step.id from milestone step where step.jurisdiction_id = $1 and step.item_id = asked.item_id and to_char(step.due, 'YYYY-MM') = $2),
            case when at % 20 = 0 then '按计划实施，本期无新的节点' else '' end, '', '下月完成下一层施工', 'bench', $3::date + 3
       from carried join expected_report asked on asked.jurisdiction_id = $1 and asked.period = $2 and asked.unit_id = carried.unit_id and asked.work_id = carried.work_id
      order by at`,
    period,
    last,
    ago,
  );
  const from = `from report own join expected_report asked on asked.jurisdiction_id = $1 and asked.id = own.id where own.jurisdiction_id = $1 and asked.period = $2`;
  await run(
    `insert into report_version (jurisdiction_id, report_id, number, said, percent, reached, self, problem, next_step, unchanged, handed_in_on, made_by, made_at,
       back_from, back_reason, back_by, back_at)
     select $1, own.id, number, case when own.said = '' then '' else own.said || case number when 1 then '（初稿）' when 2 then '（改稿）' else '' end end,
            own.percent, own.reached, own.self, own.problem, own.next_step, own.unchanged, $3::date + number, 'bench', $3::date + number,
            case number when 1 then 'leader' when 2 then 'office' end, case when number < 3 then '缺少形象进度的数字' end, case when number < 3 then 'bench' end,
            case when number < 3 then $3::date + number end
       from (select own.* ${from} order by asked.id offset 0) own, generate_series(1, 3) number`,
    period,
    last,
  );
  await run(
    `insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at, done_at)
     select $1, uuidv7(), kind, 'expected_report', asked.id, asked.unit_id, role, $3::date + 7, $3::date, $3::date + 3
       from expected_report asked, (values ('report', 'contact'), ('report-review', 'unit-leader')) owed (kind, role)
      where asked.jurisdiction_id = $1 and asked.period = $2`,
    period,
    last,
  );
}

async function seedOpen(run: Run): Promise<void> {
  await run(insertPeriod, openPeriod, '2026-11-30');
  await run(
    `insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier, cells, carried)
     select $1, uuidv7(), $2, work_id, unit_id, item_id, true, 1, 4, 5 from carried order by at`,
    openPeriod,
  );
  const { report, waitForOne, waitForMany } = unitsThat;
  await run(
    `insert into report (jurisdiction_id, id, state, versions, handed_in_on, accepted, revision, said, percent, self, next_step, edited_by, edited_at)
     select $1, asked.id, carried.state, case when carried.state = 'draft' then 0 else 1 end, case when carried.state <> 'draft' then date '2026-12-01' end,
            case when carried.state = 'accepted' then 1 end, 2, ${said('$2::text')}, 60, 'green', '下月完成下一层施工', 'bench', '2026-12-01'
       from (select carried.*, case when carried.at / $3::int < $4 then (array[null, 'draft', 'submitted', 'accepted'])[1 + carried.at % 4]
                                    when carried.at / $3::int < $5 then 'draft' when carried.at / $3::int < $6 then 'approved' else 'submitted' end as state from carried) carried
       join expected_report asked on asked.jurisdiction_id = $1 and asked.period = $2 and asked.unit_id = carried.unit_id and asked.work_id = carried.work_id
      where carried.state is not null order by at`,
    openPeriod,
    reportsOfUnit,
    report.first + report.count,
    waitForOne.first,
    waitForMany.first + waitForMany.count,
  );
  await run(
    `update expected_report asked set state = own.state, on_time = own.state <> 'draft' from report own
      where asked.jurisdiction_id = $1 and asked.period = $2 and own.jurisdiction_id = $1 and own.id = asked.id`,
    openPeriod,
  );
  await run(
    `insert into report_version (jurisdiction_id, report_id, number, said, percent, reached, self, problem, next_step, unchanged, handed_in_on, made_by, made_at)
     select $1, own.id, 1, own.said, own.percent, own.reached, own.self, own.problem, own.next_step, own.unchanged, own.handed_in_on, 'bench', '2026-12-01'
       from report own join expected_report asked on asked.jurisdiction_id = $1 and asked.id = own.id and asked.period = $2
      where own.jurisdiction_id = $1 and own.versions = 1`,
    openPeriod,
  );
  await run(
    `insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at, done_at)
     select $1, uuidv7(), 'report', 'expected_report', asked.id, asked.unit_id, 'contact', date '2026-12-07', date '2026-11-30', case when own.state <> 'draft' then date '2026-12-01' end
       from expected_report asked left join report own on own.jurisdiction_id = $1 and own.id = asked.id where asked.jurisdiction_id = $1 and asked.period = $2
     union all
     select $1, uuidv7(), 'report-review', 'expected_report', asked.id, asked.unit_id, 'unit-leader', date '2026-12-07', date '2026-12-01', case when own.state <> 'submitted' then date '2026-12-01' end
       from expected_report asked join report own on own.jurisdiction_id = $1 and own.id = asked.id and own.state <> 'draft' where asked.jurisdiction_id = $1 and asked.period = $2`,
    openPeriod,
  );
}
