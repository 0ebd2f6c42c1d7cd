import { useMutation } from '@tanstack/react-query';
import { freshness } from '#web/ui/query-client.ts';

interface Steps<T, Given> {
  /** The change is done; the page may still show the old data. */
  readonly onDone?: (answer: T, given: Given) => void;
  /** The touched data has been refetched. */
  readonly onFresh?: (answer: T, given: Given) => void | Promise<void>;
  readonly onError?: (error: Error, given: Given) => void;
  /** Changes of the same name are sent one after the other, in the order in which they were asked for. */
  readonly inTurn?: string;
}

/** A change made by one call, or by several that belong together. It stays pending until the touched data has been refetched. */
export function useAct<T, Given = void>(act: (given: Given) => Promise<T>, { onDone, onFresh, onError, inTurn }: Steps<T, Given> = {}) {
  return useMutation({
    mutationFn: act,
    ...(inTurn === undefined ? {} : { scope: { id: inTurn } }),
    onMutate: () => freshness.startBatch(),
    onSuccess: async (answer, given, gathered) => {
      const read = gathered.refetch();
      // The change is done. What goes wrong on the page afterwards must not tell the person that it was refused.
      try {
        onDone?.(answer, given);
        await read;
        await onFresh?.(answer, given);
      } catch (error) {
        reportError(error);
      }
    },
    onError: async (error, given, gathered) => {
      const read = gathered?.refetch();
      onError?.(error, given);
      await read;
    },
  });
}
