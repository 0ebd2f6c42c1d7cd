import { useMutation } from '@tanstack/react-query';
import { freshness } from '#web/ui/query-client.ts';

interface Steps<T, Given> {
  /** It is done. What the page shows may still be of before. */
  readonly onDone?: (answer: T, given: Given) => void;
  /** What it touched has been read anew. */
  readonly onFresh?: (answer: T, given: Given) => void | Promise<void>;
  readonly onError?: (error: Error, given: Given) => void;
}

/** A change made by one call, or by several that belong together. It stays pending until what the calls touched has been read anew. */
export function useAct<T, Given = void>(act: (given: Given) => Promise<T>, { onDone, onFresh, onError }: Steps<T, Given> = {}) {
  return useMutation({
    mutationFn: act,
    onMutate: () => freshness.startBatch(),
    onSuccess: async (answer, given, gathered) => {
      const read = gathered.refetch();
      onDone?.(answer, given);
      await read;
      await onFresh?.(answer, given);
    },
    onError: async (error, given, gathered) => {
      const read = gathered?.refetch();
      onError?.(error, given);
      await read;
    },
  });
}
