/** Answers of endpoints in the cache. Their keys are made here alone, of the endpoint's id and the input. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { call, type Answer, type CallInput } from '#web/ui/call.ts';

/** For useQuery. `whose`: where the answer depends on more than the input says. */
export function endpointQuery<E extends Endpoint>(endpoint: E, input: CallInput<E>, whose?: string) {
  return queryOptions({
    queryKey: whose === undefined ? [endpoint.id, input] : [endpoint.id, input, whose],
    queryFn: async ({ signal }): Promise<Answer<E>> => await call(endpoint, { ...input, signal }),
    meta: { reads: endpoint.reads ?? [] },
  });
}

/** For useInfiniteQuery. `nextOf` answers what to ask for the page after this one; null: it was the last. */
export function endpointPages<E extends Endpoint>(endpoint: E, input: CallInput<E>, nextOf: (page: Answer<E>) => CallInput<E> | null) {
  return infiniteQueryOptions({
    queryKey: [endpoint.id, input, 'pages'],
    queryFn: async ({ pageParam, signal }): Promise<Answer<E>> => await call(endpoint, { ...pageParam.input, signal }),
    initialPageParam: { input },
    getNextPageParam: (page) => {
      const next = nextOf(page);
      return next === null ? null : { input: next };
    },
    meta: { reads: endpoint.reads ?? [] },
  });
}

/** For useQuery: the rows of all pages, which are asked for one after the other. `inputFrom`: what to ask for behind so many rows. */
export function endpointRows<E extends Endpoint, Row>(
  endpoint: E,
  inputFrom: (offset: number) => CallInput<E>,
  pageOf: (answer: Answer<E>) => { readonly rows: readonly Row[]; readonly total: number },
) {
  return queryOptions({
    queryKey: [endpoint.id, inputFrom(0), 'rows'],
    queryFn: async ({ signal }): Promise<readonly Row[]> => {
      const found: Row[] = [];
      for (;;) {
        const { rows, total } = pageOf(await call(endpoint, { ...inputFrom(found.length), signal }));
        found.push(...rows);
        if (rows.length === 0 || found.length >= total) return found;
      }
    },
    meta: { reads: endpoint.reads ?? [] },
  });
}
