/**
 * npm run bench: our server beside the bare one, over the same database, in turn: a round of ours, a round of the bare one, and again. Machines
 * differ and are shared, so what is compared is the ratio of two rounds that follow each other.
 */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { actsOf, type BenchAct } from '#test/bench/acts.ts';
import { openKeptCluster, type KeptCluster, type Ledger } from '#test/bench/kept-cluster.ts';
import { LoadAnswer, type LoadQuestion } from '#test/bench/load-question.ts';
import { LongestBlock, Serving, startPart, type Begun, type Part } from '#test/bench/part.ts';
import type { Prepared } from '#test/bench/prepare.ts';
import { cpuMsOf, memoryMbOf } from '#test/bench/process-figures.ts';
import { growthOf, headOf, lineOf, memoryLine, type ActFigures, type SideFigures, type SizeFigures } from '#test/bench/report.ts';

export interface ServersOptions {
  readonly sizes: readonly number[];
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly milliseconds: number;
  /** Parts of the names of acts; none: all acts. */
  readonly only: readonly string[];
  readonly keep: string | undefined;
  /** A file for the figures. */
  readonly json: string | undefined;
}

/** What is measured in ledgers of several sizes. */
export interface Measured {
  /** What a size counts. */
  readonly what: string;
  readonly ledgerOf: (size: number) => Ledger;
  readonly actsOf: (pool: Pool, size: number, ours: Serving) => Promise<readonly BenchAct[]>;
  /** How our server begins. */
  readonly begun?: Begun;
  /** What is measured at the end by itself; `ours` still serves. */
  readonly last?: (prepared: Prepared, ours: Part) => Promise<void>;
}

const tasks: Measured = { what: 'tasks', ledgerOf: (size) => size, actsOf };

