/** Changes of an issued item, asked for and decided, for tests: each test has a list of its own. */
import type { z } from 'zod';
import { expect } from 'vitest';
import * as changing from '#contract/ledger/change-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { changeDuties } from '#server/ledger/change/change-desk.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { startTestServer, type Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

export const nobody = '01930000-0000-7000-8000-00000000ffff';
export const signed = { reason: '用地报批尚未完成', leader: '王局长' };
export const minutes = { as: 'minutes', by: '领导小组会议', on: '2026-03-02', number: '泰领纪〔2026〕3号' } as const;
export type Wanted = z.input<typeof changing.askChange.body>['change'];

/** A server with its people, and what they do to the first item of the list that `issue` made last. */
export async function changeSteps() {
  const server = await startTestServer({ clock: testClock() });
  // Jobs come where a jurisdiction is set up.
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const people = await signPeople(server);
  const steps = signSteps(server);
  let at = { listId: '', itemId: '', code: '', milestone: '', year: 0 };

  const lead = people['市交通运输局'];
  const read = async () => (await server.ok(cells.getItem, { params: { itemId: at.itemId } })).item;
  /** A list is issued; its first item has one milestone. */
  const issue = async () => {
    const { listId, year, first } = await steps.issued();
    at = { ...at, listId, year, itemId: first.id };
    const { code = '', milestones } = await read();
    at = { ...at, code, milestone: milestones[0]?.id ?? '' };
    return at;
  };
  const ask = (change: Wanted, person: Person = lead) =>
    person.call(changing.askChange, { params: { itemId: at.itemId }, body: { change, ...signed } });
  const asked = async (change: Wanted, person: Person = lead) =>
    (await person.ok(changing.askChange, { params: { itemId: at.itemId }, body: { change, ...signed } })).id;
  const later = (): Wanted => ({ kind: 'due', moves: [{ milestone: at.milestone, due: `${at.year}-09-30` }] });
  const decide = (ids: readonly string[], decision: 'grant' | 'refuse' = 'grant', basis: typeof minutes | null = null) =>
    server.call(changing.decideChanges, { body: { ids: [...ids], decision, reason: '同意', basis } });
  const register = (change: Wanted, basis: object = minutes) =>
    server.call(changing.registerChange, {
      params: { itemId: at.itemId },
      body: { change, reason: '会议研究', basis: basis as typeof minutes },
    });
  const queue = async (query: z.input<typeof changing.listChanges.query> = {}) =>
    server.ok(changing.listChanges, { query: { itemId: at.itemId, ...query } });
  const unitId = async (name: string) =>
    (await server.ok(unit.listUnits, {})).units.find(({ names }) => names.some((one) => one.name === name))?.id ?? expect.fail(name);
  /** As if the milestone were over already: the lists of these tests lie in years to come. */
  const overdue = () => server.database.pool.query("update milestone set due = '2025-12-31' where id = $1", [at.milestone]);
  /** The rows of duties say what the facts say. */
  async function expectDuties(): Promise<void> {
    const outcome = await server.act(async (act) => {
      act.unchanged();
      return success(await compareDuties(act, [changeDuties]));
    });
    expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
  }
  return { server, people, steps, lead, read, issue, ask, asked, later, decide, register, queue, unitId, overdue, expectDuties };
}
