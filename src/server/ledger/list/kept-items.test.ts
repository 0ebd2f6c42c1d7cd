/** What a kept grid shows (kept-until-touched.ts) after acts of other domains, which name no topic of the ledger. */
import { expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { decidePlanUnit, listPlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer } from '#test/server.ts';

it('a grid names the units that a printed name of its plan is decided to mean', async () => {
  await using server = await startTestServer();
  await server.as('contact', { unit: '市交通运输局' });
  const params = await upload(server, '泰和市分工方案\n\n一、主要任务\n1.加快建设高速公路。（牵头单位：市交通局）\n');
  await publish(server, params);
  const { tasks } = await server.ok(listTasks, { query: { planId: [params.planId] } });
  const { id: listId } = await server.ok(listing.createList, { body: { year: 2027, name: '年度清单' } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const grid = () => server.ok(listItems, { params: { listId } });
  expect((await grid()).units).toEqual([]);
  const { units } = await server.ok(listPlanUnits, { params });
  const { revision } = units.find(({ text }) => text === '市交通局') ?? expect.fail('the name is not printed');
  const { rows } = await server.database.pool.query<{ unit_id: string }>(`select unit_id from unit_name where name = '市交通运输局'`);
  const unitIds = rows.map((row) => row.unit_id);
  await server.ok(decidePlanUnit, { params, body: { text: '市交通局', state: 'matched', unitIds, revision } });
  expect((await grid()).units).toMatchObject([{ name: '市交通运输局' }]);
});
