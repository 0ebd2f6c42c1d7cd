/** 填报负担 and 临时要数 over HTTP: what is asked is counted, and what is held already or too much is refused with its place and figure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as burden from '#contract/reporting/burden-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as settings from '#contract/settings/endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock, testDay } from '#test/test-clock.ts';

// Of the year of these lists.
const period = '2041-06';
let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let code = '';
let itemId = '';
let listId = '';
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  people = await signPeople(server);
  const list = await steps.ready();
  listId = list.listId;
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const changes = items.map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, {
    params: { listId },
    body: { revision, changes: [...changes, { item: list.first.id, field: 'goal', value: '路基完工' }] },
  });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  const issued = await server.ok(cells.listItems, { params: { listId } });
  [code, itemId] = [issued.items[0]?.code ?? '', issued.items[0]?.id ?? ''];
  await runJob(server, openPeriods, { clock: testClock('2041-06-30T02:00:00.000Z') });
});
afterAll(() => server.stop());

const idOf = (person: Person): string => person.unitId ?? '';
const burdens = async (who: Person | TestServer = server) =>
  (await who.ok(burden.getBurden, { params: { period } })).units.map(({ name, reports, asked, questions, carried }) => [
    name,
    reports,
    asked,
    questions,
    carried,
  ]);
const ask = (text: string, of: (typeof burden.askUnits.body)['_output']['of'], due = '2041-07-10') =>
  server.call(burden.askUnits, { params: { period }, body: { text, reason: '市委常委会材料', due, of } });
const units = (...of: readonly Person[]) => ({ by: 'units' as const, unitIds: of.map(idOf) });
const questions = async (who: Person | TestServer = server) => (await who.ok(burden.listQuestions, { params: { period } })).questions;

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
}

describe('burden', () => {
  it('is what was asked when the period opened, in official order, of a unit its own', async () => {
    expect(await burdens()).toEqual([
      // The milestones of these lists' second quarter are due on the last day of June.
      ['市交通运输局', 2, 5, 0, 4],
      ['市发展改革委', 2, 5, 0, 4],
      ['市财政局', 1, 1, 0, 2],
    ]);
    expect(await burdens(people.市财政局)).toEqual([['市财政局', 1, 1, 0, 2]]);
    expect(await burdens(people.市商务局)).toEqual([]);
  });
});

describe('a question', () => {
  it('is asked of units, owed by them, answered, and answered anew', async () => {
    expect((await ask('已签约企业多少家？', units(people.市财政局, people.市交通运输局))).body).toMatchObject({ units: 2 });
    await expectDuties();
    expect(await burdens(people.市财政局)).toEqual([['市财政局', 1, 2, 1, 2]]);
    const [own] = await questions(people.市财政局);
    expect(own).toMatchObject({ text: '已签约企业多少家？', reason: '市委常委会材料', due: '2041-07-10' });
    expect(own?.answers.map(({ unit: { name }, text }) => [name, text])).toEqual([['市财政局', null]]);
    const answerId = own?.answers[0]?.id ?? '';
    const answer = (text: string, by = people.市财政局) => by.call(burden.answerQuestion, { params: { answerId }, body: { text } });
    expect((await answer('12 家', people.市交通运输局)).problem?.code).toBe('question-not-found');
    expect((await answer('12 家')).problem).toBeUndefined();
    expect((await answer('12 家')).problem).toBeUndefined();
    expect((await answer('13 家')).problem).toBeUndefined();
    await expectDuties();
    // Said twice in the same words, it was said once.
    const { rows } = await server.database.pool.query("select from audit_object where object_type = 'report_answer'");
    expect(rows).toHaveLength(2);
    expect((await questions())[0]?.answers.map(({ text }) => text).toSorted()).toEqual(['13 家', null]);
  });

  it('of a fact that is held already is refused, with the place of it', async () => {
    const codeAndData = async (text: string, of: Parameters<typeof ask>[1]) => {
      const { problem } = await ask(text, of);
      return [problem?.code, problem?.data.fact, problem?.data.said, problem?.data.place];
    };
    const item = { by: 'item' as const, code };
    expect((await codeAndData('请报已签约企业，多少家', units(people.市财政局))).slice(0, 3)).toEqual([
      'question-held',
      'question',
      'empty',
    ]);
    expect(await codeAndData('存在哪些问题', units(people.市财政局))).toEqual([
      'question-held',
      'problem',
      'empty',
      `/reports/figures/list?period=${period}&figure=expected&unit=${idOf(people.市财政局)}`,
    ]);
    expect(await codeAndData('年度目标是什么', item)).toEqual(['question-held', 'goal', '路基完工', `/lists/${listId}?item=${itemId}`]);
    expect((await codeAndData('目前完成进度', item)).slice(0, 3)).toEqual(['question-held', 'percent', 'empty']);
    // Once a figure was accepted, it is told.
    const { reports } = await people.市交通运输局.ok(reporting.listReports, { query: { period } });
    const { id } = reports.find(({ lead }) => lead) ?? expect.fail('nothing to lead');
    await people.市交通运输局.ok(reporting.saveReport, {
      params: { reportId: id },
      body: { changes: { text: { seen: '', to: '开工' }, percent: { seen: null, to: 38 }, self: { seen: null, to: 'green' } } },
    });
    await people.市交通运输局.ok(reporting.submitReports, { body: { reports: [{ id, seen: 1 }] } });
    await server.ok(reporting.acceptReports, { body: { consent: [{ id, version: 1 }], back: [] } });
    expect(await codeAndData('目前完成进度', item)).toEqual([
      'question-held',
      'percent',
      '38%',
      `/reports/figures/list?period=${period}&figure=accepted&unit=${idOf(people.市交通运输局)}`,
    ]);
    expect((await ask('拆迁户数', item)).body).toMatchObject({ units: 1 });
    // Of the unit as such it is another question.
    expect((await ask('拆迁户数', units(people.市交通运输局))).body).toMatchObject({ units: 1 });
    // Asked of several, the place is not the list of one of them.
    expect((await codeAndData('存在哪些问题', units(people.市财政局, people.市交通运输局)))[3]).toBe(
      `/reports/figures/list?period=${period}&figure=expected`,
    );
  });

  it('of a unit that is asked enough is refused with the figure', async () => {
    const { version } = await server.ok(settings.getRuleSet);
    await server.ok(settings.changeRules, { body: { changes: { 'frequency.cells-most': 5 }, reason: '减负', version } });
    const [, , before] = (await burdens(people.市发展改革委))[0] ?? [];
    expect(before).toBe(5);
    const { problem } = await ask('新增就业人数', units(people.市财政局, people.市发展改革委));
    expect(problem).toMatchObject({ code: 'question-over-ceiling', data: { unit: '市发展改革委', asked: 5, ceiling: 5 } });
    expect((await ask('新增就业人数', units(people.市财政局))).problem).toBeUndefined();
  });

  it('is asked of those that report, by a day to come', async () => {
    expect((await ask('用电量', units(people.市商务局))).problem).toMatchObject({
      code: 'question-not-reporting',
      data: { name: '市商务局' },
    });
    expect((await ask('用电量', { by: 'item', code: '2026-9999' })).problem?.code).toBe('question-not-reporting');
    expect((await ask('用电量', units(people.市财政局), '2026-03-01')).problem?.code).toBe('question-due-past');
    // A day is over at its end.
    expect((await ask('用电量', units(people.市财政局), testDay)).problem).toBeUndefined();
  });

  it('is withdrawn with a reason: nobody owes it, and what was answered stays', async () => {
    const first = (await questions()).find(({ text }) => text === '已签约企业多少家？') ?? expect.fail('no question');
    const withdraw = () => server.call(burden.withdrawQuestion, { params: { questionId: first.id }, body: { reason: '改由统计口径提供' } });
    const [[, , asked] = []] = await burdens(people.市财政局);
    expect((await withdraw()).problem).toBeUndefined();
    await expectDuties();
    const [[, , left] = []] = await burdens(people.市财政局);
    expect(left).toBe(Number(asked) - 1);
    expect((await withdraw()).problem?.code).toBe('question-withdrawn');
    const nobodys = '01930000-0000-7000-8000-00000000ffff';
    const unknown = await server.call(burden.withdrawQuestion, { params: { questionId: nobodys }, body: { reason: '无' } });
    expect(unknown.problem?.code).toBe('question-not-found');
    const [own] = (await questions(people.市财政局)).filter(({ id }) => id === first.id);
    expect(own).toMatchObject({ withdrawn: { reason: '改由统计口径提供' }, answers: [{ text: '13 家' }] });
    const late = await people.市财政局.call(burden.answerQuestion, {
      params: { answerId: own?.answers[0]?.id ?? '' },
      body: { text: '14 家' },
    });
    expect(late.problem?.code).toBe('question-withdrawn');
    // It may be asked again.
    expect((await ask('已签约企业多少家？', units(people.市财政局))).problem).toBeUndefined();
  });

  it('goes with a unit that becomes another', async () => {
    const [from, into] = [idOf(people.市财政局), idOf(people.市商务局)];
    await server.ok(unit.mergeUnits, { body: { from, into, reason: '重复' } });
    await expectDuties();
    expect((await questions(people.市商务局)).map(({ text }) => text)).toContain('新增就业人数');
  });

  it('asked of two units that become one is asked once, of the one that answered; where both did, both answers stay', async () => {
    const { version } = await server.ok(settings.getRuleSet);
    await server.ok(settings.changeRules, { body: { changes: { 'frequency.cells-most': 60 }, reason: '恢复', version } });
    const [from, into] = [people.市发展改革委, people.市交通运输局];
    const texts = ['无人答复', '一方答复', '双方答复'];
    for (const text of texts) expect((await ask(text, units(from, into))).problem).toBeUndefined();
    const answer = async (by: Person, text: string) => {
      const mine = (await questions(by)).find((one) => one.text === text)?.answers[0]?.id ?? expect.fail(text);
      await by.ok(burden.answerQuestion, { params: { answerId: mine }, body: { text: `${text} ${idOf(by)}` } });
    };
    await answer(from, '一方答复');
    for (const by of [from, into]) await answer(by, '双方答复');
    await server.ok(unit.mergeUnits, { body: { from: idOf(from), into: idOf(into), reason: '重复' } });
    const told = (await questions()).filter(({ text }) => texts.includes(text));
    expect(Object.fromEntries(told.map(({ text, answers }) => [text, answers.map((one) => one.text ?? '').toSorted()]))).toEqual({
      无人答复: [''],
      一方答复: [`一方答复 ${idOf(from)}`],
      双方答复: [`双方答复 ${idOf(from)}`, `双方答复 ${idOf(into)}`].toSorted(),
    });
    await expectDuties();
  });

  it('of a figure that was accepted in several periods is answered with the last of them', async () => {
    await runJob(server, openPeriods, { clock: testClock('2041-07-31T02:00:00.000Z') });
    const transport = people.市交通运输局;
    // It leads both items by now; no milestone is due in July.
    const { units: asked } = await server.ok(burden.getBurden, { params: { period: '2041-07' } });
    expect(asked.find(({ id: unitId }) => unitId === idOf(transport))).toMatchObject({ reports: 2, asked: 6 });
    const { reports } = await transport.ok(reporting.listReports, { query: { period: '2041-07' } });
    const { id } = reports.find(({ lead, item }) => lead && item.code === code) ?? expect.fail('nothing to lead');
    const changes = { text: { seen: '', to: '推进' }, percent: { seen: null, to: 45 }, self: { seen: null, to: 'green' as const } };
    const { revision } = await transport.ok(reporting.saveReport, { params: { reportId: id }, body: { changes } });
    await transport.ok(reporting.submitReports, { body: { reports: [{ id, seen: revision }] } });
    // Handed in, it is not accepted yet.
    expect((await ask('目前完成进度', { by: 'item', code })).problem?.data).toMatchObject({ said: '38%' });
    await server.ok(reporting.acceptReports, { body: { consent: [{ id, version: 1 }], back: [] } });
    expect((await ask('目前完成进度', { by: 'item', code })).problem?.data).toMatchObject({ said: '45%' });
  });
});
