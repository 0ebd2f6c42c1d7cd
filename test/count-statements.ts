/** How many statements a piece of work sends, whatever they take: what grows with its rows sends one for each. */
import type { Pool, PoolClient } from 'pg';

/** Counts what is sent through the pool while `work` runs; whoever else uses the pool meanwhile counts too. */
export async function countStatements<T>(pool: Pool, work: () => Promise<T>): Promise<{ readonly value: T; readonly statements: number }> {
  let statements = 0;
  const undo: (() => void)[] = [];
  const watch = (client: PoolClient): void => {
    const query = client.query.bind(client);
    Object.assign(client, {
      query: (...args: unknown[]): unknown => {
        statements += 1;
        return Reflect.apply(query, client, args);
      },
    });
    undo.push(() => Object.assign(client, { query }));
  };
  pool.on('acquire', watch);
  try {
    return { value: await work(), statements };
  } finally {
    pool.off('acquire', watch);
    for (const each of undo) each();
  }
}
