/** What hashing of passwords is asked of node, counted: equal work takes equal time, on any machine. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { vi } from 'vitest';

interface HashingWork extends Disposable {
  /** Cost of each hash since the last time it was asked. */
  taken(): readonly string[];
}

/** Watches until it is disposed; the hashing itself is node's. */
export function watchHashing(): HashingWork {
  let costs: string[] = [];
  const hash = crypto.argon2;
  const watched = vi.spyOn(crypto, 'argon2').mockImplementation((algorithm, parameters, done) => {
    const { memory, passes, parallelism, tagLength } = parameters;
    costs.push([algorithm, memory, passes, parallelism, tagLength].join(' '));
    hash(algorithm, parameters, done);
  });
  syncBuiltinESMExports();
  return {
    taken: () => {
      const since = costs;
      costs = [];
      return since;
    },
    [Symbol.dispose]: () => {
      watched.mockRestore();
      syncBuiltinESMExports();
    },
  };
}
