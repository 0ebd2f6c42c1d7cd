/**
 * How much it takes to judge: a leader approves twenty reports on a phone with at most four inputs, one of them sent back; the office accepts three hundred with
 * at most six, two of them returned. An input is a click, or a key that is no text; printed.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as reporting from '#contract/reporting/endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey } from '#test/browser.ts';
import { handsAt } from '#test/journeys/hands.ts';
import { openReports } from '#test/report-steps.ts';
import type { Person } from '#test/server.ts';

const count = 20;
/** Beside the open one, so many periods in which all of them were handed in. */
const periods = 15;
let journey: Journey;
let leader: Person;
let period = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  const contact = await server.as('contact', { unit: '市交通运输局' });
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
  let listId = '';
  ({ period, listId } = await openReports(server, count));
  const { reports } = await contact.ok(reporting.listReports, { query: { period } });
  const filled: { id: string; seen: number }[] = [];
  for (const { id } of reports) {
    const said = { text: { seen: '', to: '已开工' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'green' as const } };
    const { revision } = await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: said } });
    filled.push({ id, seen: revision });
  }
  await contact.ok(reporting.submitReports, { body: { reports: filled } });
  const { pool } = server.database;
  await pool.query(
    `insert into report_period (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at)
     select jurisdiction_id, to_char(last_day - n * interval '1 month', 'YYYY-MM'), (last_day - n * interval '1 month')::date, due, grace_end, up_line_1, up_line_2, up_line_3,
            provisional, rule_set_version, opened_at
       from report_period, generate_series(1, $1::int) n where period = $2`,
    [periods, period],
  );
  await pool.query(
    `insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier)
     select asked.jurisdiction_id, gen_random_uuid(), earlier.period, asked.work_id, asked.unit_id, asked.item_id, true, asked.tier
       from expected_report asked join list_item item on item.id = asked.item_id and item.list_id = $1
       join report_period earlier on earlier.period <> $2 where asked.period = $2 and asked.lead`,
    [listId, period],
  );
  await pool.query(
    `insert into report (jurisdiction_id, id, state, versions, handed_in_on, said, percent, self, edited_by, edited_at)
     select jurisdiction_id, id, 'approved', 1, '2026-03-01', '路基完成', 5, 'green', '李科长', now() from expected_report where period <> $1`,
    [period],
  );
  await pool.query(
    `insert into report_version (jurisdiction_id, report_id, number, said, percent, reached, self, problem, next_step, unchanged, handed_in_on, made_by, made_at)
     select jurisdiction_id, id, 1, said, percent, reached, self, problem, next_step, unchanged, handed_in_on, edited_by, edited_at from report where state = 'approved'`,
  );
});
afterAll(() => journey.stop());

it('what a leader began to send back is there again, and what has to wait is left alone', async () => {
  const visitor = await journey.visit(phone, leader);
  const { page } = visitor;
  await page.goto('/reports/review');
  const rows = page.getByRole('article');
  await rows.nth(1).getByRole('button', { name: '退回', exact: true }).click();
  await page.keyboard.type('请写明开工日期');
  await rows.nth(2).getByRole('button', { name: '暂不办' }).click();
  await page.reload();
  await page.getByRole('button', { name: '除退回 1 项、暂不办 1 项外，同意其余 18 项' }).waitFor();
  expect(await page.getByLabel(/的退回理由$/).inputValue()).toBe('请写明开工日期');
  // What is handled is what is listed.
  await page.getByRole('button', { name: /^0 有问题/ }).click();
  await page.getByText('没有这样的报告').waitFor();
  expect(await page.getByRole('button', { name: /^(?:同意|除)/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^20 全部/ }).click();
  await rows.nth(1).getByRole('button', { name: '不退回' }).click();
  expect(
    await rows
      .nth(1)
      .getByRole('button', { name: '退回', exact: true })
      .evaluate((one) => one === document.activeElement),
  ).toBe(true);
  await rows.nth(2).getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '同意全部 20 项' }).waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await checkPage(visitor, { name: 'review-marks' });
});

it('a leader approves twenty on a phone, and sends one of them back', async () => {
  const visitor = await journey.visit(phone, leader);
  const { page } = visitor;
  await page.goto('/');
  const hands = handsAt(page);
  hands.for('打开待审核');
  await hands.click(page.locator('a[href="/reports/review"]').first());
  await page.getByRole('button', { name: '同意全部 20 项' }).waitFor();
  hands.for('退回一项');
  await hands.click(page.getByRole('button', { name: '退回', exact: true }).first());
  await page.keyboard.type('请写明开工日期');
  hands.for('办理');
  await hands.click(page.getByRole('button', { name: '除退回 1 项外，同意其余 19 项' }));
  await page.getByText('已同意 19 项，退回 1 项').waitFor();
  process.stdout.write(`审核 ${count} 项：${hands.total()} 次输入（${hands.said()}）\n`);
  expect(hands.total()).toBeLessThanOrEqual(4);
  expect(await horizontalOverflow(page)).toBeNull();
  await checkPage(visitor, { name: 'review-few-inputs' });
});

it('the office accepts three hundred, and returns two of them', async () => {
  const { server } = journey;
  const visitor = await journey.visit(undefined, server.office);
  const { page } = visitor;
  await page.goto('/');
  const hands = handsAt(page);
  hands.for('打开待核收');
  await hands.click(page.locator('a[href="/reports/accept"]').first());
  const all = count - 1 + count * periods;
  await page.getByRole('button', { name: `核收全部 ${all} 项` }).waitFor();
  hands.for('退回两项');
  for (const at of [0, 1]) {
    await hands.click(page.getByRole('listitem').nth(at).getByRole('button', { name: '退回', exact: true }));
    await page.keyboard.type('请附批复文件');
  }
  hands.for('办理');
  await hands.click(page.getByRole('button', { name: `除退回 2 项外，核收其余 ${all - 2} 项` }));
  await page.getByText(`已核收 ${all - 2} 项，退回 2 项`).waitFor();
  process.stdout.write(`核收 ${all} 项：${hands.total()} 次输入（${hands.said()}）\n`);
  expect(hands.total()).toBeLessThanOrEqual(6);
  const { rows } = await server.database.pool.query<{ state: string; n: number }>(
    "select state, count(*)::int as n from report where state in ('accepted', 'returned') group by state order by state",
  );
  expect(rows).toEqual([
    { state: 'accepted', n: all - 2 },
    { state: 'returned', n: 2 },
  ]);
});
