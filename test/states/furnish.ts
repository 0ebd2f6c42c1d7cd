/** A small installation: units, people of each role, a plan in three versions, with themes, objects, shares and a refusal in the trail. */
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as objects from '#contract/ledger/object-endpoints.ts';
import * as shares from '#contract/ledger/share-endpoints.ts';
import * as tasks from '#contract/ledger/task-endpoints.ts';
import * as themes from '#contract/ledger/theme-endpoints.ts';
import * as units from '#contract/unit/endpoints.ts';
import { roles, type Role } from '#core/access/subject.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { change, draftOf, publish, upload } from '#test/plan-steps.ts';
import type { TestServer } from '#test/server.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';

const unitOf: Partial<Record<Role, string>> = {
  contact: '泰安市交通运输局',
  'unit-leader': '泰安市交通运输局',
  counterpart: '济南市',
};

/** What later states add, this adds too: each table that a state brings has rows in its fixture. */
export async function furnish(server: TestServer): Promise<void> {
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
  for (const role of roles) {
    const unit = unitOf[role];
    await server.as(role, unit === undefined ? {} : { unit });
  }
  const version = await upload(server, smallPlan);
  const [first] = (await draftOf(server, version)).draft.tasks;
  if (first === undefined) throw new Error('the plan has no tasks');
  await change(server, version, { type: 'set-lead', tasks: [{ ranges: first.ranges }], unit: '市发展改革委' });
  await publish(server, version);

  const { tasks: listed } = await server.ok(tasks.listTasks, { query: {} });
  const taskIds = listed.slice(0, 2).map(({ id }) => id);
  const theme = await server.ok(themes.addTheme, { body: { name: '济泰同城化', note: null } });
  await server.ok(themes.setTaskThemes, { body: { taskIds, add: [theme.id], remove: [] } });
  const [principle] = (await server.ok(tasks.listPrinciples, { query: {} })).principles;
  const [task = ''] = taskIds;
  await server.ok(tasks.setTaskPrinciples, { params: { taskId: task }, body: { clauseIds: principle ? [principle.clauseId] : [] } });
  const [object] = (await server.ok(objects.listObjects, { query: {} })).objects;
  if (object === undefined) throw new Error('the plan has no objects');
  const params = { objectId: object.id };
  await server.ok(objects.editObject, { params, body: { revision: object.revision, name: `${object.name}（一期）` } });
  const outside = (await server.ok(units.listUnits)).units.find(({ kind }) => kind === 'other-city');
  if (outside === undefined) throw new Error('no unit is outside');
  await server.ok(shares.setTaskShares, { body: { taskIds, add: [outside.id], remove: [] } });
  await server.ok(exporting.exportTasks, { body: { format: 'csv', filter: {}, sort: 'position', columns: ['code', 'text'] } });

  const contact = await server.as('contact', { unit: '泰安市水利局' });
  await contact.call(themes.addTheme, { body: { name: '无权新建', note: null } });
  // One version is published after another, and one is under review.
  await publish(server, await upload(server, reissued(smallPlan, 2), version.planId));
  await upload(server, reissued(smallPlan, 3), version.planId);
}
