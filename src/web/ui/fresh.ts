/** Keeps pages up to date: after a change, every cached answer about the topics that it touched is refetched. */
import type { QueryClient } from '@tanstack/react-query';
import type { Topic } from '#contract/platform/topic.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** The topics of the answer, from its endpoint. */
      reads?: readonly Topic[];
    };
  }
}

/** Changes that belong together. */
interface Batch {
  /** Refetches what they touched; resolves when the visible data has arrived. */
  readonly refetch: () => Promise<void>;
}

export interface Freshness {
  /** Reports the topics that a call touched. */
  readonly touched: (topics: readonly Topic[]) => void;
  /** Collects touched topics until `refetch`, so that several changes cause one refetch, after the last of them. */
  readonly startBatch: () => Batch;
}

/** Makes the invalidation for one cache. */
export function freshnessOf(client: QueryClient): Freshness {
  // By name: built pages have each endpoint's topics as plain data.
  const open = new Set<Set<string>>();
  const refetch = async (topics: ReadonlySet<string>): Promise<void> => {
    if (topics.size === 0) return;
    await client.invalidateQueries({ predicate: ({ meta }) => (meta?.reads ?? []).some(({ name }) => topics.has(name)) });
  };
  return {
    touched: (topics) => {
      if (open.size === 0) void refetch(new Set(topics.map(({ name }) => name)));
      for (const batch of open) for (const { name } of topics) batch.add(name);
    },
    startBatch: () => {
      const topics = new Set<string>();
      open.add(topics);
      return {
        refetch: async () => {
          open.delete(topics);
          await refetch(topics);
        },
      };
    },
  };
}
