/** When a program in the foreground is to end: somebody said so, or whoever could say so is gone. */
import { readFileSync } from 'node:fs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves at the first signal; to be called first of all, so that none that comes during the start is lost. A signal that comes twice
 * (from the terminal and again through npm) is one. `underNpm`: npm runs us, and we end with it.
 */
export function stopSignal(underNpm: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
    // Whoever read what we say is gone: a terminal that was closed, a reader of the log that ended. It would end us in the middle of a stop.
    for (const stream of [process.stdout, process.stderr]) {
      stream.on('error', ({ code }: NodeJS.ErrnoException) => {
        if (code === 'EPIPE' || code === 'EIO') resolve();
      });
    }
    // The launcher (bin/ under an old Node) holds the other end; when it is killed nobody could stop us any more.
    process.once('disconnect', () => resolve());
    process.channel?.unref();
    if (underNpm) stopWithParent(resolve);
  });
}

/**
 * npm hands signals on only while it lives; when it was killed, the program that it ran ends too instead of holding port and data.
 * npm runs its scripts through a shell, so it is our parent or our parent's parent.
 */
function stopWithParent(resolve: () => void): void {
  const before = ancestors();
  const timer = setInterval(() => {
    const now = ancestors();
    // What could not be read is no sign of anything: a process without a free descriptor reads no file, and goes on all the same.
    const known = before.grandparent !== undefined && now.grandparent !== undefined;
    if (now.parent === before.parent && (!known || now.grandparent === before.grandparent)) return;
    clearInterval(timer);
    resolve();
  }, 500);
  timer.unref();
}

/** `grandparent` is undefined where it cannot be read: then the parent alone has to do. */
function ancestors(): { readonly parent: number; readonly grandparent: string | undefined } {
  const parent = process.ppid;
  try {
    // The name in brackets may hold anything; after it come state and parent.
    const rest = readFileSync(`/proc/${parent}/stat`, 'utf8').replace(/^.*\) /s, '');
    return { parent, grandparent: rest.split(' ')[1] };
  } catch {
    return { parent, grandparent: undefined };
  }
}
