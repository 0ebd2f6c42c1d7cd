/** A list of many items that one unit leads, issued, with the period of this month open, for tests of reports. */
import { expect } from 'vitest';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as settings from '#contract/settings/endpoints.ts';
import { getHome } from '#contract/home/endpoints.ts';
import { listReports } from '#contract/reporting/endpoints.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import type { TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

/** `count` items led by 市交通运输局, which has a contact already, reported month by month; answers the period that is open. */
export async function openReports(server: TestServer, count: number): Promise<{ readonly period: string; readonly listId: string }> {
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  // So many are more than a list may usually ask of one unit.
  const { version } = await server.ok(settings.getRuleSet, {});
  await server.ok(settings.changeRules, { body: { changes: { 'frequency.cells-most': 1000 }, reason: '集中调度', version } });
  // A list is issued to units that somebody answers for.
  await server.as('contact', { unit: '市发展改革委' });
  const tasks = Array.from(
    { length: count },
    (_, at) => `${at + 1}.加快建设第${at + 1}号高速公路。（牵头单位：市交通运输局；责任单位：市发展改革委）`,
  );
  const params = await upload(server, `泰和市公路建设分工方案\n\n一、主要任务\n${tasks.join('\n')}\n`);
  await publish(server, params);
  const found = await server.ok(ledger.listTasks, { query: { planId: [params.planId], limit: 200 } });
  const today = dayInShanghai(server.source.clock.now());
  const { id: listId } = await server.ok(listing.createList, { body: { year: Number(today.slice(0, 4)), name: '年度清单' } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: found.tasks.map(({ id }) => id) } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  expect(items).toHaveLength(count);
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const changes = items.flatMap(({ id }) => [
    { item: id, field: 'q2' as const, value: '6-30 开工' },
    { item: id, field: 'q4' as const, value: '12-31 路基完成' },
    { item: id, field: 'tier' as const, value: '1' },
  ]);
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  const at = async () => (await server.ok(listing.getList, { params: { listId } })).revision;
  await server.ok(listing.approveList, {
    params: { listId },
    body: { as: 'meeting', by: '常务会议', on: today, way: 'online', revision: await at() },
  });
  await server.ok(issuing.issueList, { params: { listId }, body: { revision: await at() } });
  const period = today.slice(0, 7);
  await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
  return { period, listId };
}

/** What is kept beside what was expected says what the reports say, and the office's desk counts what stands on its list. */
export async function expectKept(server: TestServer): Promise<void> {
  const { rows: home } = await server.ok(getHome, {});
  const { reports } = await server.ok(listReports, { query: { waiting: 'acceptance' } });
  const row = home.find(({ kind }) => kind === 'report-acceptance');
  expect([row?.count ?? 0, row?.data['unled'] ?? 0]).toEqual([reports.length, reports.filter(({ led }) => !led).length]);
  const { rows } = await server.database.pool.query(
    `select asked.id, asked.state, own.state as said, ticks, raised from expected_report asked
       left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
      where (asked.state, ticks, raised) is distinct from (own.state, coalesce(own.reached <> '{}', false),
        exists (select from report_line line where line.jurisdiction_id = asked.jurisdiction_id and line.report_id = asked.id and line.step = 1))`,
  );
  expect(rows).toEqual([]);
}
