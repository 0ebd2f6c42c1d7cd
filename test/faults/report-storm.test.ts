/**
 * Kills in a storm of reports: every one that was acknowledged is there, once, with its version, its event in the trail, its duty and its count. The order of
 * faults follows from a seed, which is printed: FAULT_SEED=… runs the same again, FAULT_ROUNDS=… more of them.
 */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServerProcess } from '#test/server-process.ts';
import { expectWholeTrail, inDatabase } from '#test/faults/left-behind.ts';
import { openPeriod, startReporting, takeReportAccount } from '#test/faults/report-load.ts';
import { chance, endDatabase, freePort, RunningNode, shuffled } from '#test/faults/running-node.ts';
import { appointPeople, approveLists, issue, units, type SignPlace } from '#test/faults/sign-load.ts';

const seed = Number(process.env['FAULT_SEED'] ?? randomInt(1_000_000));
const command = ['src/cli/taizhang.ts', 'serve', '--demo'];
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 1);
const bound = 90_000 + rounds * 2 * 10_000;
/** So many acts between two faults. */
const between = 40;

let home: string;
let dataDir: string;
let place: SignPlace;
beforeAll(async () => {
  console.log(`FAULT_SEED=${seed}`);
  home = await mkdtemp(join(tmpdir(), 'taizhang-reports-'));
  dataDir = join(home, 'own');
  {
    await using first = startServerProcess(dataDir, { command });
    expect(await first.address, first.text()).toBeDefined();
  }
  place = await appointPeople(`${dataDir}-demo`, units.slice(0, 4));
}, bound);
afterAll(() => rm(home, { recursive: true, force: true }));

it('loses no report while the server and its database are killed', { timeout: bound }, async () => {
  const next = chance(seed);
  const serve = (port: number) => startServerProcess(dataDir, { command, env: { PORT: String(port) } });
  {
    await using first = new RunningNode(await freePort(), serve);
    await first.serves();
    for (const list of await approveLists(first.origin, place.office, { tasks: 40, years: 1 }))
      expect(await issue(first.origin, place.office, list)).toBe(true);
    await first.stop();
  }
  expect(await inDatabase(`${dataDir}-demo`, openPeriod)).toBe(40 * 8);
  await using node = new RunningNode(await freePort(), serve);
  await node.serves();
  const load = startReporting(node.origin, place, next);
  const faults = Array.from({ length: rounds }, () => [() => node.kill(), () => endDatabase(`${dataDir}-demo`, 'SIGKILL')]).flat();
  for (const fault of shuffled(faults, next)) {
    await load.more(between);
    // In the middle of something, never at the same point of it.
    await new Promise((resolve) => setTimeout(resolve, next() * 200));
    await fault();
    node.goesOn();
  }
  await load.more(between);
  await load.each();
  await load.stop();
  await node.stop();

  const { counts, states, ...wrong } = await inDatabase(`${dataDir}-demo`, (database) => takeReportAccount(database, load));
  console.log(`acknowledged ${counts.done}, refused ${counts.refused}, not known ${counts.unknown}; ${JSON.stringify(states)}`);
  expect(wrong).toEqual({ lost: [], doubled: [], untrue: [], astray: [], undutiful: [], miscounted: 0, forgotten: [] });
  await expectWholeTrail(`${dataDir}-demo`);
});
