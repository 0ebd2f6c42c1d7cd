import type { z } from 'zod';
import type { Topic } from '#contract/platform/topic.ts';

/**
 * One endpoint as data. The server registers a handler for it, the browser calls it by the same value, and the OpenAPI document is
 * made from it. `path` uses OpenAPI's braces: /api/plans/{planId}.
 */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = Described<Params, Query, Input, Output> & (Reading | Changing);

interface Reading {
  readonly method: 'GET';
  /** The topics of the answer: pages that show it refetch it after a call that touches one of them. */
  readonly reads: readonly Topic[];
  readonly touches?: undefined;
}

interface Changing {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The topics that a call may change; `[]`: nothing that any page shows. */
  readonly touches: readonly Topic[];
  readonly reads?: undefined;
}

interface Described<Params extends z.ZodType, Query extends z.ZodType, Input extends z.ZodType, Output extends z.ZodType> {
  /** operationId, unique, camelCase: `listPlans`. */
  readonly id: string;
  readonly tag: string;
  readonly path: `/api/${string}`;
  /** One Chinese sentence for the readable documentation. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Input;
  readonly response: Output;
  /** The request carries one file beside the fields of `body` (multipart/form-data). */
  readonly upload?: boolean;
  /** The largest body in KB (1024 bytes), where lists of things may need more than the usual 64. */
  readonly bodyKb?: number;
  /** The answer is a file, described by FileAnswer on the server. */
  readonly download?: boolean;
  /** The file stays the same at its address: ranges of it can be asked for, so it is sent as it is, not compressed. */
  readonly resumable?: boolean;
  /** The answer is long and a first screen waits for it once: it is compressed with more work than those that are asked for all the time. */
  readonly denser?: boolean;
  /** Pages send it by themselves: it does not count as use, so an idle session still expires. */
  readonly background?: boolean;
  /** Takes a secret that could be guessed: a lower limit of requests per minute. */
  readonly throttled?: boolean;
  /** Codes of the refusals that the handler may answer with. */
  readonly failures: readonly string[];
  /** Those of them that ask the person something before anything is done: the trail does not keep them as refused acts. */
  readonly asks?: readonly string[];
}

type Field = keyof Described<z.ZodType, z.ZodType, z.ZodType, z.ZodType> | keyof Reading | keyof Changing;
/** A field that no endpoint has, such as a misspelt one, does not compile: a generic parameter alone would let it pass. */
type Misspelt<E> = { readonly [K in Exclude<keyof E, Field>]: never };

/** Keeps the literal types of an endpoint. */
export function endpoint<const E extends Endpoint>(definition: E & Misspelt<E>): E {
  return definition;
}

/** The codes that an endpoint may refuse with. */
export type FailureOf<E extends Endpoint> = E['failures'][number];

/** RFC 9457 problem details; `code` is the failure's code, `data` what its message needs. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly requestId: string;
}