/** Prints the figures. Throws when the two servers do not say the same. */
export async function benchServers(options: ServersOptions, measured: Measured = tasks): Promise<void> {
  const cluster = await openKeptCluster(options.keep);
  const figures: SizeFigures[] = [];
  try {
    for (const size of options.sizes) figures.push(await benchSize(cluster, size, options, measured));
  } finally {
    await cluster.stop();
  }
  for (const line of growthOf(figures, measured.what)) console.log(line);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ options, figures }, null, 2)}\n`);
}

interface Side {
  readonly part: Part;
  readonly serving: Serving;
}

interface Bench {
  readonly ours: Side;
  readonly bare: Side;
  readonly load: Part;
  readonly postmaster: number;
}

async function benchSize(
  cluster: KeptCluster,
  size: number,
  { connections, rounds, milliseconds, only }: ServersOptions,
  { what, ledgerOf, actsOf: allActs, begun = {}, last }: Measured,
): Promise<SizeFigures> {
  const prepared = await cluster.copy(ledgerOf(size));
  const { owner, ownerConnection, connection } = prepared;
  const parts = { ours: startPart('our-server.ts'), bare: startPart('bare-server.ts'), load: startPart('load.ts') };
  try {
    const begin = async (part: Part, over: unknown): Promise<Side> => ({
      part,
      serving: await part.ask({ ...begun, connection: over }, Serving),
    });
    const bench: Bench = {
      ours: await begin(parts.ours, connection),
      bare: await begin(parts.bare, ownerConnection),
      load: parts.load,
      postmaster: await cluster.postmaster(),
    };
    const all = await allActs(owner.pool, size, bench.ours.serving);
    const acts = all.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
    if (acts.length === 0) throw new Error(`no act is called so; there are: ${all.map(({ name }) => name).join(', ')}`);
    const memory = async () => ({ ours: await memoryMbOf(parts.ours.pid), bare: await memoryMbOf(parts.bare.pid) });
    const before = await memory();
    for (const act of acts) await act.check(bench.ours.serving, bench.bare.serving);
    const measured: ActFigures[] = [];
    // An act whose requests are used up by and by goes on where it was.
    const places = new Map(acts.map((act) => [act, { ours: 0, bare: 0 }]));
    for (const count of connections) {
      console.log(headOf({ size, what, connections: count, rounds, milliseconds }));
      for (const act of acts.filter(({ most = Infinity }) => count <= most)) {
        const figures = await measure(bench, act, places.get(act) ?? { ours: 0, bare: 0 }, { connections: count, rounds, milliseconds });
        console.log(lineOf(figures));
        measured.push(figures);
      }
    }
    const after = await memory();
    console.log(memoryLine(before, after));
    await last?.(prepared, bench.ours.part);
    return { size, acts: measured, memoryMb: { before, after } };
  } finally {
    await Promise.all(Object.values(parts).map((part) => part.end()));
    await owner.close();
  }
}

interface Effort {
  readonly connections: number;
  readonly rounds: number;
  readonly milliseconds: number;
}

/** What one side took over all rounds. */
interface Sum {
  readonly rates: number[];
  readonly latencies: number[];
  serverMs: number | null;
  databaseMs: number | null;
  busy: number;
  bytes: number;
}

async function measure(bench: Bench, act: BenchAct, place: { ours: number; bare: number }, effort: Effort): Promise<ActFigures> {
  const sums = { ours: emptySum(), bare: emptySum() };
  const round = async (side: 'ours' | 'bare', milliseconds: number): Promise<Sum> => {
    const { part, serving } = bench[side];
    if (act.renew !== undefined) {
      await act.renew(side);
      place[side] = 0;
    }
    const question: LoadQuestion = {
      ...serving,
      connections: effort.connections,
      milliseconds,
      requests: [...act.requests[side]],
      from: place[side],
      once: act.renew !== undefined,
    };
    const before = [await cpuMsOf(part.pid), await cpuMsOf(bench.postmaster)] as const;
    const answer = await bench.load.ask(question, LoadAnswer);
    const after = [await cpuMsOf(part.pid), await cpuMsOf(bench.postmaster)] as const;
    place[side] = answer.next;
    return {
      rates: [answer.latencies.length / answer.seconds],
      latencies: answer.latencies,
      serverMs: difference(after[0], before[0]),
      databaseMs: difference(after[1], before[1]),
      busy: answer.busy,
      bytes: answer.bytes,
    };
  };
  // Connections are opened, statements prepared, pages read.
  for (const side of ['ours', 'bare'] as const) await round(side, Math.min(500, effort.milliseconds));
  await bench.ours.part.ask({ longestBlock: true }, LongestBlock);
  let longest = 0;
  for (let index = 0; index < effort.rounds; index++) {
    add(sums.ours, await round('ours', effort.milliseconds));
    longest = Math.max(longest, (await bench.ours.part.ask({ longestBlock: true }, LongestBlock)).milliseconds);
    // What the one side left to be written does not fall on the other.
    await sleep(50);
    add(sums.bare, await round('bare', effort.milliseconds));
    await sleep(50);
  }
  const ratios = sums.ours.rates.map((rate, index) => rate / (sums.bare.rates[index] ?? Number.NaN)).toSorted((a, b) => a - b);
  const [ours, bare] = [figuresOf(sums.ours), figuresOf(sums.bare)];
  return {
    act: act.name,
    connections: effort.connections,
    ratio: { min: quantile(ratios, 0), median: quantile(ratios, 0.5), max: quantile(ratios, 1) },
    cpuRatio: cpuOf(bare) / cpuOf(ours),
    ours,
    bare,
    longestBlockMs: longest,
  };
}

/** Not a number where the system does not say. */
function cpuOf({ serverCpuMs, databaseCpuMs }: SideFigures): number {
  return (serverCpuMs ?? Number.NaN) + (databaseCpuMs ?? Number.NaN);
}

function emptySum(): Sum {
  return { rates: [], latencies: [], serverMs: 0, databaseMs: 0, busy: 0, bytes: 0 };
}

function add(sum: Sum, round: Sum): void {
  sum.rates.push(...round.rates);
  sum.latencies.push(...round.latencies);
  sum.serverMs = sum.serverMs === null || round.serverMs === null ? null : sum.serverMs + round.serverMs;
  sum.databaseMs = sum.databaseMs === null || round.databaseMs === null ? null : sum.databaseMs + round.databaseMs;
  sum.busy += round.busy;
  sum.bytes += round.bytes;
}

function difference(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}

function figuresOf({ rates, latencies, serverMs, databaseMs, busy, bytes }: Sum): SideFigures {
  const sorted = latencies.toSorted((a, b) => a - b);
  const each = (total: number | null): number | null => (total === null ? null : total / latencies.length);
  return {
    perSecond: quantile(
      rates.toSorted((a, b) => a - b),
      0.5,
    ),
    p50Ms: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    serverCpuMs: each(serverMs),
    databaseCpuMs: each(databaseMs),
    requests: latencies.length,
    busy,
    bytesEach: bytes / Math.max(1, latencies.length + busy),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
