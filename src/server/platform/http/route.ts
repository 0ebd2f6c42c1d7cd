/** How a domain offers an endpoint: one function per endpoint, load → decide → save, in one transaction. */
import type { z } from 'zod';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { success, type Outcome } from '#core/failure.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** One file of a multipart/form-data request. `mediaType` is what the browser claims: judge by content. */
export interface UploadedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** An answer that is a file, sent as an attachment. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Present on endpoints with `upload: true`; a request without a file never reaches the handler. */
  readonly file?: UploadedFile;
}

interface TransactionRoute {
  readonly kind: 'act';
  readonly endpoint: Endpoint;
  /** Slow work that needs no database, done before the transaction begins: it would keep a connection from everybody else. */
  prepare(input: RouteInput<unknown, unknown, unknown>): Promise<Outcome<unknown>>;
  /** Gets what `prepare` answered. */
  handle(prepared: unknown, act: Act): Promise<Outcome<unknown>>;
}

interface VisitRoute {
  readonly kind: 'visit';
  readonly endpoint: Endpoint;
  handle(input: RouteInput<unknown, unknown, unknown>, visit: Visit): Promise<Outcome<unknown>>;
}

/** An endpoint with its handler, the types erased so that routes of all kinds fit in one list. */
export type Route = TransactionRoute | VisitRoute;

type Input<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType> = RouteInput<z.output<P>, z.output<Q>, z.output<I>>;

/** Joins an endpoint and its handler. The input arrives parsed; the answer is cut to the endpoint's response schema. */
export function route<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<P, Q, I, O>,
  handler: (input: Input<P, Q, I>, act: Act) => Promise<Outcome<z.output<O>> | Outcome<FileAnswer>>,
): Route {
  return preparedRoute(endpoint, async (input) => success(input), handler);
}

/** The same in two steps: `prepare` works without the database, `handler` on what it made. */
export function preparedRoute<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType, Prepared>(
  endpoint: Endpoint<P, Q, I, O>,
  prepare: (input: Input<P, Q, I>) => Promise<Outcome<Prepared>>,
  handler: (prepared: Prepared, act: Act) => Promise<Outcome<z.output<O>> | Outcome<FileAnswer>>,
): Route {
  return {
    kind: 'act',
    endpoint,
    // The server parses the input with this endpoint's schemas before it calls, and hands on what prepare answered: the one place where
    // the erased types come back.
    prepare: (input) => prepare(input as Input<P, Q, I>),
    handle: (prepared, act) => handler(prepared as Prepared, act),
  };
}

/**
 * For endpoints that are about the login itself: they begin before it is known whose request it is, set cookies, and keep what a refusal
 * leaves behind (a counted failure). The handler opens its own transactions, each with its audit event.
 */
export function visitRoute<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<P, Q, I, O>,
  handler: (input: Input<P, Q, I>, visit: Visit) => Promise<Outcome<z.output<O>>>,
): Route {
  return { kind: 'visit', endpoint, handle: (input, visit) => handler(input as Input<P, Q, I>, visit) };
}
