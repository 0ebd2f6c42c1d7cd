/**
 * Kills in a storm of sign-fors (签收): every acknowledged one is there, once, with its event in the trail and its duty done; nothing that was refused
 * is. The order of faults follows from a seed, which is printed: FAULT_SEED=… runs the same again, FAULT_ROUNDS=… more of them.
 */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServerProcess } from '#test/server-process.ts';
import { expectWholeTrail, inDatabase } from '#test/faults/left-behind.ts';
import { chance, endDatabase, freePort, RunningNode, shuffled } from '#test/faults/running-node.ts';
import {
  appointPeople,
  approveLists,
  issue,
  startSigning,
  takeIssueAccount,
  takeSignAccount,
  units,
  type SignPlace,
} from '#test/faults/sign-load.ts';
const seed = Number(process.env['FAULT_SEED'] ?? randomInt(1_000_000));
const command = ['src/cli/taizhang.ts', 'serve', '--demo'];
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 1);
const bound = 90_000 + rounds * 2 * 10_000;
/** So many acts between two faults. */
const between = 25;
/** Issuing takes about so long. */
const issuingMs = 1500;

let home: string;
let dataDir: string;
let place: SignPlace;
beforeAll(async () => {
  console.log(`FAULT_SEED=${seed}`);
  home = await mkdtemp(join(tmpdir(), 'taizhang-signing-'));
  dataDir = join(home, 'own');
  {
    await using first = startServerProcess(dataDir, { command });
    expect(await first.address, first.text()).toBeDefined();
  }
  place = await appointPeople(`${dataDir}-demo`);
}, bound);
afterAll(() => rm(home, { recursive: true, force: true }));

it('loses no signature while the server and its database are killed', { timeout: bound }, async () => {
  const next = chance(seed);
  await using node = new RunningNode(await freePort(), (port) => startServerProcess(dataDir, { command, env: { PORT: String(port) } }));
  await node.serves();
  for (const list of await approveLists(node.origin, place.office, { tasks: 60, years: 2 + rounds }))
    expect(await issue(node.origin, place.office, list)).toBe(true);
  const load = startSigning([node.origin], place, next);
  const faults = Array.from({ length: rounds }, () => [() => node.kill(), () => endDatabase(`${dataDir}-demo`, 'SIGKILL')]).flat();
  for (const fault of shuffled(faults, next)) {
    await load.more(between);
    // In the middle of something, never at the same point of it.
    await new Promise((resolve) => setTimeout(resolve, next() * 200));
    await fault();
    node.goesOn();
  }
  await load.more(between);
  await load.stop();
  await node.stop();

  const account = await inDatabase(`${dataDir}-demo`, (database) => takeSignAccount(database, load.entries));
  const { counts, states, ...wrong } = account;
  console.log(`acknowledged ${counts.done}, refused ${counts.refused}, not known ${counts.unknown}; ${JSON.stringify(states)}`);
  const codes = Map.groupBy(load.entries, ({ code }) => code);
  console.log(JSON.stringify([...codes].map(([code, some]) => [code, some.length])));
  expect(wrong).toEqual({ lost: [], doubled: [], untrue: [], astray: [], undutiful: [] });
  await expectWholeTrail(`${dataDir}-demo`);
});

it('issues a list whole or not at all while the server and its database are killed', { timeout: bound * 2 }, async () => {
  const next = chance(seed + 1);
  await using node = new RunningNode(await freePort(), (port) => startServerProcess(dataDir, { command, env: { PORT: String(port) } }));
  await node.serves();
  const lists = await approveLists(node.origin, place.office, { tasks: 200, years: rounds * 2 });
  for (const [at, list] of lists.entries()) {
    const issuing = issue(node.origin, place.office, list);
    await new Promise((resolve) => setTimeout(resolve, next() * issuingMs));
    if (at % 2 === 0) await node.kill();
    else await endDatabase(`${dataDir}-demo`, 'SIGKILL');
    node.goesOn();
    const answer = await issuing;
    await node.serves();
    const left = await inDatabase(`${dataDir}-demo`, (database) => takeIssueAccount(database, list.id));
    console.log(at % 2 === 0 ? 'server' : 'database', answer, JSON.stringify(left));
    const { items } = left;
    const whole = {
      state: 'issued',
      coded: items,
      parts: items * units.length,
      versions: items,
      signFors: items * units.length,
      duties: items * units.length,
      events: 1,
    };
    const none = { state: 'approved', coded: 0, parts: 0, versions: 0, signFors: 0, duties: 0, events: 0 };
    if (answer !== null) expect(left.state).toBe(answer ? 'issued' : 'approved');
    expect(left).toEqual({ items, ...(left.state === 'issued' ? whole : none) });
    if (left.state === 'approved') expect(await issue(node.origin, place.office, list)).toBe(true);
    expect(await inDatabase(`${dataDir}-demo`, (database) => takeIssueAccount(database, list.id))).toEqual({ items, ...whole });
  }
  await node.stop();
  await expectWholeTrail(`${dataDir}-demo`);
});
