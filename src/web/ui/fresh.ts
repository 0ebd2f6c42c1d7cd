/** Keeps what pages show fresh: after a change, every answer in the cache that tells of what it touched is read anew. */
import type { QueryClient } from '@tanstack/react-query';
import type { Topic } from '#contract/platform/topic.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** What the answer tells of, by its endpoint. */
      reads?: readonly Topic[];
    };
  }
}

/** Changes that belong together. */
interface Batch {
  /** Reads anew what they touched; resolves when what is in sight is there. */
  readonly refetch: () => Promise<void>;
}

export interface Freshness {
  /** A call touched these. */
  readonly touched: (topics: readonly Topic[]) => void;
  /** From now on what is touched waits until `readAnew`: several changes are read once, and not between each other. */
  readonly startBatch: () => Batch;
}

/** The freshness of one cache. */
export function freshnessOf(client: QueryClient): Freshness {
  const open = new Set<Set<Topic>>();
  const refetch = async (topics: ReadonlySet<Topic>): Promise<void> => {
    if (topics.size === 0) return;
    await client.invalidateQueries({ predicate: ({ meta }) => (meta?.reads ?? []).some((topic) => topics.has(topic)) });
  };
  return {
    touched: (topics) => {
      if (open.size === 0) void refetch(new Set(topics));
      for (const batch of open) for (const topic of topics) batch.add(topic);
    },
    startBatch: () => {
      const topics = new Set<Topic>();
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
