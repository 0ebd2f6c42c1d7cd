/** What processes took, as Linux says it under /proc; null on other systems. */
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

interface Figures {
  readonly parent: number;
  readonly ticks: number;
}

let ticksPerSecond: number | undefined;

/** Milliseconds of the processor that a process and all below it took, those that have ended too. */
export async function cpuMsOf(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const all = new Map<number, Figures>();
  await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        // The name of the program stands in brackets and may hold anything; numbers follow.
        const [, parent, ...rest] = stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ')
          .map(Number);
        // utime, stime, and those of children that were waited for.
        const ticks = rest.slice(9, 13).reduce((sum, each) => sum + each, 0);
        if (parent !== undefined) all.set(Number(name), { parent, ticks });
      }),
  );
  const isBelow = (one: number): boolean => one === pid || (all.has(one) && isBelow(all.get(one)?.parent ?? 0));
  const ticks = [...all].reduce((sum, [one, figures]) => (isBelow(one) ? sum + figures.ticks : sum), 0);
  return (ticks / ticksPerSecond) * 1000;
}

/** Megabytes of memory that a process holds now. */
export async function memoryMbOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
