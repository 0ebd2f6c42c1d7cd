/** Jobs as no domain has them, for the tests of the pool: what they do, their child must survive or not. */

/** Answers what it was given. */
export function echo(input: unknown): unknown {
  return input;
}

/** Never ends, and never lets its process look up. */
export function spin(): never {
  for (;;);
}

/** Never answers, at rest. */
export function wait(): Promise<never> {
  return new Promise(() => {
    setInterval(() => {}, 1000);
  });
}

/** Fills the heap. */
export function fillHeap(): never {
  const kept: string[][] = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => `${kept.length} ${index}`));
}

/** Fills the memory outside of the heap. */
export function fillBuffers(): never {
  const kept: Buffer[] = [];
  for (;;) kept.push(Buffer.alloc(10_000_000, 1));
}

/** What a child has of its server. */
export function surroundings(): { readonly environment: readonly string[]; readonly pid: number } {
  return { environment: Object.keys(process.env), pid: process.pid };
}

/** Reads a file of the machine. */
export async function readFile(path: string): Promise<string> {
  const { readFile: read } = await import('node:fs/promises');
  return read(path, 'utf8');
}

export function fail(): never {
  throw new RangeError('planted');
}
