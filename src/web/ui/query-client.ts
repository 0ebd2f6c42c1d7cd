import { QueryClient } from '@tanstack/react-query';
import { freshnessOf } from '#web/ui/fresh.ts';
import { isTransient } from '#web/ui/request-failure.ts';

/** One cache for the page. `always`: the service is mostly on this machine, where navigator.onLine says nothing about it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => isTransient(error) && count < 2,
      retryDelay: (count) => 400 * 2 ** count,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** What calls touch is read anew in this cache. */
export const freshness = freshnessOf(queryClient);
