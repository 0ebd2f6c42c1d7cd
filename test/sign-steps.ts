/** Lists that are issued and signed for, by their units' contacts, for tests. */
import { expect } from 'vitest';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { success } from '#core/failure.ts';
import { objectionDuties, signDuties } from '#server/ledger/list/sign-for-duties.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { publish, upload } from '#test/plan-steps.ts';
import type { Person, TestServer } from '#test/server.ts';

/** Each list in a year of its own, from 2041 on. */
export function signSteps(server: TestServer) {
  let plans = 0;
  let year = 2040;

  /** A plan of two tasks, in a list of a year of its own that is ready to be issued. `called`: units by other names than these. */
  async function ready(called: Readonly<Record<string, string>> = {}) {
    plans += 1;
    const printed = `泰和市第${plans}号分工方案

一、主要任务
1.加快建设第${plans}号高速公路。（牵头单位：市交通运输局；责任单位：市发展改革委、市财政局）
2.推进第${plans}号旅游公路建设。（牵头单位：市发展改革委；责任单位：市交通运输局）
`;
    const text = Object.entries(called).reduce((all, [from, to]) => all.replaceAll(from, to), printed);
    const params = await upload(server, text);
    await publish(server, params);
    const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
    year += 1;
    const { id: listId } = await server.ok(listing.createList, { body: { year, name: '年度清单' } });
    await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
    const { items } = await server.ok(cells.listItems, { params: { listId } });
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error('the list has too few items');
    await server.ok(cells.changeCells, {
      params: { listId },
      body: { revision: 2, changes: [first, second].map(({ id }) => ({ item: id, field: 'q2' as const, value: '6-30 开工' })) },
    });
    return { year, params, text, tasks, listId, first, second };
  }

  const approve = async (listId: string) => {
    const { revision } = await server.ok(listing.getList, { params: { listId } });
    return server.ok(listing.approveList, {
      params: { listId },
      body: { as: 'meeting', by: '常务会议', on: '2026-03-01', way: 'online', revision },
    });
  };
  const issue = (listId: string, revision: number) => server.call(issuing.issueList, { params: { listId }, body: { revision } });

  async function issued(called: Readonly<Record<string, string>> = {}) {
    const list = await ready(called);
    const answer = await issue(list.listId, (await approve(list.listId)).revision);
    expect(answer.problem).toBeUndefined();
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId: list.listId } });
    const of = (itemId: string, name: string) =>
      signFors.find((one) => one.item.id === itemId && one.unit.name === name) ?? expect.fail(name);
    return { ...list, signFors, of };
  }

  const sign = (person: Person, ...ids: readonly string[]) =>
    person.call(signing.signItems, { body: { ids: [...ids], leader: '王局长', contact: '李科长' } });
  const object = (person: Person, signForId: string) =>
    person.call(signing.objectToItem, { params: { signForId }, body: { reason: '不属本单位职责', leader: '王局长' } });
  const decide = (signForId: string, decision: 'uphold' | 'overrule', takenOverBy: string | null = null) =>
    server.call(signing.decideObjection, { params: { signForId }, body: { decision, reason: '会议研究', takenOverBy } });
  const stateOf = async (signForId: string, listId: string) =>
    (await server.ok(signing.listSignFors, { query: { listId } })).signFors.find(({ id }) => id === signForId);

  /** The rows of duties say what the facts say. */
  async function expectDuties(): Promise<void> {
    const outcome = await server.act(async (act) => {
      act.unchanged();
      return success(await compareDuties(act, [signDuties, objectionDuties]));
    });
    expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
  }

  return { ready, approve, issue, issued, sign, object, decide, stateOf, expectDuties };
}

export type SignSteps = ReturnType<typeof signSteps>;

/** Contacts of the units that those lists name, and of one that takes over. */
export async function signPeople(server: TestServer) {
  const as = (of: string): Promise<Person> => server.as('contact', { unit: of });
  return {
    市交通运输局: await as('市交通运输局'),
    市发展改革委: await as('市发展改革委'),
    市财政局: await as('市财政局'),
    市商务局: await as('市商务局'),
  };
}
