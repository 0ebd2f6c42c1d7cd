/** A list issued before a Spring Festival whose days off nobody has announced yet. */
import { expect, it } from 'vitest';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as settings from '#contract/settings/endpoints.ts';
import { success } from '#core/failure.ts';
import { deemSigned } from '#server/ledger/list/deem-signed.ts';
import { opinionDuties } from '#server/ledger/list/opinion-duties.ts';
import { objectionDuties, signDuties } from '#server/ledger/list/sign-for-duties.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

it('holidays that are announced move the last days of what runs, and nobody is deemed to have signed during them', async () => {
  // A Wednesday.
  const clock = testClock('2027-02-03T02:00:00.000Z');
  await using server = await startTestServer({ clock });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const planning = await server.as('contact', { unit: '市发展改革委' });
  await server.as('contact', { unit: '市交通运输局' });
  const params = await upload(
    server,
    '泰和市分工方案\n\n一、主要任务\n1.加快建设高速公路。（牵头单位：市交通运输局；责任单位：市发展改革委）\n',
  );
  await publish(server, params);
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
  const { id: listId } = await server.ok(listing.createList, { body: { year: 2027, name: '年度清单' } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  await server.ok(cells.changeCells, {
    params: { listId },
    body: { revision: 2, changes: items.map(({ id }) => ({ item: id, field: 'q2' as const, value: '6-30 开工' })) },
  });
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const approval = { as: 'meeting', by: '常务会议', on: '2027-02-01', way: 'online', revision } as const;
  const approved = await server.ok(listing.approveList, { params: { listId }, body: approval });
  const issued = await server.ok(issuing.issueList, { params: { listId }, body: { revision: approved.revision } });
  expect(issued.signDue).toEqual({ day: '2027-02-08', provisional: true });
  const signFors = async () =>
    new Map((await server.ok(signing.listSignFors, { query: { listId } })).signFors.map((one) => [one.unit.name, one]));
  const objected = await planning.ok(signing.objectToItem, {
    params: { signForId: (await signFors()).get('市发展改革委')?.id ?? '' },
    body: { reason: '不属本单位职责', leader: '王主任' },
  });
  expect(objected.decisionDue).toEqual({ day: '2027-02-10', provisional: true });

  // The clocks of later are others: those that run keep the figure by which they began.
  const { version: before } = await server.ok(settings.getRuleSet);
  await server.ok(settings.changeRules, {
    body: { version: before, changes: { 'clock.sign-for': 10, 'clock.consultation': 6 }, reason: '春节前后' },
  });

  // Two more that are out for opinions: by the clock, and by a day that the office chose.
  const consulted = async (year: number, due: string | null) => {
    const { id } = await server.ok(listing.createList, { body: { year, name: '年度清单' } });
    await server.ok(listing.addToList, { params: { listId: id }, body: { by: 'ids', taskIds: tasks.map((task) => task.id) } });
    return { id, begun: (await server.ok(listing.consultList, { params: { listId: id }, body: { due } })).due };
  };
  const [reckoned, chosen] = [await consulted(2028, null), await consulted(2029, '2027-02-09')];
  expect(reckoned.begun).toEqual({ day: '2027-02-11', provisional: true });
  const roundDue = async (id: string) => (await server.ok(consulting.listConsultations, { query: { listId: id } })).rounds[0]?.due;

  // What is changed on a later day is not theirs either.
  await server.database.pool.query("update session set expires_at = expires_at + interval '1 year', idle_seconds = null");
  clock.ahead = 86_400_000;
  const { version: later } = await server.ok(settings.getRuleSet);
  await server.ok(settings.changeRules, { body: { version: later, changes: { 'clock.consultation': 9 }, reason: '再调整' } });

  const { version } = await server.ok(settings.getRuleSet);
  const enter = (holidays: string[], workdays: string[], seen: number) =>
    server.ok(settings.changeCalendarYear, {
      params: { year: 2027 },
      body: { announced: true, holidays, workdays, reason: '放假安排通知', version: seen },
    });
  const feast = ['05', '06', '07', '08', '09', '10', '11'].map((day) => `2027-02-${day}`);
  // Kept from here on: what is answered below is another answer (kept-until-touched.ts).
  await signFors();
  await enter(feast, ['2027-02-13'], version);
  // Thursday the 4th, Friday the 12th, and the Saturday that is worked.
  expect((await signFors()).get('市交通运输局')).toMatchObject({ state: 'pending', due: { day: '2027-02-13', provisional: false } });
  expect((await signFors()).get('市发展改革委')?.objection?.decisionDue).toEqual({ day: '2027-02-16', provisional: false });
  expect(await roundDue(reckoned.id)).toEqual({ day: '2027-02-17', provisional: false });
  expect(await roundDue(chosen.id)).toEqual({ day: '2027-02-09', provisional: false });
  const list = async () => server.ok(listing.getList, { params: { listId } });
  expect((await list()).signDue).toEqual({ day: '2027-02-13', provisional: false });
  const duties = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [signDuties, objectionDuties, opinionDuties]));
  });
  expect(duties).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
  await runJob(server, deemSigned, { clock: testClock('2027-02-13T15:59:00.000Z') });
  expect((await signFors()).get('市交通运输局')?.state).toBe('pending');

  // A day that was told is never taken back.
  await enter(feast.slice(1), ['2027-02-13'], (await server.ok(settings.getRuleSet)).version);
  expect((await list()).signDue).toEqual({ day: '2027-02-13', provisional: false });
  await runJob(server, deemSigned, { clock: testClock('2027-02-13T16:05:00.000Z') });
  expect((await signFors()).get('市交通运输局')).toMatchObject({ state: 'deemed', deemedOn: '2027-02-14' });

  // What is over stays as it was told, whatever is said of those days later.
  clock.ahead = 30 * 86_400_000;
  await enter([...feast, '2027-02-12'], [], (await server.ok(settings.getRuleSet)).version);
  expect((await list()).signDue).toEqual({ day: '2027-02-13', provisional: false });
  expect(await roundDue(reckoned.id)).toEqual({ day: '2027-02-17', provisional: false });
});
