/** How long one turn of the event loop kept the main thread, so that nobody else was answered: in time of the processor, whatever else the machine does. */

export interface Turn<T> {
  readonly value: T;
  /** The most that the thread worked between two turns of its loop. */
  readonly milliseconds: number;
}

/** Measures while `work` runs. The work of the test itself counts too: it should have made its inputs before. */
export async function longestTurn<T>(work: () => Promise<T>): Promise<Turn<T>> {
  let longest = 0;
  let before = used();
  let immediate: NodeJS.Immediate | undefined;
  const look = (): void => {
    const now = used();
    longest = Math.max(longest, now - before);
    before = now;
    immediate = setImmediate(look);
  };
  look();
  try {
    const value = await work();
    return { value, milliseconds: Math.max(longest, used() - before) };
  } finally {
    if (immediate !== undefined) clearImmediate(immediate);
  }
}

/** Milliseconds that this thread has worked; others of the process (compression, collection of garbage) do not count. */
function used(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
