/** The child processes of this process's pool, as the system sees them: tests stop, go on and kill them as an operator or the kernel would. */
import { readFileSync, readdirSync } from 'node:fs';

/** Their process ids, and those of a server that runs as a process of its own. Linux. */
export function poolChildren(server = process.pid): readonly number[] {
  return readdirSync(`/proc/${server}/task`)
    .flatMap((task) => readFileSync(`/proc/${server}/task/${task}/children`, 'utf8').trim().split(' '))
    .filter((pid) => pid !== '' && commandOf(pid).includes('pool/child-main'))
    .map(Number);
}

/** Seconds of a core that a process has taken, to a hundredth. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Whether a process lives; a dead one that nobody has asked after does not. */

/** Whether a process lives; a dead one that nobody has asked after does not. */
export function lives(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Sends a signal; one that is gone by then needs none. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
