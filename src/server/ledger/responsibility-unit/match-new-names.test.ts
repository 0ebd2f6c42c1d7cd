/** Names that come after the plan: what was printed and stood open finds its unit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { listPlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import { addUnit, addUnitAlias } from '#contract/unit/endpoints.ts';
import { smallPlan } from '#test/journeys/small-plan.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { detailsOf } from '#test/task-details.ts';

let server: TestServer;
let params: VersionParams;
beforeAll(async () => {
  server = await startTestServer();
  params = await upload(server, smallPlan);
  await publish(server, params);
});
afterAll(() => server.stop());

const stateOf = async (text: string) => (await server.ok(listPlanUnits, { params })).units.find((row) => row.text === text);

describe('a unit whose name comes later', () => {
  it('is matched where the ledger prints exactly that name, and its contact sees the tasks from then on', async () => {
    const contact = await server.as('contact', { unit: '市别的局' });
    expect((await contact.ok(listTasks)).tasks).toEqual([]);
    expect(await stateOf('市生态环境局')).toMatchObject({ state: 'open' });
    const fields = { kind: 'department', parentId: null, housedAtId: null, position: 10, code: null, validFrom: null, note: null } as const;
    await server.ok(addUnit, { body: { ...fields, names: { full: '某市生态环境局', short: '市生态环境局', aliases: [] } } });
    expect(await stateOf('市生态环境局')).toMatchObject({ state: 'matched', basis: 'name', confidence: 100 });
    // Close is not equal: it stays open.
    expect(await stateOf('市水利局')).toMatchObject({ state: 'open' });

    await server.ok(addUnitAlias, { params: { unitId: contact.unitId ?? '' }, body: { name: '市水利局', source: '文件印出' } });
    const seen = await detailsOf(contact, (await contact.ok(listTasks)).tasks);
    expect(seen.length).toBeGreaterThan(2);
    expect(
      seen.every(({ responsibilities }) => responsibilities.some(({ unit, units }) => unit === '市水利局' && units.length === 1)),
    ).toBe(true);
    const { rows } = await server.database.pool.query(
      "select 1 from audit_event e join audit_object o on o.event_id = e.id where e.act = 'addUnitAlias' and o.object_type = 'unit_text'",
    );
    expect(rows).toHaveLength(1);
  });
});

it('a name without a level in a plan of the state is not matched with the city’s unit of just that name', async () => {
  const fields = { kind: 'department', parentId: null, housedAtId: null, position: 11, code: null, validFrom: null, note: null } as const;
  await server.ok(addUnit, { body: { ...fields, names: { full: '发展改革委', short: null, aliases: [] } } });
  const text = (head: string) => `${head}\n\n一、主要任务\n1.推进简政放权。（责任单位：发展改革委）\n`;
  const listed = async (head: string) => {
    const { planId } = await upload(server, text(head));
    return await server.ok(listPlanUnits, { params: { planId } });
  };
  expect(await listed('国务院办公厅关于深化改革的分工方案')).toMatchObject({
    issuerLevel: 'state',
    units: [{ text: '发展改革委', state: 'open', proposals: [] }],
  });
  expect(await listed('某市深化改革分工方案')).toMatchObject({
    issuerLevel: 'own',
    units: [{ text: '发展改革委', state: 'matched' }],
  });
});
