/** How often a request waits for the database: routes with a budget (`within`) keep to it. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { routes } from '#server/domains.ts';
import { smallPlan } from '#test/small-plan.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let tasks: ledger.TaskRow[];
beforeAll(async () => {
  server = await startTestServer({ plain: true });
  await publish(server, await upload(server, smallPlan));
  ({ tasks } = await server.ok(ledger.listTasks));
});
afterAll(() => server.stop());

const task = (at: number) => tasks[at] ?? expect.fail('too few tasks');
let turn = 0;
const leads = ['市财政局', '市发展改革委'];
let corrected = 0;
let undone: string;
const correct = (at: number, revision: number) =>
  server.ok(correcting.correctTasks, {
    body: { tasks: [{ id: task(at).id, revision, values: { title: `题目${revision}` } }], reason: '测试' },
  });
/** A usual request of each; called several times, so that what is asked once of a connection has been asked. */
const requests: Readonly<Record<string, () => Promise<unknown>>> = {
  listTasks: () => server.ok(ledger.listTasks),
  setLead: () =>
    server.ok(ledger.setLead, {
      body: { tasks: [{ id: task(1).id, revision: (turn += 1) }], lead: leads[turn % 2] ?? null, reason: '测试' },
    }),
  correctTasks: () => correct(2, (corrected += 1)),
  // Taking back is a correction, which is taken back next.
  undoCorrection: async () => {
    undone ??= (await correct(3, 1)).id ?? expect.fail('nothing was corrected');
    undone = (await server.ok(correcting.undoCorrection, { params: { correctionId: undone } })).id;
  },
  getTask: () => server.ok(ledger.getTask, { params: { taskId: task(0).id } }),
};

/** Round trips of one request: statements that are sent while nothing on their connection is under way. */
async function tripsOf(request: () => Promise<unknown>, endsReading: boolean): Promise<number> {
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
  const underWay = new Map<unknown, number>();
  let trips = 0;
  const watched = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...given: unknown[]) {
    const before = underWay.get(this) ?? 0;
    // Nobody waits for the end of a transaction that only read (transaction.ts).
    if (before === 0 && !(endsReading && isCommit(given[0]))) trips += 1;
    underWay.set(this, before + 1);
    const answer = query.apply(this, given);
    void Promise.resolve(answer).then(
      () => underWay.set(this, (underWay.get(this) ?? 1) - 1),
      () => underWay.set(this, (underWay.get(this) ?? 1) - 1),
    );
    return answer;
  });
  try {
    await request();
  } finally {
    watched.mockRestore();
  }
  return trips;
}

const isCommit = (given: unknown): boolean => typeof given === 'object' && given !== null && 'text' in given && given.text === 'commit';

const budgeted = routes.filter(({ roundTrips }) => roundTrips !== undefined);

it('has a request for each budget', () => {
  expect(Object.keys(requests).toSorted()).toEqual(budgeted.map(({ endpoint }) => endpoint.id).toSorted());
});

it.each(budgeted.map(({ endpoint, roundTrips }) => [endpoint.id, roundTrips ?? 0, endpoint.method === 'GET'] as const))(
  '%s takes at most %i',
  async (id, most, reading) => {
    const request = requests[id] ?? expect.fail(id);
    for (let at = 0; at < 12; at++) await request();
    const trips = [];
    for (let at = 0; at < 5; at++) trips.push(await tripsOf(request, reading));
    expect(Math.min(...trips)).toBeLessThanOrEqual(most);
    expect(Math.min(...trips)).toBeGreaterThan(1);
  },
);
