/** How an endpoint is tried: what it is tried on, and a request that gets past every check but the one for powers without wrecking anything. */
import type { z } from 'zod';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import type { CallRequest } from '#test/server.ts';
import type { Target, Targets, World } from '#test/powers/walk/target.ts';

export type AnyRequest = CallRequest<unknown, unknown, unknown>;

export interface Trial {
  readonly id: string;
  readonly targets: Targets;
  readonly request: (target: Target, world: World) => AnyRequest;
  /** Of an answer that lists or counts: whether the target is in it. Without one every answer is about the target. */
  readonly shows: ((answer: string, target: Target) => boolean) | undefined;
  /** Refusals that say “there is nothing”, besides those that end in -not-found. */
  readonly emptyCodes: readonly string[];
  /** It ends or changes the session that asks: each time another one. */
  readonly spendsSession: boolean;
  /** Units do it themselves: the scope of a working group does not reach its members. */
  readonly bySelf: boolean;
  /** Further requests for the test with ids of others: fields that the walk leaves empty. */
  readonly fuller: (target: Target, world: World) => readonly AnyRequest[];
  /** Places of ids that no such request reaches, because of what else it takes to get there: a test of its own tries them. */
  readonly triedElsewhere: readonly string[];
}

type RequestOf<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType> = CallRequest<z.input<P>, z.input<Q>, z.input<I>>;

interface Extra<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType> {
  readonly shows?: Trial['shows'];
  readonly emptyCodes?: readonly string[];
  readonly spendsSession?: boolean;
  readonly bySelf?: boolean;
  readonly fuller?: (target: Target, world: World) => readonly RequestOf<P, Q, I>[];
  readonly triedElsewhere?: readonly string[];
}

/** One row, in two steps so that the compiler holds the requests to the endpoint's schemas: `trial(endpoint)(targets, request)`. */
export function trial<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<P, Q, I, O>,
): (targets: Targets, request: (target: Target, world: World) => RequestOf<P, Q, I>, extra?: Extra<P, Q, I>) => Trial {
  return (
    targets,
    request,
    { shows, emptyCodes = [], spendsSession = false, bySelf = false, fuller = () => [], triedElsewhere = [] } = {},
  ) => ({
    id: endpoint.id,
    targets,
    request,
    shows,
    emptyCodes,
    spendsSession,
    bySelf,
    fuller,
    triedElsewhere,
  });
}
