/** Files that are made to hold up or to end the server: each is refused in words that say what to do, and everybody else is answered meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSystem } from '#contract/access/endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { hostilePlans, hostileTables, slowTable } from '#test/hostile-files.ts';
import { longestTurn } from '#test/longest-turn.ts';
import { cpuSeconds, poolChildren } from '#test/pool-children.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Generous: what held the server before took seconds to minutes of a core in one turn. */
const longest = 1000;

describe('a table', () => {
  it.each(hostileTables)('of %s is refused as %s, and holds up nobody', async (_what, code, bytes) => {
    const file = { name: '单位', bytes: bytes() };
    const { value: answer, milliseconds } = await longestTurn(() => server.call(unit.importUnits, { body: { commit: 'false' }, file }));
    expect(answer.problem).toMatchObject({ code, title: expect.stringContaining('请') });
    expect(milliseconds).toBeLessThan(longest);
  });
});

describe('a document', () => {
  it.each(hostilePlans)('of %s is refused, and holds up nobody', async (_what, name, code, why, bytes) => {
    const file = { name, bytes: bytes() };
    const { value: answer, milliseconds } = await longestTurn(() => server.call(plan.uploadPlan, { body: {}, file }));
    expect(answer.problem).toMatchObject({ code, title: expect.stringContaining(why) });
    expect(answer.problem?.title).toMatch(/请.*。$/);
    expect(milliseconds).toBeLessThan(longest);
    expect((await server.ok(plan.listPlans)).plans).toEqual([]);
  });
});

/** So long to read that it can be stopped in the middle. */
const slow = (): Buffer => Buffer.from(`${smallPlan}${'（责任单位：市财政局）推进，'.repeat(200_000)}\n`);
const upload = (bytes: Uint8Array | string) => server.call(plan.uploadPlan, { body: {}, file: { name: '方案.txt', bytes } });

/** The child that reads: the one that takes a core. */
async function busyChild(): Promise<number> {
  const before = new Map(poolChildren().map((pid) => [pid, cpuSeconds(pid)]));
  for (;;) {
    const found = poolChildren().find((pid) => cpuSeconds(pid) > (before.get(pid) ?? 0.3) + 0.3);
    if (found !== undefined) return found;
    await sleep(20);
  }
}

describe('a reader that dies in the middle', () => {
  it('refuses its file as not read, not as damaged, and the next file is read', async () => {
    const lost = upload(slow());
    process.kill(await busyChild(), 'SIGKILL');
    const { problem, headers } = await lost;
    expect(problem).toMatchObject({ status: 503, code: 'server.work-broken-off' });
    expect(headers.get('retry-after')).toBe('5');
    expect((await server.call(getSystem)).status).toBe(200);
    expect((await server.ok(plan.listPlans)).plans).toEqual([]);
    expect((await upload(smallPlan)).status).toBe(200);
  });

  it('of a table too', async () => {
    const lost = server.call(unit.importUnits, { body: { commit: 'false' }, file: { name: 'a.xlsx', bytes: slowTable() } });
    process.kill(await busyChild(), 'SIGKILL');
    expect((await lost).problem).toMatchObject({ status: 503, code: 'server.work-broken-off' });
  });
});

describe('whoever leaves', () => {
  it('takes the work along: its child is free for others', async () => {
    const controller = new AbortController();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(slow())]), '方案.txt');
    const { origin } = server;
    const left = fetch(`${origin}/api/plans`, {
      method: 'POST',
      body: form,
      headers: { origin, cookie: server.office.cookie },
      signal: controller.signal,
    }).catch((error: Error) => error.name);
    const pid = await busyChild();
    controller.abort();
    expect(await left).toBe('AbortError');
    while (poolChildren().includes(pid)) await sleep(20);
    expect((await upload(`${smallPlan}后来的一句。\n`)).status).toBe(200);
  });
});
