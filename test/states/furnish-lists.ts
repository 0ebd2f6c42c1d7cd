/** A list of the year that was issued, signed for and objected to, with all that hangs on it. */
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as tasks from '#contract/ledger/task-endpoints.ts';
import { publish, upload } from '#test/plan-steps.ts';
import type { TestServer } from '#test/server.ts';

const plan = `泰安市水运发展分工方案

一、主要任务
1.加快建设癸港。（牵头单位：市交通运输局；责任单位：市水利局）
2.推进子航道整治。（牵头单位：市水利局；责任单位：市交通运输局）
3.研究丑港布局。（牵头单位：市交通运输局）
`;

export async function furnishLists(server: TestServer): Promise<void> {
  const water = await server.as('contact', { unit: '泰安市水利局' });
  const traffic = await server.as('contact', { unit: '泰安市交通运输局' });
  const version = await upload(server, plan);
  await publish(server, version);
  const listed = (await server.ok(tasks.listTasks, { query: { planId: [version.planId] } })).tasks.map(({ id }) => id);
  const { id: listId } = await server.ok(listing.createList, { body: { year: 2026, name: '重点任务清单' } });
  const params = { listId };
  await server.ok(listing.addToList, { params, body: { by: 'ids', taskIds: listed.slice(0, 2) } });
  await server.ok(listing.omitTasks, { params, body: { taskIds: listed.slice(2), reason: '上年已办结' } });
  const items = (await server.ok(cells.listItems, { params })).items.map(({ id }) => id);
  const { revision } = await server.ok(listing.getList, { params });
  const changes = items.flatMap((item) => [
    { item, field: 'goal' as const, value: '主体完工' },
    { item, field: 'q2' as const, value: '6-30 开工' },
    { item, field: 'supervise' as const, value: '泰安市水利局' },
  ]);
  await server.ok(cells.changeCells, { params, body: { revision, changes } });
  await server.ok(sheets.exportList, { params, body: { format: 'csv' } });
  await server.ok(listing.consultList, { params });
  const seen = await server.ok(listing.getList, { params });
  const approval = { as: 'meeting', by: '常务会议', on: '2026-01-01', way: 'paper', revision: seen.revision } as const;
  const approved = await server.ok(listing.approveList, { params, body: approval });
  await server.ok(issuing.issueList, { params, body: { revision: approved.revision } });
  const open = async (who: typeof water) => (await who.ok(signing.listSignFors, { query: { listId } })).signFors.map(({ id }) => id);
  const [first = '', second = ''] = await open(water);
  await water.ok(signing.signItems, { body: { ids: [first], leader: '王局长', contact: '李科长' } });
  await water.ok(signing.objectToItem, { params: { signForId: second }, body: { reason: '不属本单位职责', leader: '王局长' } });
  const [own = ''] = await open(traffic);
  await traffic.ok(signing.signItems, { body: { ids: [own], leader: '赵局长', contact: '钱科长' } });
}
