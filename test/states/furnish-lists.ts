/** A list of the year that was issued, signed for and objected to, with all that hangs on it. */
import * as deputies from '#contract/account/deputy-endpoints.ts';
import * as attachments from '#contract/attachment/endpoints.ts';
import * as breaking from '#contract/ledger/breakdown-endpoints.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as calendar from '#contract/home/calendar-endpoints.ts';
import * as burden from '#contract/reporting/burden-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import * as tasks from '#contract/ledger/task-endpoints.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import type { Person, TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

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
  await server.ok(listing.consultList, { params, body: {} });
  const asked = async (who: typeof water) => (await who.ok(consulting.listConsultations, { query: params })).consultations[0]?.id ?? '';
  const own = { params: { consultationId: await asked(water) } };
  await water.ok(consulting.writeOpinion, { ...own, body: { itemId: items[0] ?? null, said: '请明确开工标准', seen: null } });
  await water.ok(consulting.answerConsultation, { ...own, body: { answer: 'opinions' } });
  await traffic.ok(consulting.answerConsultation, { params: { consultationId: await asked(traffic) }, body: { answer: 'none' } });
  const said = (await server.ok(consulting.listOpinions, { query: params })).opinions.map(({ id }) => id);
  await server.ok(consulting.answerOpinions, { body: { ids: said, decision: 'partly', reason: '按初步设计批复执行' } });
  const seen = await server.ok(listing.getList, { params });
  const approval = { as: 'meeting', by: '常务会议', on: '2026-01-01', way: 'paper', revision: seen.revision } as const;
  const approved = await server.ok(listing.approveList, { params, body: approval });
  await server.ok(issuing.issueList, { params, body: { revision: approved.revision } });
  const open = async (who: typeof water) => (await who.ok(signing.listSignFors, { query: { listId } })).signFors.map(({ id }) => id);
  const [first = '', second = ''] = await open(water);
  await water.ok(signing.signItems, { body: { ids: [first], leader: '王局长', contact: '李科长' } });
  await water.ok(signing.objectToItem, { params: { signForId: second }, body: { reason: '不属本单位职责', leader: '王局长' } });
  const [third = ''] = await open(traffic);
  await traffic.ok(signing.signItems, { body: { ids: [third], leader: '赵局长', contact: '钱科长' } });
  // What hangs on a list and on an item of it, and who stands in for a contact.
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  await server.ok(attachments.addAttachment, {
    body: { kind: 'annual_list', object: listId, label: 'internal' },
    file: { name: '签批件.png', bytes: picture },
  });
  const [itemId = ''] = items;
  const unitId = traffic.unitId ?? '';
  const child = { title: '水下工程', unitId, handledBy: '工程科', weight: 1, milestones: [{ due: '2026-05-31', text: '完成疏浚' }] };
  await traffic.ok(breaking.addChildren, { params: { itemId }, body: { unitId, children: [child] } });
  const { children } = await traffic.ok(breaking.getBreakdown, { params: { itemId } });
  const given = children.map(({ id, revision: drafted }) => ({ id, revision: drafted }));
  await traffic.ok(breaking.giveChildren, { params: { itemId }, body: { unitId, children: given } });
  const colleague = await server.as('unit-leader', { unit: '泰安市交通运输局' });
  const posts = await traffic.ok(deputies.listDeputies);
  const [held] = posts.held;
  await traffic.ok(deputies.nameDeputy, {
    params: { postId: held?.post.id ?? '' },
    body: { accountId: colleague.accountId, firstDay: posts.today, lastDay: posts.today },
  });
  await furnishReports(server, traffic, colleague);
}

/** What is asked of the quarter: one report is being typed, one went back to its unit and was handed in again. */
async function furnishReports(server: TestServer, contact: Person, leader: Person): Promise<void> {
  await server.database.pool.query('update jurisdiction set set_up_at = coalesce(set_up_at, now()) where id = $1', [server.jurisdictionId]);
  await runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') });
  const asked = async () => (await contact.ok(reporting.listReports, { query: { period: '2026-Q1' } })).reports;
  for (const { id, lead } of await asked()) {
    const changes = { text: { seen: '', to: lead ? '疏浚完成一半' : '' }, unchanged: { seen: '', to: lead ? '' : '等待牵头单位' } };
    await contact.ok(reporting.saveReport, {
      params: { reportId: id },
      body: { changes: { ...changes, percent: { seen: null, to: lead ? 50 : null }, self: { seen: null, to: lead ? 'green' : null } } },
    });
  }
  const submit = async () => {
    const led = (await asked()).filter(({ lead }) => lead);
    await contact.ok(reporting.submitReports, { body: { reports: led.map(({ id, edited }) => ({ id, seen: edited?.revision ?? 0 })) } });
    return led;
  };
  // Evidence, one more fact that is asked for, a calendar that asks, and silence that went up the line.
  const [led] = (await asked()).filter(({ lead }) => lead);
  if (led === undefined) throw new Error('nothing to report');
  await contact.ok(evidence.addReportLink, { params: { reportId: led.id }, body: { name: '疏浚公示', url: 'https://example.gov.cn/1' } });
  await server.ok(evidence.setReportDemand, { params: { itemId: led.item.id }, body: { evidenceReason: '拟销号', target: null } });
  const question = {
    text: '疏浚船只数量',
    reason: '测算工期',
    due: '2026-04-05',
    of: { by: 'units' as const, unitIds: [contact.unitId ?? ''] },
  };
  await server.ok(burden.askUnits, { params: { period: '2026-Q1' }, body: question });
  await contact.ok(calendar.renewCalendarFeed);
  const back = (await submit()).map(({ id, versions }) => ({ id, version: versions + 1, reason: '请写明完成的方量' }));
  await leader.ok(reporting.reviewReports, { body: { consent: [], back } });
  await submit();
  for (const job of raiseSilence) await runJob(server, job, { clock: testClock('2026-04-30T02:00:00.000Z') });
}
