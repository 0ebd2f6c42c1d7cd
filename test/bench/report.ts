/** The figures of `npm run bench`, and how they are printed. */

export interface SideFigures {
  /** Of the middle round. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Of the processor, a request; null where the system does not say. */
  readonly serverCpuMs: number | null;
  readonly databaseCpuMs: number | null;
  readonly requests: number;
  /** Requests that were refused because the server was busy. */
  readonly busy: number;
  readonly bytesEach: number;
}

export interface ActFigures {
  readonly act: string;
  readonly connections: number;
  /** Requests a second of ours over those of the bare server, round by round. */
  readonly ratio: { readonly min: number; readonly median: number; readonly max: number };
  /** Time of the processor that the bare server and PostgreSQL take for a request, over what ours and PostgreSQL take.
   * Who else uses the machine hardly changes it; that our server has one thread does not show in it. Not a number where the system does not say. */
  readonly cpuRatio: number;
  readonly ours: SideFigures;
  readonly bare: SideFigures;
  /** The longest that our main thread kept everybody waiting. */
  readonly longestBlockMs: number;
}

interface Memory {
  readonly ours: number | null;
  readonly bare: number | null;
}

export interface SizeFigures {
  readonly size: number;
  readonly acts: readonly ActFigures[];
  readonly memoryMb: { readonly before: Memory; readonly after: Memory };
}

/** The head of a table. */
export function headOf(of: { size: number; what: string; connections: number; rounds: number; milliseconds: number }): string {
  return `
${of.size.toLocaleString('en')} ${of.what}, ${of.connections === 1 ? 'one connection' : `${of.connections} connections`}, ${of.rounds} rounds of ${of.milliseconds / 1000} s
                  ours / bare     by     requests/s       ours, ms       bare, ms      CPU ms a request: server, database   kB longest
act              min  mid  max   CPU    ours    bare     p50    p95     p50    p95      ours           bare                      block`;
}

/** One act. */
export function lineOf({ act, ratio, cpuRatio, ours, bare, longestBlockMs }: ActFigures): string {
  const cells = [
    padded(act, 16),
    ...[ratio.min, ratio.median, ratio.max].map((value) => figure(value, 5)),
    figure(cpuRatio, 6),
    figure(ours.perSecond, 8),
    figure(bare.perSecond, 8),
    ...[ours, bare].flatMap((side) => [figure(side.p50Ms, 8), figure(side.p95Ms, 7)]),
    ...[ours, bare].flatMap((side) => [figure(side.serverCpuMs, 8), figure(side.databaseCpuMs, 7)]),
    figure(ours.bytesEach / 1000, 8),
    figure(longestBlockMs, 8),
  ];
  const busy = ours.busy + bare.busy === 0 ? '' : `  refused as busy: ours ${ours.busy}, bare ${bare.busy}`;
  return cells.join('') + busy;
}

/** The same acts at the least and the greatest size: how much longer they take, and the database's time, which a busy machine moves least. None for one size. */
export function growthOf(all: readonly SizeFigures[], what: string): readonly string[] {
  const [small, great] = [all[0], all.at(-1)];
  if (small === undefined || great === undefined || small === great) return [];
  const sizes = [small, great].map(({ size }) => size.toLocaleString('en'));
  const rows = great.acts.flatMap((now) => {
    const before = small.acts.find(({ act, connections }) => act === now.act && connections === now.connections);
    if (before === undefined) return [];
    const cells = [before.ours, now.ours].flatMap((side) => [figure(side.p50Ms, 9), figure(side.p95Ms, 8), figure(side.databaseCpuMs, 8)]);
    const grown = (now.ours.databaseCpuMs ?? Number.NaN) / (before.ours.databaseCpuMs ?? Number.NaN);
    return [[padded(now.act, 16), String(now.connections).padStart(4), ...cells, figure(grown, 9)].join('')];
  });
  return [
    `\n${sizes.join(' and ')} ${what}: p50, p95, CPU ms of the database a request, and how many times as much the last one is`,
    ...rows,
  ];
}

/** Resident memory of both servers before the first request and after the last. */
export function memoryLine(before: Memory, after: Memory): string {
  const side = (name: 'ours' | 'bare'): string => `${name} ${figure(before[name], 0)} → ${figure(after[name], 0)} MB`;
  return `memory: ${side('ours')}, ${side('bare')}`;
}

/** Three digits that count. */
function figure(value: number | null, width: number): string {
  if (value === null || Number.isNaN(value)) return '–'.padStart(width);
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0).padStart(width);
}

/** Chinese characters take two places. */
function padded(text: string, width: number): string {
  const taken = Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - taken));
}
